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
STRETCH = 15  # minutes by which a visit has to be longer or shorter to be told
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
    out_of_order = _out_of_order(old, new)
    accounts = [*new, *(account for account in old if account not in new)]
    stops = [change for account in accounts for change in _of_account(account, old.get(account, []), new.get(account, []), out_of_order)]
    return told + sorted(stops, key=lambda change: ("add", "mov", "del").index(change["kind"]))


def _by_account(plan: Plan) -> dict[str, list[Row]]:
    """The visits of each account in the order of the road; somebody may be visited twice."""
    rows: dict[str, list[Row]] = {}
    for row in sorted(plan["visits"], key=on_the_road):
        rows.setdefault(row[ACCOUNT], []).append(row)
    return rows


def on_the_road(row: Row) -> tuple[str, int, str]:
    return (row[DAY] or "9", row[POSITION] or 0, row[START] or "")


def _of_account(account: str, old: list[Row], new: list[Row], out_of_order: set[tuple[str, int]]) -> list[dict[str, Any]]:
    kept = min(len(old), len(new))
    moved = [
        {"kind": "mov", "account": account, "was": _told(was), "now": _told(now)}
        for nth, (was, now) in enumerate(zip(old, new, strict=False))
        if _moved(was, now) or (account, nth) in out_of_order
    ]
    came = [{"kind": "add", "account": account, "now": _told(row)} for row in new[kept:]]
    return came + moved + [{"kind": "del", "account": account, "was": _told(row)} for row in old[kept:]]


def _told(row: Row) -> list[Any]:
    """`[day, start, minutes, fixed]`."""
    return [row[DAY], row[START], row[MINUTES], row[FIXED]]


def _moved(was: Row, now: Row) -> bool:
    """Another day, an agreed time, another length. Other times follow from the order and the road: nobody decided them."""
    if was[DAY] != now[DAY] or was[FIXED] != now[FIXED] or abs((now[MINUTES] or 0) - (was[MINUTES] or 0)) >= STRETCH:
        return True
    return bool(now[FIXED] and was[START] != now[START])


def _out_of_order(old: dict[str, list[Row]], new: dict[str, list[Row]]) -> set[tuple[str, int]]:
    """The fewest visits that have to change places for a day's old order to become its new one."""
    days: dict[str, list[tuple[Row, Row, tuple[str, int]]]] = {}
    for account in new:
        for nth, (was, now) in enumerate(zip(old.get(account, []), new[account], strict=False)):
            if was[DAY] == now[DAY]:
                days.setdefault(now[DAY] or "", []).append((was, now, (account, nth)))
    return {key for kept in days.values() for key in _not_in_line(kept)}


def _not_in_line(kept: list[tuple[Row, Row, tuple[str, int]]]) -> list[tuple[str, int]]:
    """Of visits in their new order, those outside the longest stretch that keeps the old one."""
    rows = sorted(kept, key=lambda one: on_the_road(one[1]))
    best: list[list[int]] = []
    for at, (was, _, _) in enumerate(rows):
        before: list[list[int]] = [[], *(line for line in best if on_the_road(rows[line[-1]][0]) < on_the_road(was))]
        best.append([*max(before, key=len), at])
    line = max(best, key=len) if best else []
    return [key for at, (_, _, key) in enumerate(rows) if at not in line]


def decided(decisions: Iterable[Mapping[str, Any]], decision: Mapping[str, Any], plan: Plan) -> list[dict[str, Any]]:
    """The list with one more decision. What was handed in, returned or approved is kept with it until a later one takes its place:
    the list travels with the trip and has to stay small."""
    outdated = OUTDATED.get(decision["what"])
    if outdated is None:
        return [*map(dict, decisions), dict(decision)]
    earlier = [_without(one, "covers") if one["what"] in outdated else dict(one) for one in decisions]
    return [*earlier, {**decision, "covers": plan}]


def approved(decisions: Iterable[Mapping[str, Any]]) -> Plan | None:
    """The plan that was approved last; None where none was, or before plans were kept."""
    return next((one["covers"] for one in reversed([*decisions]) if one["what"] == "approve" and "covers" in one), None)


def with_change(decisions: Iterable[Mapping[str, Any]], change: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The list with one more `changed`, whose `changes` say in what the plan now differs from what was approved. Several in a row from
    the same hand are one entry, and an earlier entry's list gives way to the newest one."""
    told = [dict(one) for one in decisions]
    if told and told[-1]["what"] == "changed" and told[-1]["by"] == change["by"]:
        told.pop()
    told = [_without(one, "changes") for one in told]
    return [*told, dict(change)]


def _without(decision: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in decision.items() if key != name}
