"""Who may do what to trips and visits. Pure: an actor and a record in, yes or no out."""

from typing import Any

from fieldapp.core.actor import Actor
from fieldapp.core.policy import rule


def owns(actor: Actor, owner_id: str | None) -> bool:
    return actor.is_office or (owner_id is not None and owner_id == actor.user_id)


def leads(actor: Actor, owner_id: str | None) -> bool:
    """A manager and a person of theirs; never oneself."""
    return actor.is_office or (actor.role == "manager" and owner_id != actor.user_id and actor.sees_person(owner_id))


def may_write(actor: Actor, trip: Any) -> bool:
    return owns(actor, trip.owner_id)


def may_decide(actor: Actor, trip: Any) -> bool:
    return leads(actor, trip.owner_id)


def may_cancel(actor: Actor, trip: Any) -> bool:
    return owns(actor, trip.owner_id) or leads(actor, trip.owner_id)


def may_read(actor: Actor, trip: Any) -> bool:
    return actor.sees_person(trip.owner_id)


def may_visit(actor: Actor, owner_id: str | None) -> bool:
    return owns(actor, owner_id)


def may_call_at(actor: Actor, account: Any) -> bool:
    return actor.sees_territory(account.territory_id)


def state() -> None:
    """Enter the rights of this feature in the table."""
    for verb in ("trip.create", "trip.patch", "trip.delete", "trip.submit", "trip.withdraw", "trip.start", "trip.finish"):
        rule(verb, may_write)
    rule("trip.approve", may_decide)
    rule("trip.return", may_decide)
    rule("trip.cancel", may_cancel)
    rule("trip.read", may_read)
    rule("visit.write", may_visit)
    rule("visit.plan", may_call_at)
