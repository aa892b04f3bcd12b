"""The PostgreSQL half of backup and restore: each table by COPY, all from one snapshot, all back in one transaction.

No pg_dump: it would have to be there in the version of the server, and a row is a row.
"""

from pathlib import Path
from typing import Any

from psycopg import Connection, sql
from sqlalchemy import Table
from sqlalchemy.orm import Session

from fieldapp.core.database import Model, db
from fieldapp.operations.archive import DamagedArchive

STEP = 1024 * 1024


def tables() -> list[Table]:
    """Those that are referred to first."""
    return list(Model.metadata.sorted_tables)


def copy(folder: Path) -> dict[str, list[str]]:
    """A file a table, from one moment; the columns of each."""
    folder.mkdir()
    with db.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        driver: Any = connection.connection.driver_connection
        return {table.name: _copy_out(driver, table, folder / table.name) for table in tables()}


def _copy_out(driver: Connection[Any], table: Table, target: Path) -> list[str]:
    columns = [column.name for column in table.columns]
    with driver.cursor() as cursor, cursor.copy(_statement("COPY {} ({}) TO STDOUT", table, columns)) as rows, target.open("wb") as file:
        for piece in rows:
            file.write(piece)
    return columns


def fill(session: Session, folder: Path, columns: dict[str, list[str]]) -> None:
    """All rows of all tables are replaced by those in the folder. Call inside `write()`. Raises DamagedArchive."""
    if set(columns) != {table.name for table in tables()}:
        raise DamagedArchive("The tables in it are not those of this version.")
    driver: Any = session.connection().connection.driver_connection
    names = sql.SQL(", ").join(sql.Identifier(table.name) for table in tables())
    driver.execute("SET LOCAL lock_timeout = '10s'")
    driver.execute(sql.SQL("TRUNCATE {}").format(names))
    for table in tables():
        with (
            driver.cursor() as cursor,
            cursor.copy(_statement("COPY {} ({}) FROM STDIN", table, columns[table.name])) as rows,
            (folder / table.name).open("rb") as file,
        ):
            while piece := file.read(STEP):
                rows.write(piece)


def _statement(text: str, table: Table, columns: list[str]) -> sql.Composed:
    return sql.SQL(text).format(sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, columns)))
