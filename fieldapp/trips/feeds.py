"""The secret addresses of calendar feeds. The table holds their hashes only; nothing here commits."""

import hashlib
import secrets

from fieldapp.core.actor import current_org
from fieldapp.core.clock import stamp
from fieldapp.core.database import db
from fieldapp.core.errors import NotAllowed
from fieldapp.core.ids import new_id
from fieldapp.trips import queries
from fieldapp.trips.models import CalendarToken


def new_token_for(user_id: str | None) -> str:
    """A fresh secret; the person's earlier one no longer works. Raises NotAllowed for whoever is no person."""
    if user_id is None:
        raise NotAllowed
    end_token_of(user_id)
    token = secrets.token_urlsafe(32)
    row = CalendarToken(org_id=current_org(), id=new_id(), user_id=user_id, token_hash=_hash(token), created_at=stamp())
    db.session.add(row)
    return token


def end_token_of(user_id: str | None) -> None:
    old = queries.calendar_token_of(user_id) if user_id else None
    if old is not None:
        db.session.delete(old)
        db.session.flush()


def known(token: str) -> CalendarToken | None:
    return queries.calendar_token(_hash(token))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
