"""Whether a server runs on an instance folder: whoever serves holds a lock on a file there, which ends with the process."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldapp.core.errors import AppError


class ServerRuns(AppError):
    status, code, title = 409, "server_runs", "The server is running"


@contextmanager
def serving(instance: Path) -> Iterator[None]:
    """Several servers may share the folder; none starts while a backup is being put back."""
    with _lock(instance, fcntl.LOCK_SH, "A backup is being put back just now. Start again when it is done."):
        yield


@contextmanager
def nobody_serving(instance: Path) -> Iterator[None]:
    """Raises ServerRuns. No server starts until this ends."""
    with _lock(instance, fcntl.LOCK_EX, "Stop the server, then try again. Nothing was changed."):
        yield


@contextmanager
def _lock(instance: Path, kind: int, reason: str) -> Iterator[None]:
    with (instance / "serving.lock").open("w") as lock:
        try:
            fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ServerRuns(reason) from error
        yield
