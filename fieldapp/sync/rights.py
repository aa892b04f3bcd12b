"""Whoever changes a record must see it. What one may do with it beyond that is the feature's to say."""

from typing import Any

from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.errors import NotAllowed
from fieldapp.core.records import RecordType, org_scope
from fieldapp.people.queries import scopes_of


def held_scopes() -> list[str]:
    """The scopes of the current actor, sorted."""
    return sorted(scopes_of(current_actor()))


def must_see(kind: RecordType, record: Any) -> None:
    """Raises NotAllowed for a record outside the actor's scopes, without saying more about it."""
    if current_actor().role == "system":
        return
    if not set(kind.scopes(record)) & {*held_scopes(), org_scope(current_org())}:
        raise NotAllowed(f"This {kind.name} is not among your records (any more).", code="out_of_scope")
