"""The reads of trips and visits."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import and_, or_, select

from fieldapp.accounts.models import Site
from fieldapp.core.actor import current_org
from fieldapp.core.database import db
from fieldapp.core.ids import is_id
from fieldapp.core.records import every, find
from fieldapp.trips.estimates import RATES, Place, Rates
from fieldapp.trips.models import CalendarToken, Trip, Visit
from fieldapp.trips.tolerance import USUAL, Tolerance


def visits_of(trip_id: str) -> list[Visit]:
    """The live visits of a trip in the order of the road."""
    visits: list[Visit] = every("visit", trip_id=trip_id)
    return sorted(visits, key=in_order)


def ever_planned(trip_id: str) -> list[Visit]:
    """The dated visits of a trip, also those that were taken out of it."""
    return sorted((visit for visit in visits_under("trip", trip_id) if visit.day is not None), key=in_order)


def site_of(visit: Visit) -> Site | None:
    """Where it takes place: the site it names, or without one the account's, as far as there is no choice."""
    named: Site | None = find("site", visit.site_id)
    if named is not None:
        return named
    sites: list[Site] = every("site", account_id=visit.account_id)
    return sites[0] if len(sites) == 1 else None


def in_order(visit: Visit) -> tuple[bool, date, int, str, str]:
    return (visit.day is None, visit.day or date.max, visit.position or 0, visit.planned_start or "", visit.id)


def trip_of(visit: Visit) -> Trip | None:
    """Its trip, deleted or not: a tombstone has to reach the same people."""
    return db.session.get(Trip, (visit.org_id, visit.trip_id)) if visit.trip_id else None


def owner_of(visit: Visit) -> str | None:
    """Whose visit it is: the trip's owner, or without a trip whoever made it."""
    trip = trip_of(visit)
    return trip.owner_id if trip is not None else visit.owner_id


def changed_along(mutations: list[dict[str, Any]]) -> dict[str, set[str]]:
    """By type, what these mutations of visits change beside them: each trip's content, and who was visited last when one is checked out."""
    known = {one["record"] for one in mutations if one.get("op") != "create"}
    query = select(Visit.id, Visit.trip_id, Visit.account_id).where(Visit.org_id == current_org(), Visit.id.in_(sorted(known)))
    of = {row.id: row for row in db.session.execute(query)} if known else {}
    over = {one["record"] for one in mutations if one.get("op") == "command" and one.get("command") == "check_out"}
    trips = [*(row.trip_id for row in of.values()), *(one.get("set", {}).get("trip_id") for one in mutations)]
    accounts = [of[record].account_id for record in over if record in of]
    accounts += [one.get("set", {}).get("account_id") for one in mutations if one["record"] in over]
    return {"trip": set(filter(is_id, trips)), "account": set(filter(is_id, accounts))}


def visits_under(name: str, record_id: str) -> list[Visit]:
    """Visits whose scopes follow this record: those at the account, those of the trip. Deleted ones too."""
    column = {"account": Visit.account_id, "trip": Visit.trip_id}.get(name)
    if column is None:
        return []
    return list(db.session.scalars(select(Visit).where(Visit.org_id == current_org(), column == record_id)))


def planned_for(org_id: str, user_id: str) -> list[tuple[Visit, Trip]]:
    """Every live, dated visit of the person's live trips that are not cancelled."""
    query = (
        select(Visit, Trip)
        .join(Trip, (Trip.org_id == Visit.org_id) & (Trip.id == Visit.trip_id))
        .where(Trip.org_id == org_id, Trip.owner_id == user_id, Trip.deleted.is_(False), Trip.status != "cancelled")
        .where(Visit.deleted.is_(False), Visit.day.is_not(None))
        .order_by(Visit.day, Visit.position, Visit.id)
    )
    return [(visit, trip) for visit, trip in db.session.execute(query)]


def calls_of(trip: Trip) -> list[Visit]:
    """The visits that took place on a trip's days: its own, and those of its owner that nobody planned."""
    happened = (Visit.org_id == current_org(), Visit.deleted.is_(False), Visit.checked_in_at.is_not(None), Visit.day.is_not(None))
    unplanned = and_(
        Visit.trip_id.is_(None), Visit.owner_id == trip.owner_id, Visit.day.between(trip.start_date, trip.end_date or trip.start_date)
    )
    return list(db.session.scalars(select(Visit).where(*happened, or_(Visit.trip_id == trip.id, unplanned))))


def places_of(account_ids: Iterable[str]) -> dict[str, Place | None]:
    """Where these accounts are: the first of their sites that somebody has located."""
    places: dict[str, Place | None] = {}
    query = select(Site).where(Site.org_id == current_org(), Site.account_id.in_(sorted(account_ids)), Site.deleted.is_(False))
    for site in db.session.scalars(query.order_by(Site.id)):
        places[site.account_id] = places.get(site.account_id) or site.position
    return places


def rates_and_tolerance() -> tuple[Rates, Tolerance]:
    """What an admin has set, or the usual."""
    company = find("settings", current_org())
    if company is None:
        return RATES, USUAL
    may = company.tolerance
    rates = Rates(*(_cents(money) for money in (company.km_rate, company.night_rate, company.meals_rate)))
    return rates, Tolerance(may["visits"], may["km"], _cents(may["cost"]))


def _cents(money: dict[str, str]) -> float:
    """As the phone reckons it, fractions of a cent included."""
    return float(money["amount"]) * 100


def calendar_token(token_hash: str) -> CalendarToken | None:
    return db.session.scalars(select(CalendarToken).where(CalendarToken.token_hash == token_hash)).first()


def calendar_token_of(user_id: str) -> CalendarToken | None:
    query = select(CalendarToken).where(CalendarToken.org_id == current_org(), CalendarToken.user_id == user_id)
    return db.session.scalars(query).first()
