"""Alembic's environment: the app's own engine and tables, batch mode for SQLite."""

from typing import Any

from alembic import context
from sqlalchemy import Connection

from fieldapp.core.database import Model, db


def differs(_context: Any, revision: Any, directives: list[Any]) -> None:
    """No empty migration when nothing changed."""
    if getattr(context.config.cmd_opts, "autogenerate", False) and directives[0].upgrade_ops.is_empty():
        directives[:] = []


def run() -> None:
    with db.engine.connect() as connection:
        on_sqlite = connection.dialect.name == "sqlite"
        if on_sqlite:
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.commit()
        context.configure(
            connection=connection,
            target_metadata=Model.metadata,
            render_as_batch=True,
            transactional_ddl=True,
            process_revision_directives=differs,
        )
        with context.begin_transaction():
            if on_sqlite:
                run_on_sqlite(connection)
            else:
                context.run_migrations()
        connection.commit()
        if on_sqlite:
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")


def run_on_sqlite(connection: Connection) -> None:
    """All or nothing, and without foreign keys: SQLite changes a table by copying it, and dropping the old one would break them.

    They are checked before the commit instead. The driver begins nothing by itself, so the transaction is begun here.
    """
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    context.run_migrations()
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        raise RuntimeError(f"a migration broke references: {broken[:5]}")


run()
