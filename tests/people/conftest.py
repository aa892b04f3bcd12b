"""A way to sign its people in."""

import pytest

from tests.company import Company
from tests.people.guests import Guests


@pytest.fixture
def guests(company: Company) -> Guests:
    return Guests(company)
