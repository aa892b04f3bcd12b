"""What could not be applied is set aside with its raw text, for the rep and the office to judge."""

import json
from typing import Any

from sqlalchemy import select

from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.clock import stamp
from fieldapp.core.database import db
from fieldapp.core.ids import new_id
from fieldapp.core.schemas import storable
from fieldapp.sync.conversions import spoken
from fieldapp.sync.models import SyncQuarantine

MOST_OF_A_REVOKED_DEVICE = 1000
REVOKED = "The phone was revoked before this arrived."


def keep(mutation: dict[str, Any], verdict: dict[str, Any]) -> None:
    """Store the mutation, whole, beside the reason. Call inside `write()`."""
    actor = current_actor()
    db.session.add(entry_of(mutation, verdict["code"], verdict["detail"], actor.user_id, actor.device_id, spoken()))


def keep_once(mutation: dict[str, Any], verdict: dict[str, Any]) -> None:
    """The same for a mutation whose verdict is not remembered: sent again, it is not set aside again."""
    same = (SyncQuarantine.org_id == current_org(), SyncQuarantine.device_id == current_actor().device_id)
    known = select(SyncQuarantine.id).where(*same, SyncQuarantine.raw == json.dumps(mutation))
    if db.session.scalars(known).first() is None:
        keep(mutation, verdict)


def keep_from(user_id: str, device_id: str, mutations: list[dict[str, Any]]) -> None:
    """What a revoked device sends: each mutation once, and a bounded number in all. Call inside `write()`."""
    here = select(SyncQuarantine.mutation_id).where(SyncQuarantine.org_id == current_org(), SyncQuarantine.device_id == device_id)
    known = set(db.session.scalars(here))
    fresh = [mutation for mutation in mutations if storable(mutation["id"])[:64] not in known]
    for mutation in fresh[: max(0, MOST_OF_A_REVOKED_DEVICE - len(known))]:
        db.session.add(entry_of(mutation, "device_revoked", REVOKED, user_id, device_id, spoken()))


def entry_of(mutation: dict[str, Any], code: str, detail: str, user_id: str | None, device_id: str | None, schema: int) -> SyncQuarantine:
    """`schema`: in whose words the mutation is."""
    return SyncQuarantine(
        org_id=current_org(),
        id=new_id(),
        mutation_id=storable(mutation["id"])[:64],
        user_id=user_id,
        device_id=device_id,
        raw=json.dumps(mutation),
        schema=schema,
        code=code[:60],
        detail=storable(detail),
        at=stamp(),
        handled_at=None,
        handled_by=None,
        outcome=None,
        reason=None,
    )
