"""What a decision covered, and in what a plan differs from it. Pure; the phone says the same of a plan that it has not sent yet
(static/app/trips/changes.ts), and tests/trips/vectors.json holds both to the same answers.

A plan is `{"start_date", "end_date", "base", "budget", "visits": [[day, position, account_id, planned_start, minutes, fixed], …]}`.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

Plan = Mapping[str, Any]
Row = list[Any]
FACTS = ("start_date", "end_date", "base", "budget")
DAY, POSITION, ACCOUNT, START, MINUTES, FIXED = range(6)
SHIFT = 30  # minutes: a start that moves by less is the order's doing, nobody decided it
STRETCH = 15
OUTDATED = {"submit": {"submit"}, "return": {"submit", "return"}, "approve": {"submit", "return", "approve"}}


def covered(trip: Mapping[str, Any], visits: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The plan as an approval covers it: dates, base, budget, and each visit's day, order, account and time. Not notes."""
    rows = sorted((_row(visit) for visit in visits), key=json.dumps)
    return {**{name: _plain(trip.get(name)) for name in FACTS}, "visits": rows}


def _row(visit: Mapping[str, Any]) -> Row:
    names = ("day", "position", "account_id", "planned_start", "minutes")
    return [*(_plain(visit.get(name)) for name in names), bool(visit.get("fixed"))]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def differences(before: Plan, after: Plan) -> list[dict[str, Any]]:
    """`days`, `base`, `budget` with `was` and `now`; then per account `add` (now), `mov` (was, now), `del` (was)."""
    days = [[plan["start_date"], plan["end_date"]] for plan in (before, after)]
    bases = [(plan["base"] or {}).get("label") for plan in (before, after)]
    budgets = [plan["budget"] for plan in (before, after)]
    facts = (("days", days), ("base", bases), ("budget", budgets))
    told = [{"kind": kind, "was": was, "now": now} for kind, (was, now) in facts if was != now]
    old, new = _by_account(before), _by_account(after)
    accounts = [*new, *(account for account in old if account not in new)]
    stops = [change for account in accounts for change in _of_account(account, old.get(account, []), new.get(account, []))]
    return told + sorted(stops, key=lambda change: ("add", "mov", "del").index(change["kind"]))


def _by_account(plan: Plan) -> dict[str, list[Row]]:
    """The visits of each account in the order of the road; somebody may be visited twice."""
    rows: dict[str, list[Row]] = {}
    for row in sorted(plan["visits"], key=lambda row: (row[DAY] or "9", row[POSITION] or 0, row[START] or "")):
        rows.setdefault(row[ACCOUNT], []).append(row)
    return rows


def _of_account(account: str, old: list[Row], new: list[Row]) -> list[dict[str, Any]]:
    kept = min(len(old), len(new))
    moved = [
        {"kind": "mov", "account": account, "was": _told(was), "now": _told(now)}
        for was, now in zip(old, new, strict=False)
        if _moved(was, now)
    ]
    came = [{"kind": "add", "account": account, "now": _told(row)} for row in new[kept:]]
    return came + moved + [{"kind": "del", "account": account, "was": _told(row)} for row in old[kept:]]


def _told(row: Row) -> list[Any]:
    """`[day, start, minutes, fixed]`."""
    return [row[DAY], row[START], row[MINUTES], row[FIXED]]


def _moved(was: Row, now: Row) -> bool:
    if was[DAY] != now[DAY] or was[FIXED] != now[FIXED] or abs((now[MINUTES] or 0) - (was[MINUTES] or 0)) >= STRETCH:
        return True
    if was[START] is None or now[START] is None:
        return bool(was[START] != now[START] or was[POSITION] != now[POSITION])
    shift = abs(_minutes(now[START]) - _minutes(was[START]))
    return shift >= (1 if now[FIXED] else SHIFT)


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])


def decided(decisions: Iterable[Mapping[str, Any]], decision: Mapping[str, Any], plan: Plan) -> list[dict[str, Any]]:
    """The list with one more decision. What was handed in, returned or approved is kept with it until a later one takes its place:
    the list travels with the trip and has to stay small."""
    outdated = OUTDATED.get(decision["what"])
    if outdated is None:
        return [*map(dict, decisions), dict(decision)]
    earlier = [_without(one, "covers") if one["what"] in outdated else dict(one) for one in decisions]
    return [*earlier, {**decision, "covers": plan}]


def with_change(decisions: Iterable[Mapping[str, Any]], change: Mapping[str, Any], plan: Plan) -> list[dict[str, Any]]:
    """The list with one more `changed` that says in what the plan now differs from what was approved. Several in a row from the
    same hand are one entry, and an earlier entry's list gives way to the newest one."""
    told = [dict(one) for one in decisions]
    approved = next((one["covers"] for one in reversed(told) if one["what"] == "approve" and "covers" in one), None)
    if told and told[-1]["what"] == "changed" and told[-1]["by"] == change["by"]:
        told.pop()
    told = [_without(one, "changes") for one in told]
    return [*told, {**change, "changes": differences(approved, plan)} if approved else dict(change)]


def _without(decision: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in decision.items() if key != name}
