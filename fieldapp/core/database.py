"""The database and the only way to write to it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ForeignKeyConstraint, MetaData, String, event, text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from fieldapp.core.actor import known_org

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_1_name)s",
    "pk": "pk_%(table_name)s",
}


class Model(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=NAMES)


MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"
db = SQLAlchemy(metadata=Model.metadata, disable_autonaming=True, session_options={"expire_on_commit": False})


class OrgKeyed:
    """Every table begins its keys with the organisation: a reference across organisations cannot be written."""

    org_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)


def org_reference(table: str, column: str, **options: Any) -> ForeignKeyConstraint:
    """A foreign key to `table.id` within the same organisation."""
    return ForeignKeyConstraint(["org_id", column], [f"{table}.org_id", f"{table}.id"], **options)


_before_commit: list[Callable[[Session], None]] = []
_queue = threading.Lock()
BEGIN = text("BEGIN IMMEDIATE")
ALONE = text("SELECT pg_advisory_xact_lock(hashtext(:org))")
AMONG_OTHERS = text("SELECT pg_advisory_xact_lock_shared(hashtext(:org))")


def before_commit(hook: Callable[[Session], None]) -> None:
    """Run `hook` as the last thing inside every `write()`."""
    if hook not in _before_commit:
        _before_commit.append(hook)


def is_writing(session: Session) -> bool:
    return bool(session.info.get("writing"))


@contextmanager
def write(*, alone: bool = False) -> Iterator[Session]:
    """The writing transaction: begins immediately, runs the commit hooks, commits or rolls back whole.

    Nests: an inner `write()` joins the outer one. On SQLite writers of this process queue up here instead
    of meeting "database is locked". `alone`: on PostgreSQL, too, nobody else writes in this organisation meanwhile.
    The office's rare writes ask for it: what they read first is then still so when they write.
    """
    session = db.session()
    if is_writing(session):
        yield session
        return
    session.rollback()  # a read snapshot that is older than the lock would be refused
    with _queue if db.engine.dialect.name == "sqlite" else _no_queue():
        session.info.update(writing=True, **_nothing_yet())
        try:
            if db.engine.dialect.name == "sqlite":
                session.execute(BEGIN)
            else:
                session.execute(ALONE if alone else AMONG_OTHERS, {"org": known_org() or ""})
            yield session
            session.flush()
            for hook in _before_commit:
                hook(session)
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            session.info.update(writing=False, **_nothing_yet())


def hold_places_still() -> None:
    """Wait until no other writer works in this organisation, and keep them out until commit.

    Where a record lives follows from others (a note's from its account's territory). Whoever moves one waits for those who
    are writing under it, and they for the move; or a line would be written into the scope that was just left.
    """
    if db.engine.dialect.name != "sqlite":
        db.session.execute(ALONE, {"org": known_org() or ""})


def _nothing_yet() -> dict[str, Any]:
    """What core/records.py keeps of one writing transaction."""
    return {"touched": {}, "held": {}, "locked": set(), "together": False}


@contextmanager
def _no_queue() -> Iterator[None]:
    yield


def start(app: Flask, url: str) -> None:
    """Bind the app to its database and set SQLite to WAL and full synchronisation."""
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    options: dict[str, Any] = {"pool_pre_ping": True}  # a server may have gone since; a file has not
    if url.startswith("sqlite"):
        connect = {"timeout": 30, "check_same_thread": False, "isolation_level": None}
        options = {"connect_args": connect, "pool_size": 16, "max_overflow": -1}  # as many as threads read at once: a file, no server
    options["pool_use_lifo"] = True  # the connection that was used last has its pages at hand
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {**options, "hide_parameters": True}  # errors are logged, people's words are not
    db.init_app(app)
    Migrate(app, db, directory=str(MIGRATIONS))
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            _tune_sqlite(db.engine)


def _tune_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
