"""Rows read and written without a session's objects: the hot path of sync."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from typing import Any

from sqlalchemy import ClauseElement, Table, insert, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from fieldapp.core.database import db

BEGIN = text("BEGIN")
Row = tuple[Any, ...]
SPELLINGS: dict[str, Dialect] = {
    "sqlite": sqlite.dialect(paramstyle="named"),
    "postgresql": postgresql.psycopg.PGDialect_psycopg(paramstyle="pyformat"),  # type: ignore[no-untyped-call]
}


@contextmanager
def reading() -> Iterator["Moment"]:
    """On SQLite a deferred read transaction, on PostgreSQL repeatable read. What is not committed yet is not seen, whoever wrote it."""
    with db.engine.connect() as connection:
        moment = Moment(connection)
        if moment.dialect == "sqlite":
            moment.rows(BEGIN)
        else:
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield moment


class Moment:
    """`connection` is for what is asked seldom."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.dialect = connection.dialect.name

    def rows(self, question: ClauseElement, **values: Any) -> list[Row]:
        """Asked with the driver's own cursor: the way through SQLAlchemy and back takes four times as long as the answer.

        A question is a constant of its module, spelled once; its values all have names. Rows are as the driver has them: JSON is text.
        """
        statement = spelled(question, self.dialect)
        try:
            with closing(self.connection.connection.cursor()) as cursor:
                cursor.execute(statement, values)
                return list(cursor.fetchall())
        except self.connection.dialect.loaded_dbapi.Error as error:
            raise self._told(statement, error) from error

    def _told(self, statement: str, error: Any) -> Exception:
        """In SQLAlchemy's words, as everywhere; and nobody else is given a connection that was lost."""
        dialect = self.connection.dialect
        lost = dialect.is_disconnect(error, self.connection.connection.dbapi_connection, None)
        if lost:
            self.connection.invalidate()
        told: Exception = DBAPIError.instance(
            statement, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, connection_invalidated=lost, dialect=dialect
        )
        return told


def add_rows(session: Session, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Rows that name every column, as the driver takes them: JSON is text."""
    if rows:
        connection = session.connection()
        connection.exec_driver_sql(spelled(_added(table), connection.dialect.name), rows)


@cache
def _added(table: Table) -> ClauseElement:
    return insert(table)


@cache
def spelled(question: ClauseElement, dialect: str) -> str:
    return str(question.compile(dialect=SPELLINGS[dialect]))
