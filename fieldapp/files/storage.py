"""Where whole files lie, under their sha256: in a folder of the instance, or in an S3-compatible bucket.

Unfinished ones always lie in the instance's folder `uploads/` (`blobs.py`): a part that grows byte by byte needs a disk. A file takes its
name here in one step, and only once it was found whole.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import parse_qs, urlsplit

import obstore
from flask import Flask, current_app
from obstore.exceptions import BaseError
from obstore.store import S3Store

from fieldapp.core.errors import AppError, TryLater
from fieldapp.core.log import logger
from fieldapp.files.blobs import told_when_full
from fieldapp.settings import Settings

if TYPE_CHECKING:
    from obstore.store import S3Config

log = logger("files")
REGION = "us-east-1"  # what stores without regions want to be told
PATIENCE = timedelta(seconds=15)  # for all tries of one request: a thread waits for it


class StoreSilent(TryLater):
    code, title = "store_silent", "The store of files does not answer"


class NoStore(AppError):
    status, code, title = 500, "no_store", "FIELDAPP_FILES names no store"


class Storage(Protocol):
    """Whole files. Raises StoreSilent where the store cannot be asked, DiskFull where it has no room."""

    here: Path | None  # the folder, where there is one

    def size(self, sha256: str) -> int | None:
        """Bytes; None: it is not there."""

    def source(self, sha256: str) -> Path | BytesIO:
        """What to read it from. Raises FileNotFoundError."""

    def keep(self, part: Path, sha256: str) -> None:
        """Durable when this returns; the part stays. The same again replaces itself. Raises FileNotFoundError without a part."""

    def sizes(self) -> dict[str, int]:
        """Everything there is."""


class Folder:
    def __init__(self, here: Path) -> None:
        self.here: Path | None = here
        self._folder = here

    def size(self, sha256: str) -> int | None:
        path = self._folder / sha256
        return path.stat().st_size if path.exists() else None

    def source(self, sha256: str) -> Path:
        path = self._folder / sha256
        if not path.exists():
            raise FileNotFoundError(path)
        return path

    def keep(self, part: Path, sha256: str) -> None:
        """A second name for the part, put into the folder by a rename: whatever was there under the name is gone in the same moment."""
        draft = part.with_name(part.name + ".whole")
        with told_when_full():
            self._folder.mkdir(parents=True, exist_ok=True)
            draft.unlink(missing_ok=True)
            os.link(part, draft)
            os.replace(draft, self._folder / sha256)
            draft.unlink(missing_ok=True)  # where both were the same file already, the rename did nothing
            folder = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def sizes(self) -> dict[str, int]:
        return {path.name: path.stat().st_size for path in self._folder.glob("*")}


@contextmanager
def told_when_silent() -> Iterator[None]:
    """The store's own words go to nobody: they may hold addresses and names of keys."""
    try:
        yield
    except (BaseError, PermissionError, ConnectionError, TimeoutError) as error:
        log.warning("the store of files does not answer", kind=type(error).__name__, do="look at FIELDAPP_FILES and the AWS_ variables")
        raise StoreSilent("The server cannot reach its store of files now. Nothing was lost; try again later.") from error


class Bucket:
    """An S3-compatible bucket, or a part of one. Keys come from the environment as everywhere (AWS_ACCESS_KEY_ID …).

    A file is one PUT, seen whole or not at all, with its SHA-256 for the store to check.
    """

    here: Path | None = None

    def __init__(self, bucket: str, prefix: str, endpoint: str | None, region: str | None) -> None:
        config: S3Config = {"region": region or os.environ.get("AWS_REGION") or REGION, "checksum_algorithm": "SHA256"}
        if endpoint:
            config["endpoint"] = endpoint
        self._store = S3Store(
            bucket,
            prefix=prefix or None,
            config=config,
            client_options={"allow_http": (endpoint or "").startswith("http://"), "timeout": "15s", "connect_timeout": "3s"},
            retry_config={"max_retries": 2, "retry_timeout": PATIENCE},
        )

    def size(self, sha256: str) -> int | None:
        with told_when_silent():
            try:
                return int(obstore.head(self._store, sha256)["size"])
            except FileNotFoundError:
                return None

    def source(self, sha256: str) -> BytesIO:
        with told_when_silent():
            return BytesIO(bytes(obstore.get(self._store, sha256).bytes()))

    def keep(self, part: Path, sha256: str) -> None:
        content = part.read_bytes()
        with told_when_silent():
            try:
                obstore.put(self._store, sha256, content, use_multipart=False)
            except FileNotFoundError as error:  # the bucket itself
                raise ConnectionError("there is no such bucket") from error

    def sizes(self) -> dict[str, int]:
        with told_when_silent():
            return {str(kept["path"]): int(kept["size"]) for some in obstore.list(self._store) for kept in some}


def chosen(settings: Settings) -> Storage:
    """The folder unless `s3://bucket/prefix?endpoint=https://…&region=…` is set. Raises NoStore."""
    if not settings.files:
        return Folder(settings.instance / "files")
    address = urlsplit(settings.files)
    asked = parse_qs(address.query)
    if address.scheme != "s3" or not address.hostname or set(asked) - {"endpoint", "region"}:
        raise NoStore("FIELDAPP_FILES is s3://BUCKET/PREFIX, if need be with ?endpoint=https://…&region=…, or unset for a folder.")
    endpoint, region = (asked.get(name, [None])[0] for name in ("endpoint", "region"))
    return Bucket(address.hostname, address.path.strip("/"), endpoint, region)


def start(app: Flask) -> None:
    app.extensions["file_storage"] = chosen(app.extensions["settings"])


def storage() -> Storage:
    found: Storage = current_app.extensions["file_storage"]
    return found
