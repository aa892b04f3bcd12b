"""A Hypothesis state machine: phones that edit, lose requests and replies, send again; then P1–P4 against a model."""

from typing import Any

from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, multiple, rule, run_state_machine_as_test

from tests.company import Company, found
from tests.conftest import empty
from tests.sync.phones import Phone

NAMES = st.sampled_from(["rep", "rep", "manager", "other"])


class Months(RuleBasedStateMachine):
    """`written` is the model: every note's id and the words that were put into it, by whom."""

    app: Flask
    notes = Bundle("notes")

    @initialize()
    def start(self) -> None:
        empty()
        self.company: Company = found(self.app)
        self.accounts = [
            self.company.account("Sabine"),
            self.company.account("Bayou"),
            self.company.account("Plains", self.company.plains),
        ]
        self.phones: dict[str, list[Phone]] = {name: [self.company.phone(name)] for name in ("rep", "manager", "other")}
        self.phones["rep"].append(self.company.phone("rep"))
        for phone in self._all():
            phone.sync()
        self.made: dict[str, str] = {}
        self.sent: dict[str, dict[str, Any]] = {}

    def _all(self) -> list[Phone]:
        return [phone for phones in self.phones.values() for phone in phones]

    def _phone(self, name: str, which: int) -> Phone:
        return self.phones[name][which % len(self.phones[name])]

    def _write(self, phone: Phone, *what: Any, **more: Any) -> dict[str, Any]:
        mutation = phone.write(*what, **more)
        self.sent[mutation["id"]] = mutation
        return mutation

    @rule(target=notes, name=NAMES, which=st.integers(0, 1), at=st.integers(0, 2))
    def note(self, name: str, which: int, at: int) -> Any:
        phone = self._phone(name, which)
        visible = [account for account in self.accounts if phone.get("account", account)]
        if not visible:
            return multiple()
        note = self._write(
            phone,
            "create",
            "note",
            None,
            set={"account_id": visible[at % len(visible)], "body": f"word-{len(self.made)}"},
        )
        self.made[note["record"]] = note["set"]["body"]
        return note["record"]

    @rule(note=notes, name=NAMES, which=st.integers(0, 1), word=st.integers(0, 3))
    def edit(self, note: str, name: str, which: int, word: int) -> None:
        phone = self._phone(name, which)
        held = phone.get("note", note)
        if held is not None:
            self._write(
                phone,
                "patch",
                "note",
                note,
                rev=1,
                base={"body": held["body"]},
                set={"body": f"{held['body']}\nline {word}"},
            )

    @rule(note=notes, name=NAMES, which=st.integers(0, 1), rev=st.integers(1, 3))
    def remove(self, note: str, name: str, which: int, rev: int) -> None:
        phone = self._phone(name, which)
        if phone.get("note", note) is not None:
            self._write(phone, "delete", "note", note, rev=rev)

    @rule(name=NAMES, which=st.integers(0, 1), limit=st.sampled_from([1, 3, 5000]))
    def sync(self, name: str, which: int, limit: int) -> None:
        self._phone(name, which).sync(limit)

    @rule(name=NAMES, which=st.integers(0, 1))
    def lose_reply(self, name: str, which: int) -> None:
        self._phone(name, which).lose_reply()

    @rule(name=NAMES, which=st.integers(0, 1))
    def send_out_of_order(self, name: str, which: int) -> None:
        self._phone(name, which).outbox.reverse()

    @rule(which=st.integers(0, 2), there=st.booleans())
    def move(self, which: int, there: bool) -> None:
        manager = self.phones["manager"][0]
        held = manager.get("account", self.accounts[which])
        goal = self.company.plains if there else self.company.gulf
        if held is not None:
            self._write(
                manager,
                "patch",
                "account",
                self.accounts[which],
                rev=1,
                base={"territory_id": held["territory_id"]},
                set={"territory_id": goal},
            )

    def teardown(self) -> None:
        if not hasattr(self, "phones"):
            return
        for _ in range(2):
            for phone in self._all():
                phone.sync()
        verdicts = {key: value for phone in self._all() for key, value in phone.verdicts.items()}
        assert set(verdicts) == set(self.sent), "every mutation has its verdict"
        self._compare_views()
        self._check_words(verdicts)

    def _compare_views(self) -> None:
        for phones in self.phones.values():
            views = [{scope: records for scope, records in phone.held.items() if records} for phone in phones]
            assert all(view == views[0] for view in views), "phones of one person hold the same"
        manager = self.phones["manager"][0].all("note")
        for name, territory in (("rep", self.company.gulf), ("other", self.company.plains)):
            phone = self.phones[name][0]
            assert all(account["territory_id"] == territory for account in phone.all("account").values()), "nobody sees more"
            assert phone.all("note").items() <= manager.items()

    def _check_words(self, verdicts: dict[str, dict[str, Any]]) -> None:
        held = self.phones["manager"][0].all("note")
        removed = {m["record"] for m in self.sent.values() if m["op"] == "delete" and verdicts[m["id"]]["verdict"] == "ok"}
        for mutation in self.sent.values():
            if mutation["op"] == "create" and verdicts[mutation["id"]]["verdict"] == "ok" and mutation["record"] not in removed:
                assert held[mutation["record"]]["body"].count(self.made[mutation["record"]]) == 1, "nothing lost, nothing doubled"


def test_nothing_is_lost_or_doubled_in_any_order_of_faults(app: Flask) -> None:
    Months.app = app
    options = settings(
        max_examples=12,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    run_state_machine_as_test(Months, settings=options)
