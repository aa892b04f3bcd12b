"""Notes live with their account; comments with what they stand under."""

from tests.company import Company


def test_a_note_says_who_wrote_it_whatever_the_phone_says(company: Company) -> None:
    rep, other = company.phone("rep"), company.phone("other")
    note = rep.write("create", "note", set={"account_id": company.account(), "body": "Boom hose", "author_id": other.user_id})["record"]
    rep.sync()
    held = rep.get("note", note)
    assert held is not None
    assert (held["author_id"], held["kind"], held["promise"], held["kept"]) == (rep.user_id, "other", False, None)


def test_a_note_on_another_territorys_account_is_refused(company: Company) -> None:
    rep = company.phone("rep")
    rep.write("create", "note", set={"account_id": company.account(territory=company.plains), "body": "Hello"})
    assert [verdict["code"] for verdict in rep.sync()] == ["not_allowed"]


def test_a_comment_reaches_whoever_sees_the_trip(company: Company) -> None:
    rep, manager, other = company.phone("rep"), company.phone("manager"), company.phone("other")
    trip = rep.write("create", "trip", set={"title": "Houston"})["record"]
    rep.sync()
    comment = manager.write("create", "comment", set={"record_type": "trip", "record_id": trip, "body": "Add Sabine"})["record"]
    assert [verdict["verdict"] for verdict in manager.sync()] == ["ok"]
    rep.sync()
    other.write("create", "comment", set={"record_type": "trip", "record_id": trip, "body": "Me too"})
    assert [verdict["code"] for verdict in other.sync()] == ["not_allowed"]
    held = rep.get("comment", comment)
    assert held is not None
    assert (held["body"], held["author_id"]) == ("Add Sabine", manager.user_id)


def test_an_account_that_moves_takes_notes_and_comments_along(company: Company) -> None:
    manager, other, account = company.phone("manager"), company.phone("other"), company.account()
    note = manager.write("create", "note", set={"account_id": account, "body": "Boom hose"})["record"]
    comment = manager.write("create", "comment", set={"record_type": "note", "record_id": note, "body": "Which size?"})["record"]
    manager.write("patch", "account", account, base={"territory_id": company.gulf}, set={"territory_id": company.plains})
    assert [verdict["verdict"] for verdict in manager.sync()] == ["ok"] * 3
    other.sync()
    assert other.get("note", note) is not None
    assert other.get("comment", comment) is not None
