"""Verbs on trips. They check rights and never commit."""

from collections.abc import Callable, Mapping
from typing import Any

from fieldapp.core import audit
from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.clock import stamp
from fieldapp.core.database import db
from fieldapp.core.errors import Invalid, StaleContent, StaleState
from fieldapp.core.policy import require
from fieldapp.core.records import must_find, resend_under
from fieldapp.trips import changes, queries, rules, tolerance
from fieldapp.trips.models import Trip
from fieldapp.trips.schemas import Decide


def create_trip(record_id: str, values: Mapping[str, Any]) -> Trip:
    """A draft; without an owner it belongs to whoever makes it."""
    values = dict(values)
    values.setdefault("owner_id", current_actor().user_id)
    must_find("user", values["owner_id"])
    trip = Trip(org_id=current_org(), id=record_id, status="draft", decisions=[], content="", **values)
    require("trip.create", trip)
    _check_dates(trip)
    db.session.add(trip)
    db.session.flush()
    trip.content = rules.content_hash(_plan_of(trip))
    return trip


def patch_trip(trip: Trip, values: Mapping[str, Any]) -> None:
    """Change fields. Another owner takes the visits along."""
    require("trip.patch", trip)
    passes_on = values.get("owner_id", trip.owner_id) != trip.owner_id
    for name, value in values.items():
        setattr(trip, name, value)
    if passes_on:
        must_find("user", trip.owner_id)
        require("trip.patch", trip)
        _resend_visits(trip)
    _check_dates(trip)
    refresh_content(trip)


def delete_trip(trip: Trip) -> None:
    """The trip goes with the visits that were only planned; what was done stays as history.

    Not while its change waits for a decision: nobody would learn what became of that.
    """
    require("trip.delete", trip)
    if trip.amendment == "waiting":
        raise Invalid("A change of this trip waits for a decision. Cancel the trip, so that both sides see it.", code="change_waits")
    for visit in queries.visits_of(trip.id):
        visit.deleted = visit.deleted or visit.status == "planned"
    trip.deleted = True


def refresh_content(trip: Trip) -> None:
    """Recompute what an approval covers. On a trip in force the change is listed among its decisions."""
    db.session.flush()
    plan = _plan_of(trip)
    content = rules.content_hash(plan)
    if content == trip.content:
        return
    trip.content = content
    if trip.status in rules.IN_FORCE:
        change = {**_decision("changed", None, content), **_since_the_approval(trip, plan)}
        trip.decisions = changes.with_change(trip.decisions, change)


def _since_the_approval(trip: Trip, plan: changes.Plan) -> dict[str, Any]:
    """In what it differs from the approved version, and what of that is beyond the company's tolerance."""
    approved = changes.approved(trip.decisions)
    if approved is None:
        return {}
    skipped = {visit.account_id for visit in queries.visits_of(trip.id) if visit.status == "skipped"}
    before, after = (tolerance.without(one, skipped) for one in (approved, plan))
    accounts = {row[changes.ACCOUNT] for one in (before, after) for row in one["visits"]}
    weight = tolerance.weigh(before, after, queries.places_of(accounts), *queries.rates_and_tolerance())
    return {"changes": weight.changes, "beyond": weight.beyond}


def lock(trip: Trip) -> None:
    """Wait for whoever is changing this trip and read it as they left it. Whoever only points to it (a new visit) is no hindrance:
    two who each added one would wait for each other."""
    db.session.refresh(trip, with_for_update={"key_share": True})


def command(name: str) -> Callable[[Trip, dict[str, Any], dict[str, Any]], None]:
    """The action of one trip command. Raises StaleState, StaleContent, NotAllowed or Invalid."""

    def move(trip: Trip, args: dict[str, Any], expect: dict[str, Any]) -> None:
        require(f"trip.{name}", trip)
        lock(trip)
        _move(trip, name, Decide.read(args, partial=False).get("comment"), expect)

    return move


def _move(trip: Trip, name: str, comment: str | None, expect: Mapping[str, Any]) -> None:
    step = rules.TRIP_MOVES[name]
    content = expect.get("content")
    if step.decides and not isinstance(content, str):
        raise Invalid("Name the content you decided on (expect.content).", code="content_missing")
    amended = trip.amendment if step.decides else None
    met = _meets_amendment(trip, name, amended, expect) if amended else rules.verdict(step, trip.status, expect.get("status"))
    if met == "there":
        return
    if met == "stale":
        raise StaleState(rules.who_moved(trip.status, trip.decisions))
    if step.decides and content != trip.content:
        raise StaleContent("The plan changed after you read it. Look at it again, then decide.")
    if rules.leaves_undecided(step, trip.amendment):
        trip.decisions = [*trip.decisions, _decision("lapsed", None, trip.content)]
    if not amended:
        trip.status = step.target
    trip.decisions = changes.decided(trip.decisions, _decision(name, comment, trip.content), _plan_of(trip))
    if step.decides or name == "cancel":
        audit.note(f"trip.{name}", ("trip", trip.id), owner=trip.owner_id, content=trip.content)


def _meets_amendment(trip: Trip, name: str, amended: str, expect: Mapping[str, Any]) -> str:
    approval = next(one for one in reversed(trip.decisions) if one["what"] == "approve")
    return rules.amendment_verdict(name, amended, expect.get("status"), approved_already=expect["content"] == approval["content"])


def _decision(what: str, comment: str | None, content: str) -> dict[str, Any]:
    actor = current_actor()
    return {"what": what, "by": actor.user_id, "name": actor.name, "at": stamp(), "comment": comment, "content": content}


def _plan_of(trip: Trip) -> dict[str, Any]:
    """What a decision on this trip covers, as it is now. The attributes are read first: `vars` holds none of an expired record."""
    facts = {name: getattr(trip, name) for name in changes.FACTS}
    return changes.covered(facts, [vars(visit) for visit in queries.visits_of(trip.id)])


def _check_dates(trip: Trip) -> None:
    if trip.start_date and trip.end_date and trip.end_date < trip.start_date:
        raise Invalid("The trip ends before it begins.", code="dates_reversed", errors={"end_date": ["before start_date"]})


def _resend_visits(trip: Trip) -> None:
    db.session.flush()
    resend_under("trip", trip.id)
    for visit in queries.visits_under("trip", trip.id):
        resend_under("visit", visit.id)
