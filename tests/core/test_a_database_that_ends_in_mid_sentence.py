"""A connection lost in the middle of an answer is an outage, whatever kind of error the driver makes of it."""

import pytest
from flask import Flask
from sqlalchemy.exc import DatabaseError

from fieldapp.core.failures import is_outage
from fieldapp.core.web import from_a_lost_connection


@pytest.mark.parametrize(("lost", "status"), [(True, 503), (False, 500)])
def test_what_is_lost_is_tried_later_and_what_is_wrong_is_not(app: Flask, lost: bool, status: int) -> None:
    error = DatabaseError("SELECT 1", None, Exception("consuming input failed"), connection_invalidated=lost)
    assert is_outage(error) is lost
    with app.test_request_context("/api/sync"):
        assert from_a_lost_connection(error).status_code == status
