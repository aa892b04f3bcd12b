"""The mileage log of a trip, put together from its records."""

from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.records import find
from fieldapp.core.web import settings
from fieldapp.trips import queries
from fieldapp.trips.mileage import Call, Spot, rides
from fieldapp.trips.mileage_sheet import Log
from fieldapp.trips.models import Trip, Visit


def mileage_log(trip: Trip) -> Log:
    """In the language of whoever asks, with the company's unit and rate."""
    base = trip.base or {}
    calls = [_call(visit) for visit in queries.calls_of(trip)]
    company, reader = find("settings", current_org()), find("user", current_actor().user_id)
    rates, _ = queries.rates_and_tolerance()
    owner = find("user", trip.owner_id, deleted=True)
    return Log(
        who=owner.name if owner is not None else "",
        trip=trip.title,
        rides=rides(calls, Spot(base.get("label") or "", base.get("position")), is_over=trip.status == "done"),
        unit=company.unit if company is not None else settings().unit,
        language=reader.language if reader is not None else "en",
        cents_per_km=rates.km,
        currency=company.km_rate["currency"] if company is not None else "USD",
    )


def _call(visit: Visit) -> Call:
    account = find("account", visit.account_id, deleted=True)
    site = queries.site_of(visit)
    place = site.position if site is not None else queries.places_of([visit.account_id]).get(visit.account_id)
    name = ", ".join(part for part in (account.name if account is not None else "", site.city if site is not None else "") if part)
    assert visit.day is not None
    return Call(visit.day, visit.checked_in_at or "", Spot(name, place), visit.objective or "")
