"""Houses: installations of their own, migrated like a real one, on the database that the run is about."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from flask import Flask
from flask_migrate import upgrade
from psycopg import sql

from fieldapp import create_app
from fieldapp.core.database import db
from fieldapp.core.ids import new_id
from fieldapp.settings import Settings
from tests.company import Company, found


@dataclass
class House:
    """An installation with the tests' small company in it."""

    app: Flask
    instance: Path
    settings: Settings
    company: Company

    def phone(self, name: str) -> Any:
        return self.company.phone(name)


class Houses:
    def __init__(self, folder: Path, database_url: str, ends: ExitStack) -> None:
        self.folder, self.database_url, self.ends = folder, database_url, ends

    def build(self, *, empty: bool = False, files: str = "") -> House:
        instance = self.folder / new_id()
        settings = Settings(instance=instance, database_url=self._database(), files=files, testing=True)
        app = create_app(settings)
        context = app.app_context()
        context.push()
        self.ends.callback(self._close, context)
        if empty:
            return House(app, instance, settings, Company(app, "", "", ""))
        upgrade()
        return House(app, instance, settings, found(app))

    def _close(self, context: Any) -> None:
        db.session.remove()
        db.engine.dispose()
        context.pop()

    def _database(self) -> str:
        """An empty database on the run's PostgreSQL server; nothing to do on SQLite."""
        if not self.database_url:
            return ""
        name = "house_" + new_id().replace("-", "")
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        parts = urlsplit(self.database_url)
        return urlunsplit(parts._replace(path=f"/{name}"))


@pytest.fixture
def houses(tmp_path: Path, database_url: str) -> Iterator[Houses]:
    with ExitStack() as ends:
        yield Houses(tmp_path, database_url, ends)


@pytest.fixture
def house(houses: Houses) -> House:
    return houses.build()
