"""The company, its phones, everything that was written on them, and what must be true of it at rest. For tests of the server."""

from typing import Any

from flask import Flask
from sqlalchemy import select

from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import db, write
from fieldapp.core.ids import new_id
from fieldapp.core.records import find, record_type
from fieldapp.people.actions import create_team
from fieldapp.people.models import Organisation
from fieldapp.sync import compaction
from fieldapp.sync.models import Conflict, SyncFeed, SyncMutation, SyncQuarantine, SyncRevision, SyncScope
from tests.company import Company, found
from tests.sync import backups, truth
from tests.sync.phones import Phone

PEOPLE = ["rep", "rep", "manager", "other", "admin"]
TEXT = {"note": "body", "need": "summary", "visit": "outcome"}


class Month:
    """`sent` is every mutation that any phone ever made."""

    def __init__(self, app: Flask) -> None:
        self.company: Company = found(app)
        self.accounts = [self.company.account("Sabine"), self.company.account("Bayou"), self.company.account("Plains", self.company.plains)]
        with acting_as(system(self.company.org_id)), write():
            self.north = create_team(new_id(), {"name": "North"}).id
        self.phones = {name: [self.company.phone(name) for _ in range(1 + (name == "rep"))] for name in set(PEOPLE)}
        for phone in self.all():
            phone.may_hold = truth.held_by
            phone.sync()
        self.south: str = self.phone("rep", 0).all("user")[self.phone("rep", 0).user_id]["team_id"]
        self.sent: dict[str, dict[str, Any]] = {}
        self.order: dict[str, int] = {account: number for number, account in enumerate(self.accounts)}
        self.words = 0
        self.backup: backups.Rows | None = None
        self.restored = False
        self._begin()

    def _begin(self) -> None:
        """Something of each kind, on every phone."""
        rep, account = self.phone("rep", 0), self.accounts[0]
        self.write(rep, "create", "trip", None, set={"title": "December", "month": "2026-12"})
        trip = rep.outbox[-1]["record"]
        self.write(rep, "create", "visit", None, set={"account_id": account, "trip_id": trip, "day": "2026-12-01"})
        self.write(rep, "create", "need", None, set={"account_id": account, "summary": self.word(), "spec": {"size": "-8"}})
        for _ in range(2):
            self.write(rep, "create", "note", None, set={"account_id": account, "body": self.word()})
        for phone in self.all():
            phone.sync()

    def all(self) -> list[Phone]:
        return [phone for name in sorted(self.phones) for phone in self.phones[name]]

    def phone(self, name: str, which: int) -> Phone:
        return self.phones[name][which % len(self.phones[name])]

    def age(self, record: str) -> tuple[int, str]:
        """A sorting key that does not depend on chance: ids do."""
        return self.order.get(record, 10**6), record

    def word(self) -> str:
        self.words += 1
        return f"word{self.words}x"

    def write(self, phone: Phone, op: str, kind: str, record: str | None, **more: Any) -> None:
        mutation = phone.write(op, kind, record, **more)
        self.sent[mutation["id"]] = mutation
        self.order.setdefault(mutation["record"], len(self.order))

    def patch(self, phone: Phone, kind: str, record: str, base: dict[str, Any], values: dict[str, Any]) -> None:
        """As a phone does it: `after` where an own change of the record is still unsent."""
        earlier = [mutation["id"] for mutation in phone.outbox if mutation["record"] == record]
        founded = {"after": earlier[-1]} if earlier else {"rev": phone.rev(kind, record)}
        self.write(phone, "patch", kind, record, base=base, set=values, **founded)

    def change_person(self, name: str, **values: Any) -> None:
        """The office gives somebody other territories or another team."""
        with acting_as(system(self.company.org_id)), write():
            patch = record_type("user").patch
            assert patch is not None
            patch(find("user", self.phone(name, 0).user_id), values)

    def compact(self, tenths: int) -> None:
        """Forget what is gone in the older part of each feed."""
        db.session.rollback()
        with acting_as(system(self.company.org_id)):
            for scope, head in db.session.execute(select(SyncScope.scope, SyncScope.head)).all():
                compaction.compact(scope, head * tenths // 10)

    def restore(self) -> None:
        """The server loses what came after the last backup, if there is one."""
        if self.backup is not None:
            backups.put_back(self.backup)
            self.restored = True

    def use_an_id_again(self, which: int) -> None:
        phone = self.phone("rep", 0)
        mine = list(phone.sent.values())
        if mine and phone.epoch == db.session.scalars(select(Organisation.epoch)).one():
            one = mine[which % len(mine)]
            assert phone.offered({**one, "record": new_id()})["code"] == "id_reused"
            assert phone.offered(one) == phone.verdicts[one["id"]], "the same again is answered word for word"

    def come_to_rest(self) -> None:
        for _ in range(2):
            for phone in self.all():
                phone.sync()
        verdicts = {key: value for phone in self.all() for key, value in phone.verdicts.items()}
        assert set(verdicts) == set(self.sent), "every mutation has its verdict"
        self._p1_nothing_is_lost(verdicts)
        self._p2_nothing_is_doubled()
        self._p3_and_p4_everybody_holds_what_is_theirs()

    def _p1_nothing_is_lost(self, verdicts: dict[str, dict[str, Any]]) -> None:
        """Each mutation ended as history, as a conflict people can see, or in quarantine with its raw text."""
        aside = set(db.session.scalars(select(SyncQuarantine.mutation_id)))
        if self.restored:  # what was refused is not given back: it is still on the phone, set aside
            aside |= {key for phone in self.all() for key, verdict in phone.verdicts.items() if verdict["verdict"] == "rejected"}
        asked = {one.mutation_id: one for one in db.session.scalars(select(Conflict))}
        bodies = {(one.mutation_id, one.record_id): one for one in db.session.scalars(select(SyncRevision))}
        for key, mutation in self.sent.items():
            verdict = verdicts[key]["verdict"]
            assert (verdict == "rejected") <= (key in aside)
            assert (verdict == "conflict") == (key in asked)
            made = bodies.get((key, mutation["record"]))
            field = TEXT.get(mutation["type"], "")
            if mutation["op"] in {"create", "patch"} and field in mutation["set"] and verdict in {"ok", "merged"}:
                new = set(mutation["set"][field].split()) - set((mutation.get("base", {}).get(field) or "").split())
                assert made is not None and new <= set(made.body[field].split()), "the words are in the history"
            if verdict == "conflict" and field in mutation.get("set", {}):
                assert asked[key].theirs == mutation["set"][field], "the words are in the question"

    def _p2_nothing_is_doubled(self) -> None:
        kept = db.session.scalars(select(SyncMutation.id)).all()
        lost = {key for phone in self.all() for key in phone.verdicts.keys() - phone.sent.keys() - set(kept)} if self.restored else set()
        assert sorted(kept) == sorted(self.sent.keys() - lost), "one verdict each"
        for name, field in TEXT.items():
            for record in db.session.scalars(select(record_type(name).model)):
                words = [word for word in (getattr(record, field) or "").split() if word.startswith("word")]
                assert len(words) == len(set(words)), "no word twice"
        creates = [one["record"] for one in self.sent.values() if one["op"] == "create"]
        firsts = db.session.scalars(select(SyncRevision.record_id).where(SyncRevision.rev == 1, SyncRevision.record_id.in_(creates))).all()
        assert len(firsts) == len(set(firsts))

    def _p3_and_p4_everybody_holds_what_is_theirs(self) -> None:
        copies = truth.copies()
        for phone in self.all():
            scopes = truth.held_by(phone.user_id)
            expected = {scope: copies[scope] for scope in scopes if copies.get(scope)}
            held = {
                scope: {key: (line["rev"], line["data"]) for key, line in records.items()}
                for scope, records in phone.held.items()
                if records
            }
            assert held == expected, phone.email
            assert set(phone.cursor) == scopes
        for scope, seqs in _sequences().items():
            assert len(seqs) == len(set(seqs)), f"{scope} has a number twice"


def _sequences() -> dict[str, list[int]]:
    scopes: dict[str, list[int]] = {}
    for scope, seq in db.session.execute(select(SyncFeed.scope, SyncFeed.seq)):
        scopes.setdefault(scope, []).append(seq)
    return scopes
