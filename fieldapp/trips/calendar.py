"""Visits as calendar entries (RFC 5545). Pure: records in, text out.

Times of day are the place's own and stay without a zone ("floating"): half past nine is half past nine wherever the rep drives.
The UID of an entry is its visit's id, so that a calendar moves an entry instead of doubling it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from icalendar import Calendar, Event

STATUS = {"done": "CONFIRMED", "under_way": "CONFIRMED", "skipped": "CANCELLED", "moved": "CANCELLED"}
CONFIRMED_TRIPS = {"approved", "under_way", "done"}


@dataclass(frozen=True)
class Entry:
    """One visit as a calendar shows it. Without `start` it lasts the whole day. `revision` only ever grows."""

    visit_id: str
    revision: int
    day: date
    start: str | None
    minutes: int | None
    summary: str
    place: str
    text: str
    status: str
    trip_status: str


def write_calendar(name: str, entries: Iterable[Entry], made_at: datetime) -> bytes:
    """The whole calendar as the bytes of an .ics file."""
    calendar = Calendar()
    calendar.add("prodid", "-//fieldapp//trips//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, made_at))
    text: bytes = calendar.to_ical()
    return text


def _event(entry: Entry, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", f"visit-{entry.visit_id}@fieldapp")
    event.add("dtstamp", made_at)
    event.add("sequence", entry.revision)
    event.add("summary", entry.summary)
    if entry.start is None:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
    else:
        begins = datetime.combine(entry.day, time.fromisoformat(entry.start))
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(minutes=entry.minutes or 60))
    if entry.place:
        event.add("location", entry.place)
    if entry.text:
        event.add("description", entry.text)
    planned = "CONFIRMED" if entry.trip_status in CONFIRMED_TRIPS else "TENTATIVE"
    event.add("status", STATUS.get(entry.status, planned))
    return event
