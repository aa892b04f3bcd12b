"""The verbs on attachments and their bytes."""

import hashlib
from io import BytesIO
from typing import Any

from fieldapp.core import policy
from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.errors import Invalid
from fieldapp.core.ids import new_id
from fieldapp.core.records import enter, must_find
from fieldapp.files import blobs, queries
from fieldapp.files.models import Attachment
from fieldapp.files.rules import settled_type
from fieldapp.files.storage import storage

FIXED = ("record_type", "record_id", "sha256")


def create_attachment(record_id: str, values: dict[str, Any]) -> Attachment:
    parent = must_find(values["record_type"], values["record_id"])
    policy.require("attachment.create", parent)
    values = {"size": 0, "mime": "application/octet-stream", **values}
    record = Attachment(org_id=current_org(), id=record_id, author_id=current_actor().user_id, stored=False, **values)
    found = proven(record.sha256)
    if found is not None:
        mark(record, *found)
    enter(record)
    return record


def patch_attachment(record: Attachment, values: dict[str, Any]) -> None:
    policy.require("attachment.patch", record)
    if any(field in values and values[field] != getattr(record, field) for field in FIXED):
        raise Invalid("A file stays what and where it is. Delete it and add another.", code="attachment_fixed")
    free = {"taken_at"} if record.stored else {"taken_at", "size", "mime"}
    for field in free & set(values):
        setattr(record, field, values[field])


def delete_attachment(record: Attachment) -> None:
    policy.require("attachment.delete", record)
    record.deleted = True


def proven(sha256: str) -> tuple[str, int] | None:
    """Type and size of a file that the current person has sent whole, or may read by another record; for the office itself, of any.

    The second is what undoes a removal: who takes a colleague's photo away and back never had its bytes.
    """
    size = storage().size(sha256)
    if size is None:
        return None
    if current_actor().role == "system":
        return blobs.examine(storage().source(sha256), sha256, []), size
    upload = queries.upload_of(sha256)
    if upload is not None and upload.done_at and upload.mime:
        return upload.mime, upload.size
    other = queries.seen(sha256, deleted=True)
    return (other.mime, size) if other is not None else None


def mark(record: Attachment, mime: str, size: int) -> None:
    record.stored, record.size, record.mime = True, size, settled_type(mime, record.mime)


def store_bytes(content: bytes) -> tuple[str, int, str]:
    """For sample data and imports: keep a whole file without an upload. Its sha256, size and type."""
    sha256, draft = hashlib.sha256(content).hexdigest(), new_id()
    blobs.make_room(len(content))
    blobs.append(draft, 0, len(content), BytesIO(content), None)
    try:
        mime = blobs.examine(blobs.part_path(draft), sha256, [])
        storage().keep(blobs.part_path(draft), sha256)
    finally:
        blobs.forget(draft)
    return sha256, len(content), mime
