"""Verbs on visits. They check rights and never commit. Each change of the plan renews its trip's content."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fieldapp.accounts.actions import note_visit
from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.database import db
from fieldapp.core.errors import Invalid, StaleState
from fieldapp.core.policy import require
from fieldapp.core.records import find, must_find, resend_under
from fieldapp.trips import queries, rules
from fieldapp.trips.actions import lock, refresh_content
from fieldapp.trips.models import Visit
from fieldapp.trips.schemas import CheckIn, CheckOut, Skip


def create_visit(record_id: str, values: Mapping[str, Any]) -> Visit:
    """A planned visit at an account the rep may see, on a trip of theirs or on none."""
    values = {"contact_ids": [], **values}
    values["owner_id"] = values.get("owner_id") or current_actor().user_id
    _check(values)
    visit = Visit(org_id=current_org(), id=record_id, status="planned", **values)
    require("visit.write", queries.owner_of(visit))
    db.session.add(visit)
    _renew({visit.trip_id})
    return visit


def patch_visit(visit: Visit, values: Mapping[str, Any]) -> None:
    """Change fields; another trip or day is a change of the plan of both trips."""
    require("visit.write", queries.owner_of(visit))
    _check({"site_id": visit.site_id, "account_id": visit.account_id, **values} if {"site_id", "account_id"} & set(values) else values)
    before = visit.trip_id
    for name, value in values.items():
        setattr(visit, name, value)
    require("visit.write", queries.owner_of(visit))
    _renew({before, visit.trip_id})
    if {"trip_id", "owner_id", "account_id"} & set(values):
        resend_under("visit", visit.id)


def delete_visit(visit: Visit) -> None:
    require("visit.write", queries.owner_of(visit))
    visit.deleted = True
    _renew({visit.trip_id})


def check_in(visit: Visit, args: dict[str, Any], expect: dict[str, Any]) -> None:
    """The rep has arrived. `at` is the phone's time and is only shown."""
    said = CheckIn.read(args, partial=False)
    if _goes(visit, "check_in", expect):
        visit.status, visit.checked_in_at, visit.check_in_position = "under_way", said["at"], said.get("position")
        visit.skip_reason = None


def check_out(visit: Visit, args: dict[str, Any], expect: dict[str, Any]) -> None:
    """The visit is over; the account remembers the day of it."""
    said = CheckOut.read(args, partial=False)
    if not _goes(visit, "check_out", expect):
        return
    visit.status, visit.checked_out_at = "done", said["at"]
    if said.get("outcome") is not None:
        visit.outcome = said["outcome"]
    if find("account", visit.account_id) is not None:
        note_visit(visit.account_id, visit.day or date.fromisoformat(said["at"][:10]))


def skip(visit: Visit, args: dict[str, Any], expect: dict[str, Any]) -> None:
    """It will not take place on this trip, for a reason."""
    said = Skip.read(args, partial=False)
    if _goes(visit, "skip", expect):
        visit.status, visit.skip_reason = "skipped", said.get("reason")


def _goes(visit: Visit, name: str, expect: Mapping[str, Any]) -> bool:
    """Whether there is something to do. Raises NotAllowed or StaleState."""
    require("visit.write", queries.owner_of(visit))
    db.session.refresh(visit, with_for_update={"key_share": True})
    met = rules.verdict(rules.VISIT_MOVES[name], visit.status, expect.get("status"))
    if met == "stale":
        raise StaleState(f"This visit is {visit.status.replace('_', ' ')} already.")
    return met == "go"


def _check(values: Mapping[str, Any]) -> None:
    """Whatever it points to is there, and the account is one the actor may see."""
    if values.get("account_id") is not None:
        require("visit.plan", must_find("account", values["account_id"]))
    if values.get("trip_id") is not None:
        must_find("trip", values["trip_id"])
    if values.get("owner_id") is not None:
        must_find("user", values["owner_id"])
    if values.get("site_id") is not None and must_find("site", values["site_id"]).account_id != values["account_id"]:
        raise Invalid("This site belongs to another account.", code="other_account", errors={"site_id": ["of another account"]})


def _renew(trip_ids: set[str | None]) -> None:
    """The approval of these trips covers their visits: hash them anew."""
    db.session.flush()
    for trip_id in sorted(trip_id for trip_id in trip_ids if trip_id is not None):
        trip = find("trip", trip_id)
        if trip is not None:
            lock(trip)
            refresh_content(trip)
