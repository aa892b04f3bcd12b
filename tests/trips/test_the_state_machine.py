"""rules.py and changes.py: what each command does from each state, what the content hash covers, what decisions keep."""

from datetime import date
from typing import Any

import pytest

from fieldapp.trips import changes, rules

VISIT: dict[str, Any] = {
    "account_id": "a",
    "day": date(2026, 12, 1),
    "position": 1,
    "planned_start": "09:30",
    "minutes": 45,
    "fixed": False,
}
TRIP: dict[str, Any] = {"start_date": date(2026, 12, 1), "end_date": date(2026, 12, 3), "base": None, "budget": None}


def hash_of(trip: dict[str, Any], *visits: dict[str, Any]) -> str:
    return rules.content_hash(changes.covered(trip, visits))


@pytest.mark.parametrize(
    ("command", "start", "target"),
    [
        ("submit", "draft", "submitted"),
        ("submit", "returned", "submitted"),
        ("withdraw", "submitted", "draft"),
        ("approve", "submitted", "approved"),
        ("return", "submitted", "returned"),
        ("start", "approved", "under_way"),
        ("finish", "under_way", "done"),
        ("cancel", "approved", "cancelled"),
    ],
)
def test_a_command_leads_from_its_state_to_its_target(command: str, start: str, target: str) -> None:
    move = rules.TRIP_MOVES[command]
    assert rules.verdict(move, start, start) == "go"
    assert move.target == target


def test_every_other_state_is_stale_and_the_target_itself_is_nothing_to_do() -> None:
    for move in rules.TRIP_MOVES.values():
        for status in rules.TRIP_STATES:
            expected = "there" if status == move.target else "go" if status in move.starts else "stale"
            assert rules.verdict(move, status, None) == expected


def test_a_command_decided_on_another_status_is_stale() -> None:
    assert rules.verdict(rules.TRIP_MOVES["submit"], "returned", "draft") == "stale"


def test_the_hash_does_not_depend_on_the_order_of_rows() -> None:
    other = {**VISIT, "account_id": "b", "position": 2}
    assert hash_of(TRIP, VISIT, other) == hash_of(TRIP, other, VISIT)
    assert hash_of(TRIP).startswith("sha256:")


@pytest.mark.parametrize(
    "change",
    [{"day": date(2026, 12, 2)}, {"position": 2}, {"planned_start": "10:00"}, {"minutes": 60}, {"fixed": True}, {"account_id": "b"}],
)
def test_each_covered_field_of_a_visit_changes_the_hash(change: dict[str, Any]) -> None:
    assert hash_of(TRIP, VISIT) != hash_of(TRIP, VISIT | change)


def test_dates_base_and_budget_change_the_hash_and_notes_do_not() -> None:
    first = hash_of(TRIP, VISIT)
    money = {"amount": "900.00", "currency": "USD"}
    for change in ({"end_date": None}, {"base": {"label": "Home", "position": None}}, {"budget": money}):
        assert hash_of(TRIP | change, VISIT) != first
    assert hash_of(TRIP | {"objectives": "new"}, VISIT | {"objective": "new", "status": "done"}) == first


def test_several_changes_in_a_row_of_one_hand_are_one_entry_and_only_the_newest_says_in_what() -> None:
    def change(content: str, by: str = "r", **told: Any) -> dict[str, Any]:
        return {"what": "changed", "by": by, "content": content, **told}

    decisions = changes.decided([], {"what": "approve", "by": "m", "content": "1"}, changes.covered(TRIP, [VISIT]))
    twice = changes.with_change(changes.with_change(decisions, change("2", changes=["x"])), change("3", changes=["y"]))
    assert twice == [*decisions, change("3", changes=["y"])]
    assert changes.with_change(twice, change("4", "admin", changes=[]))[1:] == [change("3"), change("4", "admin", changes=[])]


def test_an_amendment_is_what_the_decisions_say() -> None:
    def told(*whats: str) -> str | None:
        beyond = {"changed!": {"what": "changed", "beyond": ["visits"]}, "changed": {"what": "changed", "beyond": []}}
        return rules.amendment("under_way", [beyond.get(what, {"what": what}) for what in whats])

    assert told("submit", "approve", "start") is None
    assert told("submit", "return", "submit", "approve", "changed") is None
    assert told("approve", "changed!", "start") == "waiting"
    assert told("approve", "changed!", "return", "start") == "returned"
    assert told("approve", "changed!", "return", "changed!") == "waiting"
    assert told("approve", "changed!", "return", "changed") is None
    assert told("approve", "changed!", "approve", "start") is None
    assert rules.amendment("done", [{"what": "changed", "beyond": ["visits"]}]) is None


@pytest.mark.parametrize(
    ("command", "now", "expected", "already", "met"),
    [
        ("approve", "waiting", "approved", False, "go"),
        ("approve", "waiting", "under_way", False, "go"),
        ("approve", "waiting", None, False, "go"),
        ("approve", "returned", "approved", False, "go"),
        ("approve", "waiting", "submitted", False, "stale"),
        ("approve", "waiting", "submitted", True, "there"),
        ("return", "waiting", "approved", False, "go"),
        ("return", "waiting", "submitted", True, "stale"),
        ("return", "returned", "approved", False, "there"),
    ],
)
def test_a_decision_on_an_amendment(command: str, now: str, expected: str | None, already: bool, met: str) -> None:
    assert rules.amendment_verdict(command, now, expected, approved_already=already) == met


def test_decisions_keep_what_they_covered_until_a_later_one_takes_its_place() -> None:
    def kept(*whats: str) -> list[str]:
        decisions: list[dict[str, Any]] = []
        for what in whats:
            decisions = changes.decided(decisions, {"what": what}, changes.covered(TRIP, [VISIT]))
        return [one["what"] for one in decisions if "covers" in one]

    assert kept("submit", "return") == ["return"]
    assert kept("submit", "return", "submit") == ["return", "submit"]
    assert kept("submit", "return", "submit", "withdraw", "submit") == ["return", "submit"]
    assert kept("submit", "return", "submit", "approve", "start", "finish") == ["approve"]


def test_who_comes_late_hears_who_moved_it_and_when() -> None:
    moved = {"what": "approve", "by": "m", "name": "Manager", "at": "2026-11-23T07:10:00Z", "comment": None, "content": ""}
    assert rules.who_moved("approved", [moved]) == "Manager approved this trip on 2026-11-23 at 07:10 UTC; it is approved now."
