"""A full disk is said so, and nothing half-done stays."""

import errno
from typing import Any

import pytest

from tests.company import Company
from tests.files.camera import address, attach, begin, held, picture, send


class Usage:
    free = 1000


def no_room(*_: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_no_upload_begins_without_room(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    client = company.phone("rep").client
    monkeypatch.setattr("fieldapp.files.blobs.shutil.disk_usage", lambda _: Usage)
    answer = begin(client, picture())
    assert (answer.status_code, answer.get_json()["code"]) == (507, "disk_full")


def test_a_disk_that_fills_in_the_middle_loses_nothing(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    client, content = company.phone("rep").client, picture()
    begin(client, content)
    send(client, content, 0, 100)
    with monkeypatch.context() as patch:
        patch.setattr("fieldapp.files.blobs.os.fsync", no_room)
        assert send(client, content, 100).status_code == 507
    assert client.head(address(content)).headers["Upload-Offset"] == "100"
    assert send(client, content, 100).status_code == 204


def test_a_file_that_cannot_take_its_name_is_not_called_stored(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    phone, content = company.phone("rep"), picture()
    client, record_id = phone.client, attach(phone, company.account(), content)
    begin(client, content)
    with monkeypatch.context() as patch:
        patch.setattr("fieldapp.files.blobs.os.replace", no_room)
        assert send(client, content).status_code == 507
        assert client.head(address(content)).status_code == 507
    assert held(phone, record_id)["stored"] is False
    assert client.head(address(content)).headers["Upload-Offset"] == str(len(content))
    phone.sync()
    assert held(phone, record_id)["stored"] is True
