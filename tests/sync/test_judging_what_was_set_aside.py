"""The office reads what was set aside, applies it as its author meant it, discards it with a reason, or reads in a phone's file."""

from typing import Any

import pytest

from fieldapp.core.ids import new_id
from tests.company import Company


def entries(phone: Any, **query: str) -> list[dict[str, Any]]:
    answer = phone.client.get("/api/quarantine", query_string=query)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json["entries"]
    return found


def judge(phone: Any, entry: dict[str, Any], **body: str) -> Any:
    return phone.client.post(f"/api/quarantine/{entry['id']}", json=body)


def early_note(company: Company) -> tuple[Any, dict[str, Any]]:
    """A rep's note whose account the server does not have yet: set aside."""
    rep = company.phone("rep")
    account = new_id()
    rep.write("create", "note", set={"account_id": account, "body": "Seal weeps", "kind": "call"})
    rep.sync()
    return rep, {"id": account}


def found_account(company: Company, account: dict[str, Any]) -> None:
    admin = company.phone("admin")
    admin.write("create", "account", record=account["id"], set={"name": "Sabine Crane", "territory_id": company.gulf})
    admin.sync()


def test_a_manager_reads_what_their_people_could_not_send(company: Company) -> None:
    early_note(company)
    (entry,) = entries(company.phone("manager"))
    assert (entry["user"], entry["code"], entry["handled_at"]) == ("Rep", "account_missing", None)
    assert entry["mutation"]["set"]["body"] == "Seal weeps"


def test_applied_again_it_is_the_authors_own_and_only_once(company: Company) -> None:
    rep, account = early_note(company)
    found_account(company, account)
    manager = company.phone("manager")
    (entry,) = entries(manager)
    for _ in range(2):
        answer = judge(manager, entry, do="apply")
        assert (answer.status_code, answer.json["outcome"], answer.json["handled_by"]) == (200, "applied", "Manager")
    rep.sync()
    notes = rep.all("note")
    assert [(note["body"], note["author_id"]) for note in notes.values()] == [("Seal weeps", rep.user_id)]
    assert entries(manager) == []
    assert len(entries(manager, all="1")) == 1


def test_what_still_cannot_be_applied_stays_with_the_reason(company: Company) -> None:
    early_note(company)
    manager = company.phone("manager")
    (entry,) = entries(manager)
    answer = judge(manager, entry, do="apply")
    assert (answer.status_code, answer.json["code"]) == (409, "account_missing")
    assert entries(manager) == [entry]


def test_the_authors_rights_of_today_hold_not_the_judges(company: Company) -> None:
    rep = company.phone("rep")
    account = company.account(territory=company.plains)
    rep.write("create", "note", set={"account_id": account, "body": "Not mine", "kind": "call"})
    rep.sync()
    manager = company.phone("manager")
    (entry,) = entries(manager)
    assert judge(manager, entry, do="apply").status_code == 409


def test_discarding_needs_a_reason_and_keeps_the_text(company: Company) -> None:
    early_note(company)
    manager = company.phone("manager")
    (entry,) = entries(manager)
    for reason in ("", "  ", "\x00", None):
        assert judge(manager, entry, do="discard", reason=reason).status_code == 422  # type: ignore[arg-type]
    assert judge(manager, entry, do="discard", reason="Written twice").status_code == 200
    assert judge(manager, entry, do="apply").json["outcome"] == "discarded"
    (kept,) = entries(manager, all="1")
    assert (kept["reason"], kept["mutation"]["set"]["body"]) == ("Written twice", "Seal weeps")


def test_nobody_judges_what_is_not_their_peoples(company: Company) -> None:
    admin = company.phone("admin")
    admin.write("create", "nonsense")
    admin.sync()
    (entry,) = entries(admin)
    manager = company.phone("manager")
    assert entries(manager) == []
    assert judge(manager, entry, do="discard", reason="no").status_code == 403
    rep = company.phone("rep")
    assert rep.client.get("/api/quarantine").status_code == 403
    assert judge(rep, entry, do="discard", reason="no").status_code == 403
    assert company.app.test_client().get("/api/quarantine").status_code == 401


def test_what_a_revoked_phone_had_to_say_can_be_applied(company: Company) -> None:
    rep, admin = company.phone("rep"), company.phone("admin")
    rep.write("create", "note", set={"account_id": company.account(), "body": "Last words", "kind": "call"})
    admin.client.delete(f"/api/devices/{rep.device}")
    assert rep.request().status_code == 401
    (entry,) = entries(admin)
    assert judge(admin, entry, do="apply").status_code == 200
    admin.sync()
    assert [note["body"] for note in admin.all("note").values()] == ["Last words"]


def saved_file(rep: Any) -> dict[str, Any]:
    return {"exported": "2026-11-25T08:00:00Z", "unsent": list(rep.outbox), "set_aside": []}


def read_in(phone: Any, user_id: str, content: Any) -> Any:
    return phone.client.post("/api/quarantine/import", json={"user_id": user_id, "content": content})


def test_a_phones_file_is_read_in_once_and_what_the_phone_still_sends_is_not_doubled(company: Company) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    account = company.account()
    for body in ("one", "two"):
        rep.write("create", "note", set={"account_id": account, "body": body, "kind": "call"})
    content = saved_file(rep)
    assert read_in(manager, rep.user_id, content).json == {"added": 2, "known": 0}
    assert read_in(manager, rep.user_id, content).json == {"added": 0, "known": 2}
    for entry in entries(manager)[:1]:
        assert judge(manager, entry, do="apply").status_code == 200
    assert [verdict["verdict"] for verdict in rep.sync()] == ["ok", "ok"]
    for entry in entries(manager):
        assert judge(manager, entry, do="apply").json["outcome"] == "applied"
    rep.sync()
    assert sorted(note["body"] for note in rep.all("note").values()) == ["one", "two"]


def test_a_file_whose_work_arrived_already_adds_nothing(company: Company) -> None:
    rep = company.phone("rep")
    rep.write("create", "note", set={"account_id": company.account(), "body": "one", "kind": "call"})
    content = saved_file(rep)
    rep.sync()
    assert read_in(company.phone("manager"), rep.user_id, content).json == {"added": 0, "known": 1}


@pytest.mark.parametrize(
    "content", [[], {}, {"unsent": {}}, {"unsent": [5]}, {"unsent": [{"id": ""}]}, {"unsent": [], "set_aside": [{"mutation": None}]}]
)
def test_another_file_is_refused_whole(company: Company, content: Any) -> None:
    rep, manager = company.phone("rep"), company.phone("manager")
    assert read_in(manager, rep.user_id, content).status_code == 422
    assert entries(manager) == []


def test_a_manager_does_nothing_in_an_admins_name(company: Company) -> None:
    admin, manager = company.phone("admin"), company.phone("manager")
    raise_me = {
        "id": new_id(),
        "op": "patch",
        "type": "user",
        "record": manager.user_id,
        "base": {"role": "manager"},
        "set": {"role": "admin"},
    }
    assert read_in(manager, admin.user_id, {"unsent": [raise_me]}).status_code == 403
    assert read_in(manager, manager.user_id, {"unsent": [raise_me]}).status_code == 200
    (entry,) = entries(manager)
    assert judge(manager, entry, do="apply").json["code"] == "not_allowed"


def test_a_file_of_somebody_elses_people_is_refused(company: Company) -> None:
    admin = company.phone("admin")
    assert read_in(company.phone("rep"), admin.user_id, {"unsent": []}).status_code == 403
    assert read_in(admin, new_id(), {"unsent": []}).status_code == 404
