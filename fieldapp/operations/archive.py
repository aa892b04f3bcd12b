"""A backup is one gzipped tar: the database, the files under their sha256, the secret, and last a manifest with the hash of each.

It is written beside its name and takes it when it is whole; it is believed only after every hash was checked.
"""

import gzip
import hashlib
import io
import json
import os
import re
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from fieldapp.core.errors import AppError

MANIFEST = "manifest.json"
FORM = 1
NAMES = re.compile(r"database\.sqlite3|tables/[a-z_]{1,60}|files/[0-9a-f]{64}|secret")
STEP = 1024 * 1024


class DamagedArchive(AppError):
    status, code, title = 422, "damaged_backup", "This backup is damaged or is none"


@dataclass
class Manifest:
    """`kind` sqlite or postgresql; `revision` of the schema; `columns` of each table that was copied as text; name → [bytes, sha256]."""

    made_at: str
    kind: str
    revision: str
    form: int = FORM
    columns: dict[str, list[str]] = field(default_factory=dict)
    parts: dict[str, tuple[int, str]] = field(default_factory=dict)


class Writer:
    """Adds parts while it hashes them."""

    def __init__(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self.tar, self.manifest = tar, manifest

    def add(self, name: str, path: Path) -> None:
        with path.open("rb") as source:
            size = os.fstat(source.fileno()).st_size
            hashing = Hashing(source)
            self.tar.addfile(_head(name, size), hashing)
        self.manifest.parts[name] = (size, hashing.digest.hexdigest())


class Hashing:
    """A source that is hashed as it is read."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source, self.digest = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self.source.read(size)
        self.digest.update(piece)
        return piece


def _head(name: str, size: int) -> tarfile.TarInfo:
    head = tarfile.TarInfo(name)
    head.size, head.mode = size, 0o600
    return head


@contextmanager
def written(path: Path, manifest: Manifest) -> Iterator[Writer]:
    """The archive, readable by its owner alone. It has its name only once it is whole and on disk."""
    draft = path.with_name(path.name + ".part")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            with (
                gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=3) as packed,
                tarfile.open(fileobj=packed, mode="w") as tar,
            ):
                yield Writer(tar, manifest)
                told = json.dumps(asdict(manifest)).encode()
                tar.addfile(_head(MANIFEST, len(told)), io.BytesIO(told))
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def unpack(path: Path, folder: Path) -> Manifest:
    """Everything into the (empty) folder, each part checked. Raises DamagedArchive; the folder is then the caller's to remove."""
    found: dict[str, tuple[int, str]] = {}
    told: Any = None
    try:
        with gzip.open(path) as packed, tarfile.open(fileobj=packed, mode="r:") as tar:
            for member in tar:
                source = tar.extractfile(member) if member.isfile() else None
                if source is None or told is not None:
                    raise DamagedArchive(f"{path.name} holds what no backup of ours does.")
                if member.name == MANIFEST:
                    told = json.loads(source.read())
                else:
                    found[member.name] = _kept(member.name, source, folder)
            while packed.read(STEP):  # to the very end: only there stands the checksum of the whole
                pass
    except (tarfile.TarError, EOFError, OSError, zlib.error, ValueError) as error:
        raise DamagedArchive(f"{path.name} cannot be read to its end. Take another backup.") from error
    return _checked(path, told, found)


def _kept(name: str, source: IO[bytes], folder: Path) -> tuple[int, str]:
    if not NAMES.fullmatch(name):
        raise DamagedArchive(f"{name!r} is no part of a backup of ours.")
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    hashing, size = Hashing(source), 0
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while piece := hashing.read(STEP):
            file.write(piece)
            size += len(piece)
        file.flush()
        os.fsync(file.fileno())
    return size, hashing.digest.hexdigest()


def _checked(path: Path, told: Any, found: dict[str, tuple[int, str]]) -> Manifest:
    if told is None:
        raise DamagedArchive(f"{path.name} has no end. Take another backup.")
    if not isinstance(told, dict):
        raise DamagedArchive(f"The list of contents of {path.name} is damaged.")
    if told.get("form") != FORM:
        raise DamagedArchive(f"{path.name} has another form than this version of fieldapp reads.", code="other_form")
    try:
        manifest = Manifest(**told)
        parts = {name: (size, digest) for name, (size, digest) in manifest.parts.items()}
    except (TypeError, ValueError, AttributeError) as error:
        raise DamagedArchive(f"The list of contents of {path.name} is damaged.") from error
    if parts != found:
        wrong = sorted(name for name in parts.keys() | found.keys() if parts.get(name) != found.get(name))
        raise DamagedArchive(f"{path.name}: {', '.join(wrong[:3])} is not what was backed up. Take another backup.")
    return manifest
