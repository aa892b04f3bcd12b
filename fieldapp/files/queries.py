"""Reads about attachments and uploads."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select

from fieldapp.core.actor import Actor, current_actor
from fieldapp.core.database import db
from fieldapp.core.errors import NotFound
from fieldapp.core.records import find, hanging_on, ids_under, record_type, record_types
from fieldapp.files.models import Attachment, Upload
from fieldapp.files.schemas import PARENTS
from fieldapp.people.queries import scopes_of


def scopes(record: Attachment) -> list[str]:
    """Those of the record it hangs on."""
    parent = find(record.record_type, record.record_id, deleted=True)
    return sorted(record_type(record.record_type).scopes(parent)) if parent is not None else []


def sees_parent(actor: Actor, parent: Any) -> bool:
    """Whether the person holds a scope the parent lives in."""
    held = set(scopes_of(actor))
    return any(kind.model is type(parent) and held & set(kind.scopes(parent)) for kind in record_types())


def sees(actor: Actor, record: Attachment) -> bool:
    return bool(set(scopes_of(actor)) & set(scopes(record)))


def under(name: str, record_id: str) -> Iterable[Attachment]:
    """Attachments whose scopes follow this record: its own, and those of the records under it."""
    return hanging_on(Attachment, ids_under(name, record_id, PARENTS))


def waiting(user_id: str | None, sha256: str) -> list[Attachment]:
    """This person's attachments that wait for these bytes."""
    mine = (Attachment.org_id == current_actor().org_id, Attachment.sha256 == sha256, Attachment.author_id == user_id)
    return list(db.session.scalars(select(Attachment).where(*mine, Attachment.stored.is_(False))))


def seen(sha256: str, *, deleted: bool = False) -> Attachment | None:
    """A stored attachment with these bytes in one of the person's scopes; with `deleted` also one that was just taken away."""
    actor = current_actor()
    same = (Attachment.org_id == actor.org_id, Attachment.sha256 == sha256, Attachment.stored.is_(True))
    query = select(Attachment).where(*same).order_by(Attachment.deleted)
    found = db.session.scalars(query if deleted else query.where(Attachment.deleted.is_(False)))
    return next((record for record in found if sees(actor, record)), None)


def readable(sha256: str) -> Attachment:
    """Raises NotFound, whatever else is so."""
    record = seen(sha256)
    if record is None:
        raise NotFound("There is no such file for you.", code="file_missing")
    return record


def upload_of(sha256: str) -> Upload | None:
    """The current person's own upload of this file."""
    actor = current_actor()
    mine = (Upload.org_id == actor.org_id, Upload.user_id == actor.user_id, Upload.sha256 == sha256)
    return db.session.scalars(select(Upload).where(*mine)).first()


def open_uploads() -> int:
    actor = current_actor()
    mine = (Upload.org_id == actor.org_id, Upload.user_id == actor.user_id, Upload.done_at.is_(None))
    return db.session.scalar(select(func.count()).select_from(Upload).where(*mine)) or 0


def stale_uploads(before: str) -> list[Upload]:
    actor = current_actor()
    return list(
        db.session.scalars(select(Upload).where(Upload.org_id == actor.org_id, Upload.done_at.is_(None), Upload.started_at < before))
    )


def unfinished_ids() -> set[str]:
    """Of every organisation: the parts on disk lie in one folder."""
    return set(db.session.scalars(select(Upload.id).where(Upload.done_at.is_(None))))
