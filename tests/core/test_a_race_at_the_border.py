"""Where the database alone notices that another writer was quicker, the answer says to try again."""

from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from fieldapp.files import uploads
from tests.company import Company


def test_a_key_that_was_taken_in_between_is_no_mistake_of_ours(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(*_: Any) -> None:
        raise IntegrityError("INSERT", {}, Exception("duplicate key"))

    monkeypatch.setattr(uploads, "add", taken)
    answer = company.phone("rep").client.post(f"/api/files/{'0' * 64}", headers={"Upload-Length": "5"})
    assert (answer.status_code, answer.json["code"]) == (503, "try_later")
    assert int(answer.headers["Retry-After"]) > 0
