"""`./run doctor`: look at everything an installation rests on, say what is wrong and what to do.

It changes nothing, unless asked to repair: then what sync tells phones is written anew from the tables.
"""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from fieldapp.core import jobs
from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import db
from fieldapp.core.errors import AppError
from fieldapp.core.tending import LOW
from fieldapp.core.web import settings
from fieldapp.files.models import Attachment
from fieldapp.files.storage import StoreSilent, storage
from fieldapp.operations.backup import newest_revision, revision
from fieldapp.operations.sqlite import NAME
from fieldapp.people.queries import every_organisation
from fieldapp.sync import repair, verify

SHOWN = 5  # of many alike


class NotSound(AppError):
    status, code, title = 409, "not_sound", "This cannot be repaired yet"


@dataclass(frozen=True)
class Finding:
    """What is wrong, and what to do about it."""

    wrong: str
    do: str


def database() -> Iterator[Finding]:
    restore = "Restore the last backup: ./run restore FILE"
    if db.engine.dialect.name != "sqlite":
        db.session.execute(select(1))
        return
    path = settings().instance / NAME
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        told = [row[0] for row in connection.execute(f"PRAGMA integrity_check({SHOWN})")]
        loose = connection.execute("PRAGMA foreign_key_check").fetchmany(SHOWN)
    if told != ["ok"]:
        yield Finding("; ".join(told), restore)
    yield from (Finding(f"A row of {row[0]} points to a row of {row[2]} that is not there", restore) for row in loose)


def migrations() -> Iterator[Finding]:
    here, newest = revision(), newest_revision()
    if here != newest:
        yield Finding(f"The schema is {here or 'empty'}, this version needs {newest}", "Stop the server, then ./run setup")


def disk() -> Iterator[Finding]:
    free = shutil.disk_usage(settings().instance).free
    if free < LOW:
        yield Finding(f"{free // 1024**2} MB are free", "Make room: below 64 MB no photo is taken any more")


def secrets() -> Iterator[Finding]:
    path = settings().instance / "secret"
    if path.exists() and path.stat().st_mode & 0o077:
        yield Finding(f"{path} can be read by others", f"chmod 600 {path}")


def files() -> Iterator[Finding]:
    """Every attachment that is called stored has its bytes, and they are the right ones.

    A bucket is asked for its list alone: it checked each hash when it took the file, and reading it whole costs money.
    """
    again = "Put the file back: ./run restore FILE takes it from a backup, and phones give a restored server what it lacks"
    kept = storage()
    try:
        there = kept.sizes()
    except StoreSilent as error:
        yield Finding(error.title, "Look at FIELDAPP_FILES, the AWS_ variables and whether the bucket is there")
        return
    stored = select(Attachment.sha256, Attachment.size).where(Attachment.stored.is_(True), Attachment.deleted.is_(False)).distinct()
    wrong: list[str] = []
    for sha256, size in db.session.execute(stored):
        if sha256 not in there:
            wrong.append(f"files/{sha256} is missing")
        elif there[sha256] != size or (kept.here and _hash(kept.here / sha256) != sha256):
            wrong.append(f"files/{sha256} is damaged")
    yield from _some(wrong, again)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def feed() -> Iterator[Finding]:
    for org_id in every_organisation():
        with acting_as(system(org_id)):
            yield from _some(
                verify.differences(), "./run doctor --repair writes it anew for the phones. Report it with the log: it should not happen"
            )


def work() -> Iterator[Finding]:
    for job in jobs.given_up()[:SHOWN]:
        yield Finding(f"The job {job.name} was given up on {job.ended_at}: {job.reason}", "Mend the reason; periodic jobs come again")


def _some(wrong: list[str], do: str) -> Iterator[Finding]:
    yield from (Finding(line, do) for line in wrong[:SHOWN])
    if len(wrong) > SHOWN:
        yield Finding(f"and {len(wrong) - SHOWN} more", do)


CHECKS: dict[str, Callable[[], Iterator[Finding]]] = {
    "database": database, "schema": migrations, "disk": disk, "secret": secrets, "files": files, "sync": feed, "jobs": work,
}  # fmt: skip


def examine() -> dict[str, list[Finding]]:
    """What each check found. One that cannot look is a finding itself, and the others go on."""
    found: dict[str, list[Finding]] = {}
    path = settings().instance / NAME
    if db.engine.dialect.name == "sqlite" and not path.exists():  # looking into it would make an empty one
        return {"database": [Finding(f"{path} is not there", "Start once with ./run, or restore a backup")]}
    for name, check in CHECKS.items():
        try:
            found[name] = list(check())
        except Exception as error:
            found[name] = [Finding(f"This could not be looked at ({type(error).__name__})", "Mend what stands above first")]
        finally:
            db.session.rollback()
    return found


def mend_feed(found: dict[str, list[Finding]]) -> list[str]:
    """What was wrong with the feed and no longer is. Raises NotSound where the tables themselves may be wrong."""
    if found["database"] or found["schema"]:
        raise NotSound("The database or its schema is not as it should be: ./run doctor says what to do first. Nothing was repaired.")
    mended: list[str] = []
    for org_id in every_organisation():
        with acting_as(system(org_id)):
            mended += repair.repair()
    return mended


def told(found: dict[str, list[Finding]]) -> str:
    lines = []
    for name, findings in found.items():
        lines.append(f"{'ok' if not findings else 'WRONG':7}{name}")
        lines += [f"       {finding.wrong}. {finding.do}." for finding in findings]
    return "\n".join(lines)
