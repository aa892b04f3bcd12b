"""Alembic's environment: the app's own engine and tables, batch mode for SQLite."""

from typing import Any

from alembic import context

from fieldapp.core.database import Model, db


def differs(_context: Any, revision: Any, directives: list[Any]) -> None:
    """No empty migration when nothing changed."""
    if getattr(context.config.cmd_opts, "autogenerate", False) and directives[0].upgrade_ops.is_empty():
        directives[:] = []


def run() -> None:
    with db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Model.metadata,
            render_as_batch=True,
            process_revision_directives=differs,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
