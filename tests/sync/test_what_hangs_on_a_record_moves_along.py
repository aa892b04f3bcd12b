"""A conflict or a comment lives where its record lives: when an account moves, everything told about it leaves with it."""

from fieldapp.core.actor import acting_as, system
from fieldapp.sync import verify
from tests.company import Company


def test_a_conflict_about_a_comment_goes_with_the_account(company: Company) -> None:
    rep, other, manager = company.phone("rep"), company.phone("other"), company.phone("manager")
    account = company.account()
    note = rep.write("create", "note", set={"account_id": account, "body": "Ask for a quote"})["record"]
    comment = rep.write("create", "comment", set={"record_type": "note", "record_id": note, "body": "three hoses"})["record"]
    rep.sync()
    rep.write("patch", "comment", comment, rev=1, base={"body": "three hoses"}, set={"body": "four hoses"})
    late = rep.write("patch", "comment", comment, rev=1, base={"body": "three hoses"}, set={"body": "five hoses"})
    assert [verdict["verdict"] for verdict in rep.sync()] == ["ok", "conflict"]
    rep.sync()
    assert [conflict["theirs"] for conflict in rep.all("conflict").values()] == ["five hoses"], late
    manager.sync()
    manager.write("patch", "account", account, rev=1, base={"territory_id": company.gulf}, set={"territory_id": company.plains})
    manager.sync()
    for phone in (rep, other):
        phone.sync()
    assert (list(rep.all("conflict")), list(rep.all("comment"))) == ([], [])
    assert [conflict["theirs"] for conflict in other.all("conflict").values()] == ["five hoses"]
    with acting_as(system(company.org_id)):
        assert verify.differences() == []


def test_a_comment_on_a_photo_goes_with_the_account(company: Company) -> None:
    rep, other, manager = company.phone("rep"), company.phone("other"), company.phone("manager")
    account = company.account()
    photo = {"record_type": "account", "record_id": account, "sha256": "0" * 64, "size": 5}
    attachment = rep.write("create", "attachment", set=photo)["record"]
    comment = rep.write("create", "comment", set={"record_type": "attachment", "record_id": attachment, "body": "the left one"})["record"]
    assert [verdict["verdict"] for verdict in rep.sync()] == ["ok", "ok"]
    manager.sync()
    manager.write("patch", "account", account, rev=1, base={"territory_id": company.gulf}, set={"territory_id": company.plains})
    for phone in (manager, rep, other):
        phone.sync()
    assert (list(rep.all("attachment")), list(rep.all("comment"))) == ([], [])
    assert list(other.all("comment")) == [comment]
