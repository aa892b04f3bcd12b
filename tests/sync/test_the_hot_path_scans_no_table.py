"""Whatever a sync asks the database for is found by an index, however much there is: polls, deltas, first pulls and pushes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import ClauseElement, event

from fieldapp.core.database import db
from fieldapp.core.rows import BEGIN, Moment, Row, spelled
from tests.company import Company

Statement = tuple[str, Any]
HAS_A_PLAN = ("SELECT", "UPDATE", "DELETE", "WITH")


@contextmanager
def listening() -> Iterator[list[Statement]]:
    """Each statement that goes to the database meanwhile, with the values of its first row."""
    heard: list[Statement] = []

    def hear(_connection: Any, _cursor: Any, statement: str, values: Any, _context: Any, many: bool) -> None:
        heard.append((statement, values[0] if many else values))

    rows = Moment.rows

    def hear_rows(moment: Moment, question: ClauseElement, **values: Any) -> list[Row]:
        if question is not BEGIN:
            heard.append((spelled(question, moment.dialect), values))
        return rows(moment, question, **values)

    event.listen(db.engine, "before_cursor_execute", hear)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Moment, "rows", hear_rows)
        yield heard
    event.remove(db.engine, "before_cursor_execute", hear)


@pytest.fixture(autouse=True)
def statistics_of_small_tables_are_forgotten(company: Company) -> None:
    """What `PRAGMA optimize` learned from the few rows of another test lets SQLite read a table of three rows whole."""
    if db.engine.dialect.name == "sqlite":
        with db.engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE IF EXISTS sqlite_stat1")
        db.engine.dispose()  # each connection has its own copy in memory


def plan(statement: str, values: Any) -> list[str]:
    """The database's own words on how it would run it, a line a step."""
    with db.engine.connect() as connection:
        if db.engine.dialect.name == "sqlite":
            return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # a small table is read whole otherwise
        return [row[0] for row in connection.exec_driver_sql(f"EXPLAIN {statement}", values)]


def reads_a_whole_table(step: str) -> bool:
    """The company is the one row of its table; a subquery is what its own steps say."""
    if db.engine.dialect.name == "sqlite":
        return step.startswith("SCAN") and "organisation" not in step and "(subquery" not in step
    return "Seq Scan" in step


def whole_tables(heard: list[Statement]) -> list[str]:
    asked = [
        (statement, values) for statement, values in heard if statement.lstrip().startswith(HAS_A_PLAN) and "pg_advisory" not in statement
    ]
    assert asked
    return [f"{step} in {statement}" for statement, values in asked for step in plan(statement, values) if reads_a_whole_table(step)]


@pytest.mark.parametrize("who", ["rep", "manager", "admin"])
def test_polls_and_pulls(company: Company, who: str) -> None:
    phone = company.phone(who)
    with listening() as first:
        phone.sync()
    company.account("One more")
    with listening() as later:
        phone.sync()
    with listening() as empty:
        phone.sync()
    assert whole_tables(first + later + empty) == []
    assert len(empty) <= {"rep": 3, "manager": 9, "admin": 7}[who]


def test_pushes(company: Company) -> None:
    phone, account = company.phone("rep"), company.account()
    note = phone.write("create", "note", set={"account_id": account, "body": "one"})["record"]
    phone.write("create", "note", set={"account_id": account, "body": "two"})
    with listening() as made:
        phone.sync()
    phone.write("patch", "note", note, rev=1, base={"body": "one"}, set={"body": "three"})
    phone.write("create", "note", set={"account_id": account, "body": None})
    phone.write("delete", "note", note, rev=1)
    with listening() as changed:
        phone.sync()
    assert whole_tables(made + changed) == []
