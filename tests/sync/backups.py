"""A backup in memory, put back as `./run restore` does: all rows of all tables, history under another name. For tests of the server."""

from typing import Any

from sqlalchemy import select, text

from fieldapp.core.database import Model, db, write
from fieldapp.people.actions import new_epoch
from fieldapp.people.models import Organisation
from tests.conftest import empty

Rows = dict[str, list[dict[str, Any]]]


def back_up() -> Rows:
    db.session.rollback()
    with db.engine.connect() as connection:
        return {table.name: [dict(row) for row in connection.execute(select(table)).mappings()] for table in Model.metadata.sorted_tables}


def put_back(rows: Rows) -> None:
    empty()
    with db.engine.connect() as connection:
        if db.engine.dialect.name == "sqlite":
            connection.execute(text("PRAGMA foreign_keys=OFF"))
        for table in Model.metadata.sorted_tables:
            if rows[table.name]:
                connection.execute(table.insert(), rows[table.name])
        if db.engine.dialect.name == "sqlite":
            connection.execute(text("PRAGMA foreign_keys=ON"))
        connection.commit()
    with write() as session:
        for organisation in session.scalars(select(Organisation)):
            organisation.epoch = new_epoch()
    db.session.remove()
