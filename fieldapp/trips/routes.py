"""Trips as files: calendars, and a feed at a secret address for a calendar app; the mileage log."""

from flask import Blueprint, Response, jsonify, request

from fieldapp.accounts.geocoding import ZipGeocoder, zone_of
from fieldapp.accounts.models import Contact
from fieldapp.core import audit
from fieldapp.core.actor import acting_as, current_actor, system
from fieldapp.core.clock import now
from fieldapp.core.database import write
from fieldapp.core.errors import Invalid, NotFound
from fieldapp.core.policy import require
from fieldapp.core.records import find, must_find
from fieldapp.trips import feeds, queries
from fieldapp.trips.calendar import Entry, write_calendar
from fieldapp.trips.expenses import mileage_log
from fieldapp.trips.invitations import invitation
from fieldapp.trips.mileage_sheet import as_csv
from fieldapp.trips.models import Trip, Visit

trips = Blueprint("trips", __name__)


@trips.get("/api/trips/<trip_id>.ics")
def trip_calendar(trip_id: str) -> Response:
    """A trip's visits as an .ics file; those that were taken out are in it as cancelled, for calendars that took an earlier file."""
    current_actor()
    trip: Trip = must_find("trip", trip_id)
    require("trip.read", trip)
    entries = [_entry(visit, trip) for visit in queries.ever_planned(trip.id)]
    return _ics(trip.title, entries)


@trips.get("/api/visits/<visit_id>/invitation.ics")
def invite(visit_id: str) -> Response:
    """`?contact=<id>`: the visit as an appointment for that person, to be sent to them; called off, if it no longer takes place."""
    current_actor()
    visit: Visit = must_find("visit", visit_id)
    trip = queries.trip_of(visit)
    require("visit.write", queries.owner_of(visit))
    if trip is None or visit.day is None:
        raise Invalid("Put the visit into a trip first.", code="no_time", errors={"day": ["missing"]})
    require("visit.plan", find("account", visit.account_id, deleted=True))  # it may have gone to others since, with its people
    guest: Contact = must_find("contact", request.args.get("contact"))
    return _file(invitation(visit, _entry(visit, trip), guest), "text/calendar")


@trips.get("/api/trips/<trip_id>/mileage.<any(csv, pdf):form>")
def mileage(trip_id: str, form: str) -> Response:
    """What was driven so far, ride by ride: for a spreadsheet or to print. Raises NotFound while there was no visit yet."""
    current_actor()
    trip: Trip = must_find("trip", trip_id)
    require("trip.read", trip)
    log = mileage_log(trip)
    if not log.rides:
        raise NotFound("Nothing was driven on this trip yet.")
    if form == "csv":
        return _file(as_csv(log), "text/csv")
    from fieldapp.trips.mileage_pdf import as_pdf

    return _file(as_pdf(log), "application/pdf")


@trips.get("/api/calendar")
def told_address() -> Response:
    """Since when the own feed has an address; the address itself is kept by nobody but whoever was told."""
    user_id = current_actor().user_id
    token = queries.calendar_token_of(user_id) if user_id else None
    return jsonify(since=token.created_at if token is not None else None)


@trips.post("/api/calendar")
def new_address() -> Response:
    """A new secret address for the own calendar feed; the one before ends. It is told only here."""
    with write(alone=True):
        token = feeds.new_token_for(current_actor().user_id)
        audit.note("calendar.open")
    return jsonify(path=f"/calendar/{token}.ics")


@trips.delete("/api/calendar")
def end_address() -> Response:
    """End the own calendar feed."""
    with write(alone=True):
        feeds.end_token_of(current_actor().user_id)
    return Response(status=204)


@trips.get("/calendar/<token>.ics")
def feed(token: str) -> Response:
    """All planned visits of the person whose secret this is. Its holder needs no sign-in."""
    known = feeds.known(token)
    if known is None:
        raise NotFound
    with acting_as(system(known.org_id)):
        user = find("user", known.user_id)
        if user is None or not user.active:
            raise NotFound
        entries = [_entry(visit, trip) for visit, trip in queries.planned_for(known.org_id, known.user_id)]
        return _ics(user.name, entries)


def _entry(visit: Visit, trip: Trip) -> Entry:
    account = find("account", visit.account_id, deleted=True)
    site = queries.site_of(visit)
    parts = (site.street, site.city, site.state, site.postal_code) if site is not None else ()
    assert visit.day is not None
    return Entry(
        visit_id=visit.id,
        revision=visit.rev,
        day=visit.day,
        start=visit.planned_start,
        minutes=visit.minutes,
        summary=account.name if account is not None else trip.title,
        place=", ".join(part for part in parts if part),
        text=visit.objective or "",
        status=visit.status,
        trip_status=trip.status,
        zone=zone_of(ZipGeocoder(), site.city, site.state, site.postal_code) if site is not None else None,
        removed=visit.deleted,
    )


def _ics(name: str, entries: list[Entry]) -> Response:
    return _file(write_calendar(name, entries, now()), "text/calendar")


def _file(content: bytes, mimetype: str) -> Response:
    response = Response(content, mimetype=mimetype)
    response.headers["Cache-Control"] = "private, no-store"
    return response
