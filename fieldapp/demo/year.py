"""A year of work: monthly trips with visits, and what the visits left behind."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from fieldapp.core.actor import acting_as
from fieldapp.core.clock import frozen
from fieldapp.core.database import db
from fieldapp.core.records import every, record_type
from fieldapp.demo import words
from fieldapp.demo.company import INTERVALS, Patch, create, distance, spot
from fieldapp.demo.dice import Dice
from fieldapp.demo.pictures import photo
from fieldapp.files.actions import store_bytes
from fieldapp.people.queries import actor_of

A_DAY = 4  # visits
DAYS = 4
FORGOTTEN = 12  # days after which nobody has a task still open


@dataclass
class Month:
    """One rep's month. `today` decides what has happened already."""

    dice: Dice
    patch: Patch
    manager: Any
    first: date
    today: date
    index: int

    @property
    def start(self) -> date:
        """The second Monday. On a working day the first rep is on the road: this month's trip is of this week."""
        weekday = self.today.weekday()
        if self.index == 0 and self.first == self.today.replace(day=1) and weekday < 5:
            return self.today - timedelta(days=weekday) + timedelta(days=max(0, weekday + 1 - DAYS))
        return self.first + timedelta(days=(7 - self.first.weekday()) % 7 + 7)

    @property
    def is_under_way(self) -> bool:
        return self.start <= self.today

    def is_past(self, day: date) -> bool:
        return day < self.today

    def is_over(self, visit: Any) -> bool:
        """Of today's stops the first is behind the rep."""
        return self.is_past(visit.day) or (visit.day == self.today and visit.position == 1)


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


def stamp_of(day: date, hour: int, minute: int = 0) -> str:
    return moment(day, hour, minute).strftime("%Y-%m-%dT%H:%M:%SZ")


def arrival_hour(visit: Any) -> int:
    """Soon after the planned half hour (UTC, by the clock of Texas)."""
    return 13 + 2 * int(visit.position)


def live(month: Month, accounts: list[Any], last: dict[str, date]) -> None:
    """Plan the month and let happen what lies in the past. `last` remembers visits by account."""
    planned_on = min(month.first - timedelta(days=5), month.start - timedelta(days=5), month.today)
    with frozen(moment(planned_on, 14)), acting_as(actor_of(month.patch.user)):
        trip, visits = _plan(month, accounts, last)
    if month.is_past(month.first) or month.is_under_way:
        _decide(month, trip, planned_on)
    elif month.index % 2:
        with frozen(moment(planned_on, 15)), acting_as(actor_of(month.patch.user)):
            _command("trip", trip, "submit")
    if month.is_under_way:
        _travel(month, trip, visits, last)


def _command(kind: str, record: Any, name: str, args: dict[str, Any] | None = None, expect: dict[str, Any] | None = None) -> None:
    record_type(kind).commands[name](record, args or {}, expect or {})
    db.session.flush()


def _plan(month: Month, accounts: list[Any], last: dict[str, date]) -> tuple[Any, list[Any]]:
    dice, start = month.dice, month.start
    trip = create("trip", dice.id(month.first), {
        "owner_id": month.patch.user.id, "month": f"{month.first:%Y-%m}", "title": f"{month.patch.base.raw['city']} round {month.first:%B}",
        "start_date": start, "end_date": start + timedelta(days=DAYS - 1),
        "base": {"label": month.patch.base.address, "position": spot(month.patch.base)},
        "objectives": f"See every A account that is due.\n{dice.one(words.OBJECTIVES)}.", "budget": {"amount": "850.00", "currency": "USD"},
    })  # fmt: skip
    sites = {site.account_id: site for site in every("site")}
    people: dict[str, list[str]] = {}
    for contact in every("contact"):
        people.setdefault(contact.account_id, []).append(contact.id)
    visits = []
    for index, account in enumerate(_chosen(month, accounts, sites, last)):
        day, place = divmod(index, A_DAY)
        visits.append(create("visit", dice.id(month.first), {
            "trip_id": trip.id, "account_id": account.id, "site_id": sites[account.id].id, "contact_ids": people.get(account.id, [])[:1],
            "day": start + timedelta(days=day), "position": place + 1, "planned_start": f"{8 + 2 * place:02}:30", "minutes": 45,
            "must": account.tier == "A", "fixed": dice.chance(0.1), "objective": dice.one(words.OBJECTIVES),
        }))  # fmt: skip
    return trip, visits


def _chosen(month: Month, accounts: list[Any], sites: dict[str, Any], last: dict[str, date]) -> list[Any]:
    """The most overdue accounts around the one that waits longest, one after the other by nearness."""

    def due(account: Any) -> float:
        since = (month.first - last.get(account.id, date(2000, 1, 1))).days
        return since / INTERVALS[account.tier]

    first = max(accounts, key=due)
    around = sorted(accounts, key=lambda account: distance(sites[account.id].position, sites[first.id].position))
    open_ones = sorted(around[: DAYS * A_DAY * 3], key=due, reverse=True)[: DAYS * A_DAY]
    at, tour = spot(month.patch.base), []
    while open_ones:
        here = at
        following = min(open_ones, key=lambda account: distance(sites[account.id].position, here))
        open_ones.remove(following)
        tour.append(following)
        at = sites[following.id].position
    return tour


def _decide(month: Month, trip: Any, planned_on: date) -> None:
    with frozen(moment(planned_on, 16)), acting_as(actor_of(month.patch.user)):
        _command("trip", trip, "submit")
    with frozen(moment(planned_on + timedelta(days=1), 15)), acting_as(actor_of(month.manager)):
        _command("trip", trip, "approve", {"comment": "Good round."}, {"status": "submitted", "content": trip.content})


def _travel(month: Month, trip: Any, visits: list[Any], last: dict[str, date]) -> None:
    with acting_as(actor_of(month.patch.user)):
        with frozen(moment(month.start, 13)):
            _command("trip", trip, "start")
        for visit in visits:
            if month.is_over(visit):
                with frozen(moment(visit.day, arrival_hour(visit))):
                    _visit(month, visit, last)
        if month.is_past(trip.end_date):
            with frozen(moment(trip.end_date, 23)):
                _command("trip", trip, "finish")


def _visit(month: Month, visit: Any, last: dict[str, date]) -> None:
    dice, hour = month.dice, arrival_hour(visit)
    if dice.chance(0.08):
        _command("visit", visit, "skip", {"at": stamp_of(visit.day, hour), "reason": "Plant closed that day"})
        return
    _command("visit", visit, "check_in", {"at": stamp_of(visit.day, hour)})
    outcome = dice.one(words.OUTCOMES)
    _command("visit", visit, "check_out", {"at": stamp_of(visit.day, hour, dice.randrange(20, 59)), "outcome": outcome})
    last[visit.account_id] = visit.day
    about = {"account_id": visit.account_id, "visit_id": visit.id}
    if dice.chance(0.8):
        _note(month, visit, about)
    if dice.chance(0.25):
        _need(month, visit, about)
    if dice.chance(0.25):
        _task(month, visit, about)


def _note(month: Month, visit: Any, about: dict[str, Any]) -> None:
    dice = month.dice
    body = dice.one(words.NOTES)
    promise = body.startswith("Promised")
    kept = True if promise and dice.chance(0.7) else None
    at = stamp_of(visit.day, 10 + 2 * visit.position)
    note = create(
        "note", dice.id(visit.day), {**about, "body": body, "occurred_at": at, "kind": "meeting", "promise": promise, "kept": kept}
    )
    if dice.chance(0.06):
        _photo(month, "note", note.id, visit.day)


def _photo(month: Month, kind: str, record_id: str, day: date) -> None:
    sha256, size, mime = store_bytes(photo(month.dice))
    values = {"record_type": kind, "record_id": record_id, "sha256": sha256, "size": size, "mime": mime, "taken_at": stamp_of(day, 15)}
    attachment = create("attachment", month.dice.id(day), values)
    attachment.stored = True


def _need(month: Month, visit: Any, about: dict[str, Any]) -> None:
    dice = month.dice
    kind, summary, spec = dice.one(words.NEEDS)
    urgency = dice.choices(("line_down", "soon", "normal"), (1, 3, 6))[0]
    values = {
        **about,
        "kind": kind,
        "summary": summary,
        "spec": dict(spec),
        "quantity": dice.choice((1, 2, 4, 6, 10, 25)),
        "urgency": urgency,
    }
    need = create("need", dice.id(visit.day), values)
    if (month.today - visit.day).days > 30:
        _command("need", need, dice.choice(("answer", "order", "order", "lose")))


def _task(month: Month, visit: Any, about: dict[str, Any]) -> None:
    dice = month.dice
    due = visit.day + timedelta(days=dice.randrange(3, 15))
    was_done = dice.chance(0.85) if month.is_past(due) else False
    done = stamp_of(due, 16) if was_done or (month.today - due).days > FORGOTTEN else None
    create("task", dice.id(visit.day), {**about, "title": dice.one(words.TASKS), "due": due, "done_at": done})
