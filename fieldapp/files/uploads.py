"""An upload's life: begun, fed in chunks, whole. Each step may be repeated."""

from datetime import timedelta
from typing import IO, Any

from fieldapp.core import policy
from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.clock import now, stamp
from fieldapp.core.database import db, write
from fieldapp.core.errors import Invalid, NotFound, TooMany
from fieldapp.core.ids import new_id
from fieldapp.core.web import settings
from fieldapp.files import actions, blobs, queries
from fieldapp.files.errors import FileTooLarge, NotAPicture, OtherContent, TypeRefused, WrongOffset
from fieldapp.files.models import Upload
from fieldapp.files.storage import storage

MOST_OPEN = 500  # unfinished uploads a person
KEPT = timedelta(days=30)  # as long as a silent phone may stay signed in


def begin(sha256: str, size: int) -> Upload:
    """The person's upload of this file, new or as it stands. Raises FileTooLarge, DiskFull."""
    policy.require("file.upload")
    most = settings().max_file
    if size > most:
        raise FileTooLarge(f"This file has {size / 1e6:.1f} MB; {most / 1e6:.0f} MB is the most.")
    if size < 1:
        raise Invalid("This file is empty.", code="file_empty")
    blobs.make_room(size)
    with write():
        drop_stale()
        upload = queries.upload_of(sha256)
        if upload is None:
            upload = add(sha256, size)
        elif upload.size != size and is_whole(upload):
            raise Invalid("This file has another size.", code="size_differs")
        elif upload.size != size:
            blobs.forget(upload.id)
            upload.size = size
    return upload


def add(sha256: str, size: int) -> Upload:
    if queries.open_uploads() >= MOST_OPEN:
        raise TooMany("Too many unfinished uploads. Finish some first.")
    user_id = current_actor().user_id or ""
    upload = Upload(org_id=current_org(), id=new_id(), user_id=user_id, sha256=sha256, size=size, started_at=stamp())
    db.session.add(upload)
    db.session.flush()
    return upload


def drop_stale() -> None:
    for upload in queries.stale_uploads(stamp(now() - KEPT)):
        blobs.forget(upload.id)
        db.session.delete(upload)


def tidy(_args: dict[str, Any]) -> None:
    """A daily job: uploads that nobody went on with, and parts on disk that belong to none."""
    with write():
        drop_stale()
    known = queries.unfinished_ids()
    for part in blobs.parts_older_than(now() - KEPT):
        if part not in known:
            blobs.forget(part)


def must_find(sha256: str) -> Upload:
    upload = queries.upload_of(sha256)
    if upload is None:
        raise NotFound("No upload of this file was begun.", code="upload_missing")
    return upload


def is_whole(upload: Upload) -> bool:
    return upload.done_at is not None and storage().size(upload.sha256) == upload.size


def offset(upload: Upload) -> int:
    """How many bytes are safe here."""
    return upload.size if is_whole(upload) else blobs.offset_of(upload.id)


def receive(sha256: str, at: int, source: IO[bytes], checksum: tuple[str, bytes] | None) -> int:
    """Take one chunk; the new offset. The last one makes the file whole, or is refused with the reason."""
    upload = must_find(sha256)
    here = offset(upload)
    if at != here:
        raise WrongOffset(f"The upload stands at {here}. Go on from there.")
    if is_whole(upload):
        return here
    blobs.make_room(upload.size - here)
    end = blobs.append(upload.id, at, upload.size, source, checksum)
    if end == upload.size:
        finish(upload)
    return end


def catch_up(upload: Upload) -> int:
    """Where the upload stands, after finishing what a crash, a full disk or a late record left undone."""
    here = offset(upload)
    if here == upload.size and not is_whole(upload):
        finish(upload)
    elif here == upload.size and queries.waiting(upload.user_id, upload.sha256):
        with write():
            tell(upload)
    return here


def finish(upload: Upload) -> None:
    """Check the content, give the file its name and tell every attachment of this person that waited for it.

    The part stays until that is written down: whoever dies in between finds it whole, and does the same again. Nobody waits for the
    database while a store far away takes the file.
    """
    declared = [record.mime for record in queries.waiting(upload.user_id, upload.sha256)]
    try:
        mime = blobs.examine(blobs.part_path(upload.id), upload.sha256, declared)
        storage().keep(blobs.part_path(upload.id), upload.sha256)
    except FileNotFoundError:  # the same last chunk, sent twice at once: the other one finished
        return
    except (OtherContent, TypeRefused, NotAPicture):
        blobs.forget(upload.id)
        raise
    with write():
        upload.mime, upload.done_at = mime, stamp()
        tell(upload)
    blobs.forget(upload.id)


def tell(upload: Upload) -> None:
    for record in queries.waiting(upload.user_id, upload.sha256):
        actions.mark(record, upload.mime or record.mime, upload.size)
