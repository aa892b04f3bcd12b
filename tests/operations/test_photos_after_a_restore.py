"""A photo that came after the backup: its phone still has the bytes, and the restored server takes them again."""

from pathlib import Path
from typing import Any

from fieldapp.operations import doctor
from fieldapp.operations.backup import back_up
from fieldapp.operations.restore import restore
from tests.files.camera import attach, begin, held, picture, read, send, sha, upload
from tests.operations.conftest import House, Houses


def hears_of_it(phone: Any) -> None:
    """The phone is told of the new history, and what the backup lacks waits in its outbox once more."""
    answer = phone.request()
    assert (answer.status_code, answer.json["code"]) == (409, "epoch")
    phone.epoch, phone.cursor, phone.held = answer.json["epoch"], {}, {}


def again(phone: Any, record_id: str, account: str, content: bytes) -> None:
    values = {"record_type": "account", "record_id": account, "sha256": sha(content), "size": len(content), "mime": "image/jpeg"}
    phone.write("create", "attachment", record=record_id, set=values)
    phone.sync()


def test_a_photo_from_after_the_backup_is_taken_again_on_another_machine(house: House, houses: Houses, tmp_path: Path) -> None:
    rep, account, content = house.phone("rep"), house.company.account(), picture()
    back_up(tmp_path / "b.tar.gz")
    record_id = attach(rep, account, content)
    upload(rep.client, content)
    rep.sync()
    other = houses.build(empty=True)
    restore(tmp_path / "b.tar.gz")
    phone = type(rep)(other.app, rep.email, rep.password)
    again(phone, record_id, account, content)
    assert held(phone, record_id)["stored"] is False
    upload(phone.client, content)
    phone.sync()
    assert held(phone, record_id)["stored"] is True
    assert read(phone.client, content).data == content
    assert doctor.examine()["files"] == []


def test_a_photo_whose_bytes_the_backup_missed_is_taken_again_where_its_file_still_lies(house: House, tmp_path: Path) -> None:
    rep, account, content = house.phone("rep"), house.company.account(), picture()
    record_id = attach(rep, account, content)
    begin(rep.client, content)
    send(rep.client, content, 0, 100)
    back_up(tmp_path / "b.tar.gz")
    send(rep.client, content, 100)
    rep.sync()
    assert held(rep, record_id)["stored"] is True
    restore(tmp_path / "b.tar.gz")
    hears_of_it(rep)
    rep.sync()
    assert held(rep, record_id)["stored"] is False
    assert upload(rep.client, content).status_code == 204
    rep.sync()
    assert held(rep, record_id)["stored"] is True
