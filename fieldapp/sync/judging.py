"""What people do with what was set aside: apply it again as its author meant it, discard it with a reason, read in a phone's file."""

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from fieldapp.core import audit, policy
from fieldapp.core.actor import Actor, acting_as, current_actor, current_org
from fieldapp.core.clock import stamp
from fieldapp.core.database import db
from fieldapp.core.errors import AppError, Invalid
from fieldapp.core.ids import new_id
from fieldapp.core.records import by_hundreds, must_find
from fieldapp.core.schemas import storable
from fieldapp.people.models import Device, User
from fieldapp.people.queries import actor_of
from fieldapp.sync.conversions import LARGEST
from fieldapp.sync.models import SyncMutation, SyncQuarantine
from fieldapp.sync.push import take_again
from fieldapp.sync.quarantine import entry_of
from fieldapp.sync.verdicts import content_hash

MOST_OF_A_FILE = 5000
FIRST = 1  # in whose words a file is that does not say


class StillRefused(AppError):
    """Applied again it met the same end, or another one; nothing was changed."""

    status, code, title = 409, "still_refused", "This still cannot be applied"


def apply_again(entry: SyncQuarantine) -> None:
    """As the person who wrote it, with their rights of today. Applied twice is applied."""
    policy.require("quarantine.judge", entry)
    if entry.handled_at is not None:
        return
    mutation = json.loads(entry.raw)
    known = db.session.get(SyncMutation, (current_org(), mutation["id"]))
    if known is None or known.verdict.get("verdict") == "rejected" or known.hash != content_hash(mutation):
        _take(entry, mutation if known is None else {**mutation, "id": new_id()})
    _handled(entry, "applied", None)


def _take(entry: SyncQuarantine, mutation: dict[str, Any]) -> None:
    """Under its own id where that is free: should the phone still send it, it gets this verdict."""
    try:
        with acting_as(replace(_author(entry), schema=entry.schema)):
            take_again(db.session(), mutation)
    except AppError as error:
        raise StillRefused(error.detail, code=error.code) from error
    except IntegrityError as error:
        raise StillRefused("It points to something that is not here.", code="broken_reference") from error


def _author(entry: SyncQuarantine) -> Actor:
    user = db.session.get(User, (entry.org_id, entry.user_id)) if entry.user_id else None
    if user is None or user.deleted:
        raise Invalid("Whoever wrote this is not here any more. Discard it, or write it anew.", code="author_missing")
    device = db.session.get(Device, (entry.org_id, entry.device_id)) if entry.device_id else None
    return actor_of(user, device.id if device is not None else None)


def discard(entry: SyncQuarantine, reason: str) -> None:
    """It stays in the table with its text, and with who let it go and why."""
    policy.require("quarantine.judge", entry)
    if entry.handled_at is None:
        _handled(entry, "discarded", reason)


def _handled(entry: SyncQuarantine, outcome: str, reason: str | None) -> None:
    entry.handled_at, entry.handled_by, entry.outcome, entry.reason = stamp(), current_actor().user_id, outcome, reason
    audit.note(f"quarantine.{'apply' if outcome == 'applied' else 'discard'}", ("user", entry.user_id or ""), entry=entry.id)


def read_in(user_id: str, content: dict[str, Any]) -> dict[str, int]:
    """A file that a phone saved of its unsent work goes to quarantine as that person's. What the server knows already is left out."""
    user = must_find("user", user_id)
    policy.require("quarantine.judge", SyncQuarantine(user_id=user.id))
    mutations, of_all = mutations_of(content), _schema_in(content, FIRST)
    known = _known({mutation["id"] for mutation in mutations})
    fresh = {mutation["id"]: mutation for mutation in mutations if storable(mutation["id"]) not in known}
    for mutation in fresh.values():
        schema = _schema_in(mutation, of_all)
        as_sent = {key: value for key, value in mutation.items() if key != "schema"}
        db.session.add(entry_of(as_sent, "from_file", "Read in from a file that a phone saved.", user.id, None, schema))
    audit.note("quarantine.import", ("user", user.id), added=len(fresh), known=len(mutations) - len(fresh))
    return {"added": len(fresh), "known": len(mutations) - len(fresh)}


def _schema_in(said: dict[str, Any], otherwise: int) -> int:
    """The number of the words it is in: a phone keeps one beside each change, for it may have been updated since."""
    schema = said.get("schema", otherwise)
    if not isinstance(schema, int) or isinstance(schema, bool) or not 0 < schema <= LARGEST:
        raise Invalid("This is not a file that a phone saved of its unsent work.", code="other_file")
    return schema


def mutations_of(content: dict[str, Any]) -> list[dict[str, Any]]:
    """Those of `{"unsent": [mutation], "set_aside": [{"mutation": …}]}`. Raises Invalid for any other file."""
    unsent, aside = content.get("unsent"), content.get("set_aside", [])
    if not isinstance(unsent, list) or not isinstance(aside, list):
        raise Invalid("This is not a file that a phone saved of its unsent work.", code="other_file")
    found = [*unsent, *(item.get("mutation") if isinstance(item, dict) else None for item in aside)]
    if len(found) > MOST_OF_A_FILE:
        raise Invalid(f"This file holds more than {MOST_OF_A_FILE} changes.", code="file_too_long")
    for mutation in found:
        if not isinstance(mutation, dict) or not isinstance(mutation.get("id"), str) or not 0 < len(mutation["id"]) <= 64:
            raise Invalid("A change in this file has no id; the file is damaged.", code="other_file")
    return found


def _known(ids: set[str]) -> set[str]:
    known: set[str] = set()
    for some in by_hundreds([storable(mutation_id) for mutation_id in ids]):
        known |= set(db.session.scalars(select(SyncMutation.id).where(SyncMutation.org_id == current_org(), SyncMutation.id.in_(some))))
        here = (SyncQuarantine.org_id == current_org(), SyncQuarantine.mutation_id.in_(some))
        known |= {found for found in db.session.scalars(select(SyncQuarantine.mutation_id).where(*here)) if found}
    return known
