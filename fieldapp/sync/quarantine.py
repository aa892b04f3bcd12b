"""What could not be applied is set aside with its raw text, for the rep and the office to judge."""

import json
from typing import Any

from fieldapp.core.actor import current_actor
from fieldapp.core.clock import stamp
from fieldapp.core.database import db
from fieldapp.core.ids import new_id
from fieldapp.sync.models import SyncQuarantine


def keep(mutation: dict[str, Any], verdict: dict[str, Any]) -> None:
    """Store the mutation, whole, beside the reason. Call inside `write()`."""
    actor = current_actor()
    entry = SyncQuarantine(
        org_id=actor.org_id, id=new_id(), mutation_id=mutation["id"], user_id=actor.user_id, device_id=actor.device_id,
        raw=json.dumps(mutation), code=verdict["code"][:60], detail=verdict["detail"], at=stamp(), handled_at=None, handled_by=None,
    )  # fmt: skip
    db.session.add(entry)
