"""The record types of this feature, as sync knows them."""

from fieldapp.core.records import RecordType, find, owner_scope, record_type, register
from fieldapp.trips import actions, queries, rules, visits
from fieldapp.trips.models import Trip, Visit
from fieldapp.trips.schemas import TripSchema, VisitSchema


def trip_scopes(trip: Trip) -> list[str]:
    return [owner_scope(trip.owner_id)]


def visit_scopes(visit: Visit) -> list[str]:
    """Where its owner sees it and where everyone of the account's territory does."""
    owner = queries.owner_of(visit)
    account = find("account", visit.account_id, deleted=True)
    mine = {owner_scope(owner)} if owner else set()
    return sorted(mine | set(record_type("account").scopes(account) if account is not None else []))


def enter() -> None:
    """Register trip and visit."""
    register(RecordType(
        name="trip", model=Trip, schema=TripSchema, scopes=trip_scopes, text=frozenset({"objectives"}),
        create=actions.create_trip, patch=actions.patch_trip, delete=actions.delete_trip,
        commands={name: actions.command(name) for name in rules.TRIP_MOVES},
    ))  # fmt: skip
    register(RecordType(
        name="visit", model=Visit, schema=VisitSchema, scopes=visit_scopes, text=frozenset({"objective", "outcome"}),
        sets=frozenset({"contact_ids"}), under=queries.visits_under, along=queries.changed_along,
        create=visits.create_visit, patch=visits.patch_visit, delete=visits.delete_visit,
        commands={"check_in": visits.check_in, "check_out": visits.check_out, "skip": visits.skip},
    ))  # fmt: skip
