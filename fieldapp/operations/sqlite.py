"""The SQLite half of backup and restore: SQLite's own backup, and one rename."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from fieldapp.core.errors import AppError
from fieldapp.operations.archive import DamagedArchive

NAME = "fieldapp.sqlite3"
ASIDE = ".before-restore"


class Unreadable(AppError):
    status, code, title = 500, "database_unreadable", "The database cannot be read"


def copy(database: Path, target: Path) -> None:
    """A copy of one moment, while others read and write. It is one file: no journal beside it."""
    try:
        with closing(sqlite3.connect(database, timeout=60)) as source, closing(sqlite3.connect(target)) as copied:
            source.backup(copied)
            copied.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        raise Unreadable("The database cannot be copied. ./run doctor says more.") from error


def check(database: Path) -> str:
    """The schema's revision. Raises DamagedArchive."""
    try:
        with closing(sqlite3.connect(database)) as connection:
            told = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            loose = connection.execute("PRAGMA foreign_key_check").fetchone()
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise DamagedArchive("The database in it cannot be read. Take another backup.") from error
    if told != "ok" or loose is not None or revision is None:
        raise DamagedArchive("The database in it is damaged. Take another backup.")
    return str(revision[0])


def put_in_place(draft: Path, database: Path) -> None:
    """The draft takes the database's name; what was there stays beside it as `….before-restore`. Nobody else has it open."""
    settle_journal(draft)
    if database.exists():
        settle_journal(database)
        kept = Path(str(database) + ASIDE)
        kept.unlink(missing_ok=True)
        os.link(database, kept)
    os.replace(draft, database)
    folder = os.open(database.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def settle_journal(database: Path) -> None:
    """What lies in the journal goes into the file. One that cannot be read goes aside: it would damage whatever takes the file's place."""
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")
    for suffix in ("-wal", "-shm"):
        left = Path(str(database) + suffix)
        if left.exists():
            os.replace(left, str(left) + ASIDE)
