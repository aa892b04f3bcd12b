"""A Hypothesis state machine: people write, decide, move, hand over and delete; their phones lose replies, repeat, come from old states;
the server forgets what is gone and is restored from backups.

At rest P1 to P4 are checked: what became of each change in `months.py`, what each phone must hold in `truth.py`.
"""

from typing import Any

from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.conftest import empty
from tests.sync import backups
from tests.sync.months import PEOPLE, Month
from tests.sync.phones import Phone

WHO = st.tuples(st.sampled_from(PEOPLE), st.integers(0, 1))
WHICH = st.integers(0, 9)
FAULTS = [
    "one page",
    "one page",
    "lost reply",
    "lost reply",
    "out of order",
    "copy",
    "old state",
    "beyond the head",
    "refill",
    "id used again",
]
FIELDS: dict[str, Any] = {
    "note": {"kind": ["meeting", "call", "other"]},
    "need": {"quantity": [1, 2, 3], "urgency": ["soon", "normal"], "kind": ["hose", "valve"]},
    "account": {"tier": ["A", "B"], "tags": [["oil"], ["oil", "steel"], []]},
    "visit": {"minutes": [30, 45], "must": [True, False]},
}
COMMANDS = {
    "trip": ("submit", "withdraw", "approve", "return", "start", "finish", "cancel"),
    "visit": ("check_in", "check_out", "skip"),
    "need": ("assign", "answer", "order", "reopen"),
    "conflict": ("settle",),
}


class Months(RuleBasedStateMachine):
    app: Flask

    @initialize()
    def start(self) -> None:
        empty()
        self.month = Month(self.app)

    def _held(self, who: tuple[str, int], kind: str, which: int) -> tuple[Phone, str, dict[str, Any]] | None:
        """The phone, and one of the records of a kind that it holds."""
        phone = self.month.phone(*who)
        ids = sorted(phone.all(kind), key=self.month.age)
        return (phone, ids[which % len(ids)], phone.all(kind)[ids[which % len(ids)]]) if ids else None

    @rule(who=WHO, kind=st.sampled_from(["note", "need", "visit", "comment"]), which=WHICH)
    def create_under_an_account(self, who: tuple[str, int], kind: str, which: int) -> None:
        found = self._held(who, "account", which)
        if found is None:
            return
        phone, account, _ = found
        trips = sorted(phone.all("trip"), key=self.month.age)
        values: dict[str, dict[str, Any]] = {
            "note": {"account_id": account, "body": self.month.word()},
            "need": {"account_id": account, "summary": self.month.word(), "spec": {"size": "-8"}},
            "visit": {"account_id": account, **({"trip_id": trips[which % len(trips)]} if trips else {})},
            "comment": {"record_type": "account", "record_id": account, "body": self.month.word()},
        }
        self.month.write(phone, "create", kind, None, set=values[kind])

    @rule(who=WHO)
    def create_a_trip(self, who: tuple[str, int]) -> None:
        self.month.write(self.month.phone(*who), "create", "trip", None, set={"title": "December", "month": "2026-12"})

    @rule(who=WHO, kind=st.sampled_from(["note", "need", "visit"]), which=WHICH, first=st.booleans())
    def add_a_line(self, who: tuple[str, int], kind: str, which: int, first: bool) -> None:
        field = {"note": "body", "need": "summary", "visit": "outcome"}[kind]
        found = self._held(who, kind, which)
        if found is not None:
            phone, record, data = found
            word, text = self.month.word(), data[field] or ""
            longer = f"{word}\n{text}" if first else f"{text}\n{word}"
            self.month.patch(phone, kind, record, {field: data[field]}, {field: longer})

    @rule(who=WHO, kind=st.sampled_from(sorted(FIELDS)), which=WHICH, field=WHICH, value=WHICH)
    def change_a_field(self, who: tuple[str, int], kind: str, which: int, field: int, value: int) -> None:
        found = self._held(who, kind, which)
        if found is not None:
            name, values = sorted(FIELDS[kind].items())[field % len(FIELDS[kind])]
            self.month.patch(found[0], kind, found[1], {name: found[2][name]}, {name: values[value % len(values)]})

    @rule(who=WHO, which=WHICH, letter=st.sampled_from(["temperature", "media", "pressure"]), value=st.integers(1, 3))
    def answer_a_question(self, who: tuple[str, int], which: int, letter: str, value: int) -> None:
        found = self._held(who, "need", which)
        if found is not None:
            spec = found[2]["spec"]
            self.month.patch(found[0], "need", found[1], {"spec": spec}, {"spec": {**spec, letter: value}})

    @rule(who=WHO, kind=st.sampled_from(["note", "need", "visit", "trip", "comment"]), which=WHICH, old=st.booleans())
    def remove(self, who: tuple[str, int], kind: str, which: int, old: bool) -> None:
        found = self._held(who, kind, which)
        if found is not None:
            phone, record, _ = found
            self.month.write(phone, "delete", kind, record, rev=1 if old else phone.rev(kind, record))

    @rule(who=WHO, kind=st.sampled_from(sorted(COMMANDS)), which=WHICH, name=WHICH)
    def command(self, who: tuple[str, int], kind: str, which: int, name: int) -> None:
        found = self._held(who, kind, which)
        if found is None:
            return
        phone, record, data = found
        args = {"settle": {"take": "theirs" if which % 2 else "ours"}}
        verb = COMMANDS[kind][name % len(COMMANDS[kind])]
        expect = {key: data[key] for key in ("status", "content") if key in data}
        at = {"at": "2026-12-01T09:00:00Z"} if verb in {"check_in", "check_out"} else {}
        self.month.write(phone, "command", kind, record, command=verb, args=args.get(verb, at), expect=expect)

    @rule(who=st.sampled_from([("manager", 0), ("admin", 0), ("rep", 0)]), which=WHICH, there=st.booleans())
    def move_an_account(self, who: tuple[str, int], which: int, there: bool) -> None:
        found = self._held(who, "account", which)
        if found is not None:
            company = self.month.company
            goal = company.plains if there else company.gulf
            self.month.patch(found[0], "account", found[1], {"territory_id": found[2]["territory_id"]}, {"territory_id": goal})

    @rule(which=WHICH, to=st.sampled_from(["rep", "other"]))
    def hand_a_trip_over(self, which: int, to: str) -> None:
        found = self._held(("admin", 0), "trip", which)
        if found is not None:
            self.month.patch(found[0], "trip", found[1], {"owner_id": found[2]["owner_id"]}, {"owner_id": self.month.phone(to, 0).user_id})

    @rule(who=st.sampled_from(["rep", "other", "manager"]), held=st.sets(st.sampled_from(["gulf", "plains"])), away=st.booleans())
    def change_a_person(self, who: str, held: set[str], away: bool) -> None:
        places = sorted(getattr(self.month.company, name) for name in held)
        self.month.change_person(who, team_id=self.month.north if away else self.month.south, territory_ids=places)

    @rule(who=WHO, limit=st.sampled_from([1, 3, 5000]))
    def sync(self, who: tuple[str, int], limit: int) -> None:
        self.month.phone(*who).sync(limit)

    @rule(who=WHO, fault=st.sampled_from(FAULTS), which=WHICH)
    def suffer(self, who: tuple[str, int], fault: str, which: int) -> None:
        phone = self.month.phone(*who)
        if fault == "one page":  # what comes between two pages of one pull
            phone.page(1 + which)
        elif fault == "lost reply":
            phone.lose_reply()
        elif fault == "out of order":
            phone.outbox.reverse()
        elif fault == "copy":
            phone.keep_copy()
        elif fault == "old state":
            phone.go_back()
        elif fault == "beyond the head" and phone.cursor:
            phone.cursor[sorted(phone.cursor)[which % len(phone.cursor)]] += 10**6
        elif fault == "refill":
            phone.page(5000, refill=["note", "user"])
        elif fault == "id used again":
            self.month.use_an_id_again(which)

    @rule(what=st.sampled_from(["compact", "back up", "restore"]), which=WHICH)
    def tend_the_server(self, what: str, which: int) -> None:
        if what == "compact":
            self.month.compact(1 + which)
        elif what == "back up":
            self.month.backup = backups.back_up()
        else:
            self.month.restore()

    @rule(who=WHO, kind=st.sampled_from(["note", "need", "visit"]), which=WHICH)
    def remove_and_forget(self, who: tuple[str, int], kind: str, which: int) -> None:
        """What the other phones still hold is gone, and so is every line that says so."""
        found = self._held(who, kind, which)
        if found is not None:
            phone, record, _ = found
            self.month.write(phone, "delete", kind, record, rev=phone.rev(kind, record))
            phone.sync()
            self.month.compact(10)

    @rule(who=WHO)
    def lose_what_was_just_sent(self, who: tuple[str, int]) -> None:
        self.month.backup = backups.back_up()
        self.month.phone(*who).sync()
        self.month.restore()

    def teardown(self) -> None:
        if hasattr(self, "month"):
            self.month.come_to_rest()


def test_nothing_is_lost_or_doubled_in_any_order_of_faults(app: Flask) -> None:
    Months.app = app
    options = settings(
        max_examples=12,
        stateful_step_count=35,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    run_state_machine_as_test(Months, settings=options)
