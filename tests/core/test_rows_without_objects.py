"""Rows read by the driver's own cursor: one moment of the database, and what goes wrong is told as everywhere else."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from fieldapp.core.database import db
from fieldapp.core.failures import is_outage
from fieldapp.core.rows import Moment, reading
from tests.company import Company

PLACES = text("SELECT name FROM account WHERE org_id = :org ORDER BY name")
NOWHERE = text("SELECT name FROM nowhere WHERE name = :name")
END = text("SELECT pg_terminate_backend(pg_backend_pid())")


def test_what_is_written_meanwhile_is_not_seen(company: Company) -> None:
    company.account("One")
    with reading() as moment:
        assert moment.rows(PLACES, org=company.org_id) == [("One",)]
        company.account("Two")
        assert moment.rows(PLACES, org=company.org_id) == [("One",)]
    with reading() as moment:
        assert moment.rows(PLACES, org=company.org_id) == [("One",), ("Two",)]


@pytest.mark.usefixtures("app")
def test_a_refusal_comes_in_the_usual_words_without_anybodys() -> None:
    with reading() as moment, pytest.raises(DBAPIError) as refused:
        moment.rows(NOWHERE, name="Ana's words")
    assert "Ana" not in str(refused.value)
    assert not refused.value.connection_invalidated
    with reading() as moment:
        assert moment.rows(text("SELECT 1")) == [(1,)]


@pytest.mark.usefixtures("app")
def test_a_connection_that_is_lost_is_an_outage_and_goes_to_nobody_else() -> None:
    with reading() as moment:
        with pytest.raises(DBAPIError) as lost:
            lose(moment)
        assert is_outage(lost.value)
    for _ in range(3):
        with reading() as moment:
            assert moment.rows(text("SELECT 1")) == [(1,)]


def lose(moment: Moment) -> None:
    if db.engine.dialect.name == "sqlite":
        connection = moment.connection.connection.dbapi_connection
        assert connection is not None
        connection.close()
    moment.rows(END)
