"""The bytes of unfinished uploads, each a file in `uploads/`, and the look at a whole one before it is believed (`storage.py` keeps it)."""

import errno
import fcntl
import hashlib
import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO, FileIO
from pathlib import Path
from typing import IO

from PIL import Image

from fieldapp.core.web import settings
from fieldapp.files.errors import (
    DamagedChunk,
    DiskFull,
    FileTooLarge,
    NotAPicture,
    OtherContent,
    TypeRefused,
    WrongOffset,
)
from fieldapp.files.rules import HEAD, PICTURES, claims_picture, type_by_content

NO_ROOM = "The server has no room for files now. Nothing was lost: the phone keeps the file and tries again."
STEP = 256 * 1024
SPARE = 64 * 1024 * 1024  # bytes left to the database when files fill the disk
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
Image.MAX_IMAGE_PIXELS = 100_000_000


def part_path(upload_id: str) -> Path:
    return settings().instance / "uploads" / upload_id


def offset_of(upload_id: str) -> int:
    path = part_path(upload_id)
    return path.stat().st_size if path.exists() else 0


@contextmanager
def told_when_full() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in FULL:
            raise
        raise DiskFull(NO_ROOM) from error


def make_room(size: int) -> None:
    """Raise DiskFull before anything is written that would not fit."""
    with told_when_full():
        part_path("x").parent.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(settings().instance).free < size + SPARE:
            raise OSError(errno.ENOSPC, "no room")


def append(upload_id: str, offset: int, size: int, source: IO[bytes], checksum: tuple[str, bytes] | None) -> int:
    """Add the bytes at `offset`; the new offset. A chunk that is damaged, too long or does not fit leaves no trace."""
    with told_when_full(), open(part_path(upload_id), "ab", buffering=0) as part:
        fcntl.flock(part, fcntl.LOCK_EX)  # the same chunk sent twice at once
        if os.fstat(part.fileno()).st_size != offset:
            raise WrongOffset("Another part of this upload arrived meanwhile. Ask where it stands, then go on.")
        try:
            end = copy(source, part, offset, size, checksum)
            os.fsync(part.fileno())
        except BaseException:
            part.truncate(offset)
            raise
        return end


def copy(source: IO[bytes], part: FileIO, offset: int, size: int, checksum: tuple[str, bytes] | None) -> int:
    """Raises FileTooLarge, DamagedChunk."""
    digest = hashlib.new(checksum[0]) if checksum else None
    while piece := source.read(STEP):
        if offset + len(piece) > size:
            raise FileTooLarge("More bytes came than were announced.")
        rest = memoryview(piece)
        while rest:
            rest = rest[part.write(rest) :]
        offset += len(piece)
        if digest:
            digest.update(piece)
    if checksum and digest and digest.digest() != checksum[1]:
        raise DamagedChunk("These bytes arrived changed. Send them again.")
    return offset


def examine(source: Path | BytesIO, sha256: str, declared: list[str]) -> str:
    """The media type of a whole file. Raises OtherContent, TypeRefused or NotAPicture."""
    with open(source, "rb") if isinstance(source, Path) else source as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            raise OtherContent("The file is not the one its hash names. Send it again from the start.")
        file.seek(0)
        found = type_by_content(file.read(HEAD))
        return settled(file, found, declared)


def settled(file: IO[bytes], found: str | None, declared: list[str]) -> str:
    """The type that was found, if it is one we take and the file is what it says it is."""
    if found not in PICTURES and any(map(claims_picture, declared)):
        raise NotAPicture("This is called a photo but is none. Take the picture again.")
    if found is None:
        raise TypeRefused("Send photos (JPEG, PNG, WebP, HEIC), sound, video (WebM, MP4, Ogg, WAV) or PDF.")
    if found in PICTURES and found != "image/heic":
        verify_picture(file)
    return found


def verify_picture(file: IO[bytes]) -> None:
    """Decode it once: a file that only begins like a picture, or bursts when unpacked, is refused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            file.seek(0)
            with Image.open(file, formats=("JPEG", "PNG", "WEBP")) as picture:
                picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NotAPicture("This photo is damaged or is no picture. Take the picture again.") from error


def forget(upload_id: str) -> None:
    part_path(upload_id).unlink(missing_ok=True)


def parts_older_than(moment: datetime) -> list[str]:
    """The names of unfinished files that nothing was added to since then."""
    folder = part_path("x").parent
    found = folder.iterdir() if folder.exists() else ()
    return [part.name for part in found if part.stat().st_mtime < moment.timestamp()]
