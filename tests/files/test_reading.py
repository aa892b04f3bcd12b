"""A file is read through a record in one's scopes; knowing its hash grants nothing."""

from tests.company import Company
from tests.files.camera import attach, begin, held, picture, read, upload


def test_who_holds_the_record_reads_the_file(company: Company) -> None:
    phone, content = company.phone("rep"), picture()
    attach(phone, company.account(), content)
    upload(phone.client, content)
    for name in ("rep", "manager", "admin"):
        answer = read(company.phone(name).client, content)
        assert (answer.status_code, answer.data) == (200, content)
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_who_does_not_hold_it_finds_nothing(company: Company) -> None:
    phone, content = company.phone("rep"), picture()
    attach(phone, company.account(), content)
    upload(phone.client, content)
    assert read(company.phone("other").client, content).status_code == 404
    assert read(company.app.test_client(), content).status_code == 401


def test_naming_a_hash_on_ones_own_record_does_not_open_the_file(company: Company) -> None:
    phone, thief, content = company.phone("rep"), company.phone("other"), picture()
    early = attach(thief, company.account(territory=company.plains), content)
    attach(phone, company.account(), content)
    upload(phone.client, content)
    late = attach(thief, company.account(territory=company.plains), content)
    thief.sync()
    assert held(thief, early)["stored"] is held(thief, late)["stored"] is False
    assert read(thief.client, content).status_code == 404
    assert begin(thief.client, content).headers["Upload-Offset"] == "0"


def test_a_deleted_record_opens_nothing(company: Company) -> None:
    phone, content = company.phone("rep"), picture()
    record_id = attach(phone, company.account(), content)
    upload(phone.client, content)
    phone.sync()
    phone.write("delete", "attachment", record=record_id, rev=2)
    assert [verdict["verdict"] for verdict in phone.sync()] == ["ok"]
    assert read(phone.client, content).status_code == 404


def test_a_manager_who_takes_a_photo_away_and_back_has_it_again(company: Company) -> None:
    phone, content = company.phone("rep"), picture()
    account_id = company.account()
    record_id = attach(phone, account_id, content)
    upload(phone.client, content)
    manager = company.phone("manager")
    manager.sync()
    manager.write("delete", "attachment", record=record_id, rev=2)
    assert [verdict["verdict"] for verdict in manager.sync()] == ["ok"]
    again = attach(manager, account_id, content)
    assert held(manager, again)["stored"] is True
    assert read(manager.client, content).data == content
    phone.sync()
    assert read(phone.client, content).data == content


def test_a_record_of_another_territory_cannot_be_photographed(company: Company) -> None:
    phone, content = company.phone("rep"), picture()
    theirs = company.account(territory=company.plains)
    values = {"record_type": "account", "record_id": theirs, "sha256": "0" * 64, "size": len(content), "mime": "image/jpeg"}
    phone.write("create", "attachment", set=values)
    assert [verdict["verdict"] for verdict in phone.sync()] == ["rejected"]


def test_a_photo_moves_with_its_account(company: Company) -> None:
    phone, content = company.phone("rep"), picture()
    account_id = company.account()
    attach(phone, account_id, content)
    upload(phone.client, content)
    phone.sync()
    admin = company.phone("admin")
    admin.sync()
    admin.write("patch", "account", record=account_id, rev=1, base={"territory_id": company.gulf}, set={"territory_id": company.plains})
    assert [verdict["verdict"] for verdict in admin.sync()] == ["ok"]
    assert read(company.phone("other").client, content).status_code == 200
    assert read(phone.client, content).status_code == 404
    phone.sync()
    assert not any(kind == "attachment" for records in phone.held.values() for kind, _ in records)


def test_a_part_of_a_recording_can_be_asked_for(company: Company) -> None:
    phone, content = company.phone("rep"), picture()
    attach(phone, company.account(), content)
    upload(phone.client, content)
    answer = read(phone.client, content, headers={"Range": "bytes=0-9"})
    assert (answer.status_code, answer.data) == (206, content[:10])
