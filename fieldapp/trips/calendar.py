"""Visits as calendar entries (RFC 5545). Pure: records in, text out.

Times of day are the place's own and carry its zone; where that is not known they stay without one ("floating": half past nine is
half past nine wherever the rep drives). The UID of an entry is its visit's id, so that a calendar moves an entry instead of doubling it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress

STATUS = {"done": "CONFIRMED", "under_way": "CONFIRMED", "skipped": "CANCELLED", "moved": "CANCELLED"}
CONFIRMED_TRIPS = {"approved", "under_way", "done"}
REFRESH = timedelta(hours=1)  # how often a calendar app may ask again


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
    zone: ZoneInfo | None = None
    removed: bool = False


@dataclass(frozen=True)
class Party:
    """Who invites or is invited. Without `email` they cannot be asked or answer."""

    name: str
    email: str | None


def write_calendar(name: str, entries: Iterable[Entry], made_at: datetime) -> bytes:
    """The whole calendar as the bytes of an .ics file."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", REFRESH)
    return _written(calendar, [(entry.day, event_of(entry, made_at)) for entry in entries])


def write_invitation(entry: Entry, host: Party, guest: Party, made_at: datetime) -> bytes:
    """One visit as an appointment for the customer (RFC 5546): asked for or called off; only told to whom no answer is possible."""
    called_off = _status(entry) == "CANCELLED"
    answerable = bool(host.email and guest.email)
    calendar = _calendar(("CANCEL" if called_off else "REQUEST") if answerable else "PUBLISH")
    event = event_of(entry, made_at)
    # to the customer an appointment is one, whoever still has to approve the trip
    event["status"] = "CANCELLED" if called_off else "CONFIRMED"
    if host.email:
        event.add("organizer", vCalAddress(f"mailto:{host.email}"), parameters={"CN": host.name})
    if answerable:
        asked = {"CN": guest.name, "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
        event.add("attendee", vCalAddress(f"mailto:{guest.email}"), parameters=asked)
    return _written(calendar, [(entry.day, event)])


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//fieldapp//trips//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _written(calendar: Calendar, events: list[tuple[date, Event]]) -> bytes:
    for _, event in events:
        calendar.add_component(event)
    if events:
        days = [day for day, _ in events]
        calendar.add_missing_timezones(first_date=min(days).replace(month=1, day=1), last_date=max(days) + timedelta(days=366))
    text: bytes = calendar.to_ical()
    return text


def event_of(entry: Entry, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", f"visit-{entry.visit_id}@fieldapp")
    event.add("dtstamp", made_at)
    event.add("sequence", entry.revision)
    event.add("summary", entry.summary)
    if entry.start is None:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
    else:
        begins = datetime.combine(entry.day, time.fromisoformat(entry.start), entry.zone)
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(minutes=entry.minutes or 60))
    if entry.place:
        event.add("location", entry.place)
    if entry.text:
        event.add("description", entry.text)
    event.add("status", _status(entry))
    return event


def _status(entry: Entry) -> str:
    """What takes place, might, or is called off: a removed visit and a cancelled trip have to reach calendars that hold the entry."""
    if entry.removed or (entry.trip_status == "cancelled" and entry.status == "planned"):
        return "CANCELLED"
    return STATUS.get(entry.status, "CONFIRMED" if entry.trip_status in CONFIRMED_TRIPS else "TENTATIVE")
