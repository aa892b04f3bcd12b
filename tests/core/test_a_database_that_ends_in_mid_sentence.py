"""What is an outage is said in one place: a push that is not acknowledged and every other request follow the same word."""

import pytest
from flask import Flask
from psycopg import errors
from sqlalchemy.exc import DatabaseError, DataError, DBAPIError, InterfaceError, OperationalError

from fieldapp.core.failures import is_outage


def lost(kind: type[DBAPIError], gone: bool, why: Exception | None = None) -> DBAPIError:
    return kind("SELECT 1", None, why or Exception("consuming input failed"), connection_invalidated=gone)


ERRORS = [
    (lost(DatabaseError, True), True),  # in the middle of an answer, whatever the driver calls it
    (lost(DatabaseError, False), False),
    (lost(OperationalError, False), True),
    (lost(InterfaceError, False), True),
    (lost(DataError, False), False),
    (lost(OperationalError, False, errors.ProgramLimitExceeded("row is too big")), False),  # it would be too big tomorrow as well
]


@pytest.mark.parametrize(("error", "passes"), ERRORS)
def test_what_passes_is_tried_later_and_what_is_wrong_is_not(app: Flask, error: DBAPIError, passes: bool) -> None:
    assert is_outage(error) is passes
    with app.test_request_context("/api/sync"):
        assert app.handle_user_exception(error).status_code == (503 if passes else 500)  # type: ignore[union-attr]
