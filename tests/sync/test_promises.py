"""P1 to P5 of docs/sync.md, one by one."""

import json
import re

from sqlalchemy import select

from fieldapp.core.database import db
from fieldapp.core.ids import new_id
from fieldapp.sync.models import SyncQuarantine
from tests.company import Company


def test_a_note_reaches_the_manager(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    note = rep.write("create", "note", set={"account_id": company.account(), "body": "Boom hose burst"})
    assert [verdict["verdict"] for verdict in rep.sync()] == ["ok"]
    manager.sync()
    held = manager.get("note", note["record"])
    assert held is not None and held["body"] == "Boom hose burst"


def test_a_lost_reply_doubles_nothing(company: Company) -> None:
    rep = company.phone("rep")
    note = rep.write("create", "note", set={"account_id": company.account(), "body": "once"})
    rep.lose_reply()
    assert [verdict["verdict"] for verdict in rep.sync()] == ["ok"]
    assert list(rep.all("note")) == [note["record"]]


def test_the_same_mutation_gets_the_same_verdict_word_for_word(company: Company) -> None:
    rep = company.phone("rep")
    rep.write("create", "note", set={"account_id": company.account(), "body": "once"})
    first, second = (rep.request().text.split("\n")[1] for _ in range(2))
    assert first == second


def test_an_id_used_again_for_something_else_is_set_aside(company: Company) -> None:
    rep = company.phone("rep")
    note = rep.write("create", "note", set={"account_id": company.account(), "body": "one"})
    rep.sync()
    rep.outbox = [{**note, "set": {**note["set"], "body": "two"}}]
    assert rep.sync()[0]["code"] == "id_reused"


def test_one_bad_mutation_does_not_stop_the_rest(company: Company) -> None:
    rep = company.phone("rep")
    account = company.account()
    rep.write("create", "unheard", set={})
    rep.write("create", "note", set={"account_id": new_id(), "body": "no such account"})
    rep.write("create", "note", set={"account_id": account})
    rep.write("patch", "note", set={"body": 5})
    rep.write("create", "note", set={"account_id": account, "body": "good"})
    assert [verdict["verdict"] for verdict in rep.sync()] == ["rejected"] * 4 + ["ok"]


def test_two_people_edit_different_fields_and_both_survive(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    need = rep.write("create", "need", set={"account_id": company.account(), "summary": "Hose", "kind": "hose", "quantity": 2})["record"]
    rep.sync(), manager.sync()
    rep.write("patch", "need", need, rev=1, base={"quantity": 2}, set={"quantity": 6})
    manager.write("patch", "need", need, rev=1, base={"urgency": None}, set={"urgency": "soon"})
    rep.sync(), manager.sync(), rep.sync()
    held = rep.get("need", need)
    assert held is not None and (held["quantity"], held["urgency"]) == (6, "soon")
    assert rep.all("conflict") == {}


def test_two_people_edit_the_same_field_and_one_tap_settles_it(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    need = rep.write("create", "need", set={"account_id": company.account(), "summary": "Hose", "kind": "hose", "quantity": 2})["record"]
    rep.sync(), manager.sync()
    manager.write("patch", "need", need, rev=1, base={"quantity": 2}, set={"quantity": 4})
    rep.write("patch", "need", need, rev=1, base={"quantity": 2}, set={"quantity": 6})
    manager.sync()
    assert rep.sync()[0]["verdict"] == "conflict"
    ((conflict, seen),) = rep.all("conflict").items()
    assert (seen["base"], seen["ours"], seen["theirs"], seen["state"]) == (2, 4, 6, "open")
    rep.write("command", "conflict", conflict, command="settle", args={"take": "theirs"}, expect={})
    rep.sync(), manager.sync()
    for phone in (rep, manager):
        held = phone.get("need", need)
        assert held is not None and held["quantity"] == 6
        assert phone.all("conflict")[conflict]["state"] == "settled"


def test_a_chain_of_offline_edits_does_not_conflict_with_itself(company: Company) -> None:
    rep = company.phone("rep")
    need = rep.write("create", "need", set={"account_id": company.account(), "summary": "Hose", "kind": "hose"})
    first = rep.write("patch", "need", need["record"], after=need["id"], base={"quantity": None}, set={"quantity": 2})
    rep.write("patch", "need", need["record"], after=first["id"], base={"quantity": 2}, set={"quantity": 3})
    assert [verdict["verdict"] for verdict in rep.sync()] == ["ok"] * 3
    held = rep.get("need", need["record"])
    assert held is not None and held["quantity"] == 3


def test_a_chain_of_offline_edits_does_not_cover_what_somebody_else_wrote(company: Company) -> None:
    """The phone's first edit meets nobody; its second, on another field, meets an edit that the phone has not seen."""
    rep, manager = company.phone("rep"), company.phone("manager")
    need = rep.write("create", "need", set={"account_id": company.account(), "summary": "Hose", "kind": "hose"})["record"]
    rep.sync(), manager.sync()
    manager.write("patch", "need", need, rev=1, base={"quantity": None, "spec": {}}, set={"quantity": 2, "spec": {"hose_id_dash": "-16"}})
    manager.sync()
    first = rep.write("patch", "need", need, rev=1, base={"urgency": None}, set={"urgency": "soon"})
    second = rep.write("patch", "need", need, after=first["id"], base={"quantity": None}, set={"quantity": 5})
    rep.write("patch", "need", need, after=second["id"], base={"spec": {}}, set={"spec": {"fluid": "ISO 46"}})
    assert [verdict["verdict"] for verdict in rep.sync()] == ["ok", "conflict", "merged"]
    held = rep.get("need", need)
    assert held is not None and (held["quantity"], held["spec"]) == (2, {"hose_id_dash": "-16", "fluid": "ISO 46"})


def test_nobody_sees_another_territory(company: Company) -> None:
    rep, other = company.phone("rep"), company.phone("other")
    note = rep.write("create", "note", set={"account_id": company.account(), "body": "ours"})["record"]
    rep.sync(), other.sync()
    assert other.all("note") == {} and other.all("account") == {}
    other.write("patch", "note", note, rev=1, base={"body": "ours"}, set={"body": "theirs"})
    assert other.sync()[0]["verdict"] == "rejected"


def test_an_account_that_moves_takes_everything_with_it(company: Company) -> None:
    rep, other, manager = company.phone("rep"), company.phone("other"), company.phone("manager")
    account = company.account()
    note = rep.write("create", "note", set={"account_id": account, "body": "moves too"})["record"]
    rep.sync(), other.sync(), manager.sync()
    manager.write("patch", "account", account, rev=1, base={"territory_id": company.gulf}, set={"territory_id": company.plains})
    assert manager.sync()[0]["verdict"] == "ok"
    rep.sync(), other.sync()
    assert rep.get("note", note) is None and rep.get("account", account) is None
    assert other.get("note", note) is not None and other.get("account", account) is not None


def test_deleting_what_somebody_changed_is_a_conflict(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    need = rep.write("create", "need", set={"account_id": company.account(), "summary": "Hose", "kind": "hose"})["record"]
    rep.sync(), manager.sync()
    manager.write("patch", "need", need, rev=1, base={"quantity": None}, set={"quantity": 4})
    manager.sync()
    rep.write("delete", "need", need, rev=1)
    assert rep.sync()[0]["verdict"] == "conflict"
    assert rep.get("need", need) is not None


def test_a_patch_on_a_deleted_record_restores_it(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    need = rep.write("create", "need", set={"account_id": company.account(), "summary": "Hose", "kind": "hose"})["record"]
    rep.sync(), manager.sync()
    rep.write("delete", "need", need, rev=1)
    rep.sync()
    manager.write("patch", "need", need, rev=1, base={"quantity": None}, set={"quantity": 4})
    assert manager.sync()[0]["restored"] is True
    rep.sync()
    assert rep.get("need", need) is not None


def test_small_pages_arrive_whole(company: Company) -> None:
    rep = company.phone("rep")
    account = company.account()
    for number in range(30):
        rep.write("create", "note", set={"account_id": account, "body": f"note {number}"})
    rep.sync(limit=7)
    assert len(rep.all("note")) == 30


def test_an_envelope_of_the_wrong_form_changes_nothing(company: Company) -> None:
    rep = company.phone("rep")
    answer = rep.client.post("/api/sync", json={"device": rep.device, "cursor": {"org:x": "much"}, "mutations": [5]})
    assert answer.status_code == 422
    assert set(json.loads(answer.text)["errors"]) == {"$.cursor.org:x", "$.mutations[0]"}


def test_another_epoch_is_told(company: Company) -> None:
    rep = company.phone("rep")
    right, rep.epoch = rep.epoch, "e-other"
    answer = rep.request()
    assert (answer.status_code, answer.json["code"], answer.json["epoch"]) == (409, "epoch", right)


def test_a_revoked_phone_is_told_to_wipe_and_its_words_are_kept(company: Company) -> None:
    rep, admin = company.phone("rep"), company.phone("admin")
    device = rep.client.get("/api/devices").json["devices"][0]["id"]
    rep.write("create", "note", set={"account_id": company.account(), "body": "the last words"})
    assert admin.client.delete(f"/api/devices/{device}").status_code < 300
    for _ in range(2):
        answer = rep.request()
        assert (answer.status_code, answer.json["wipe"]) == (401, True)
    raw = db.session.scalars(select(SyncQuarantine.raw)).all()
    assert len(raw) == 1 and "the last words" in raw[0]


def test_a_late_command_hears_who_was_first_and_when(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    need = rep.write("create", "need", set={"account_id": company.account(), "summary": "Hose", "kind": "hose"})["record"]
    rep.sync(), manager.sync()
    manager.write("command", "need", need, command="answer", args={}, expect={"status": "new"})
    rep.write("command", "need", need, command="order", args={}, expect={"status": "new"})
    manager.sync()
    late = rep.sync()[0]
    assert late["code"] == "stale_state"
    assert re.search(r"it is answered now\. Manager did so on \d{4}-\d\d-\d\d at \d\d:\d\d UTC\.$", late["detail"])


def test_a_base_that_nobody_could_write_is_taken_as_what_the_phone_saw(company: Company) -> None:
    rep = company.phone("rep")
    need = rep.write("create", "need", set={"account_id": company.account(), "summary": "Hose"})["record"]
    rep.sync()
    rep.write("patch", "need", need, rev=1, base={"kind": "other"}, set={"kind": "hose"})
    rep.write("patch", "need", need, rev=1, base={"kind": None, "status": "new"}, set={"kind": "hose"})
    assert [verdict["verdict"] for verdict in rep.sync()] == ["ok", "ok"]


def test_a_question_goes_where_its_record_goes(company: Company) -> None:
    rep, other, admin = company.phone("rep"), company.phone("other"), company.phone("admin")
    trip = rep.write("create", "trip", set={"title": "December", "month": "2026-12"})["record"]
    rep.sync(), admin.sync()
    for phone, title in ((admin, "Advent"), (rep, "Winter")):
        phone.write("patch", "trip", trip, rev=1, base={"title": "December"}, set={"title": title})
        phone.sync()
    assert len(rep.all("conflict")) == 1
    admin.write("patch", "trip", trip, rev=1, base={"owner_id": rep.user_id}, set={"owner_id": other.user_id})
    assert admin.sync()[0]["verdict"] == "ok"
    rep.sync(), other.sync()
    assert (len(rep.all("conflict")), len(other.all("conflict"))) == (0, 1)


def test_deleting_after_an_edit_that_met_somebody_elses_is_a_conflict(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    note = rep.write("create", "note", set={"account_id": company.account(), "body": "one\ntwo\nthree\n"})["record"]
    rep.sync(), manager.sync()
    manager.write("patch", "note", note, rev=1, base={"body": "one\ntwo\nthree\n"}, set={"body": "ONE\ntwo\nthree\n"})
    edit = rep.write("patch", "note", note, rev=1, base={"body": "one\ntwo\nthree\n"}, set={"body": "one\ntwo\nTHREE\n"})
    rep.write("delete", "note", note, after=edit["id"])
    manager.sync()
    assert [verdict["verdict"] for verdict in rep.sync()] == ["merged", "conflict"]
    assert rep.get("note", note) is not None
