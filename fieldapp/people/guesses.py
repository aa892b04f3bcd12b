"""Slowing down whoever guesses passwords: ten failures an account or an address, then a wait. Successes never count."""

from typing import Any

from sqlalchemy import delete, func, select

from fieldapp.core import audit
from fieldapp.core.actor import current_org
from fieldapp.core.clock import now, stamp
from fieldapp.core.database import db, write
from fieldapp.core.errors import TooMany
from fieldapp.core.ids import new_id
from fieldapp.people.models import FailedSignIn
from fieldapp.people.rules import TRIES, WINDOW
from fieldapp.people.tokens import hash_token


def keys_of(email: str, address: str) -> list[str]:
    """Hashed: the table shall not be a list of who tried to sign in from where."""
    return [hash_token(f"account {email}"), hash_token(f"address {address}")]


def refuse_guessing(org_id: str, keys: list[str]) -> None:
    """Raises TooMany once one of the keys has failed ten times within the window."""
    since = stamp(now() - WINDOW)
    recent = select(func.count()).where(FailedSignIn.org_id == org_id, FailedSignIn.at > since)
    for key in keys:
        if (db.session.scalar(recent.where(FailedSignIn.key == key)) or 0) >= TRIES:
            raise TooMany


def note_failure(org_id: str, keys: list[str], user_id: str | None) -> None:
    """Count this failure, and forget those that no longer matter. `user_id`: whose name it was, if it is known here."""
    with write() as session:
        session.execute(delete(FailedSignIn).where(FailedSignIn.org_id == org_id, FailedSignIn.at <= stamp(now() - WINDOW)))
        audit.note_of(org_id, user_id, "session.refused")
        session.add_all(FailedSignIn(org_id=org_id, id=new_id(), key=key, at=stamp()) for key in keys)


def forget_old(_args: dict[str, Any]) -> None:
    """A daily job: without it the failures of the last quarter of an hour before a quiet time would stay."""
    with write() as session:
        session.execute(delete(FailedSignIn).where(FailedSignIn.org_id == current_org(), FailedSignIn.at <= stamp(now() - WINDOW)))
