"""Who did what, when, on which record, from where: written with the deed itself, only added to, read by admins alone."""

import base64
from typing import Any

import pytest
from sqlalchemy import delete, select

from fieldapp.core.audit import Audit, NotAppended
from fieldapp.core.database import db, write
from tests.company import Company


def trail(company: Company, **query: str) -> list[dict[str, Any]]:
    answer = company.phone("admin").client.get("/api/audit", query_string=query)
    assert answer.status_code == 200, answer.text
    entries: list[dict[str, Any]] = answer.json["entries"]
    return entries


def kinds(company: Company) -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(Audit.what).order_by(Audit.id)))


def submitted_trip(company: Company) -> tuple[Any, str, str]:
    rep = company.phone("rep")
    trip = rep.write("create", "trip", set={"title": "December", "month": "2026-12"})["record"]
    rep.write("command", "trip", record=trip, command="submit", args={}, expect={"status": "draft"})
    rep.sync()
    data = rep.get("trip", trip)
    assert data is not None
    return rep, trip, data["content"]


def test_signing_in_done_and_refused_is_there_with_device_and_address(company: Company) -> None:
    stranger = company.app.test_client()
    for email in ("rep@example.com", "nobody@example.com"):
        stranger.post("/api/session", json={"email": email, "password": "not this one"})
    company.phone("rep")
    entries = [entry for entry in trail(company, what="session") if entry["user"] != "Admin"]
    assert [(entry["what"], entry["user"], entry["address"]) for entry in entries] == [
        ("session.open", "Rep", "127.0.0.1"),
        ("session.refused", None, "127.0.0.1"),
        ("session.refused", "Rep", "127.0.0.1"),
    ]
    assert entries[0]["device"] == "Test"
    assert "nobody@example.com" not in str(entries)


def test_a_decision_on_a_trip_is_there_with_what_it_was_taken_on(company: Company) -> None:
    _, trip, content = submitted_trip(company)
    manager = company.phone("manager")
    manager.sync()
    manager.write(
        "command", "trip", record=trip, command="approve", args={"comment": "go"}, expect={"status": "submitted", "content": content}
    )
    manager.sync()
    (entry,) = trail(company, what="trip")
    assert (entry["what"], entry["user"], entry["record"], entry["record_id"]) == ("trip.approve", "Manager", "December", trip)
    assert entry["details"]["content"] == content
    assert "go" not in entry["details"].values()


def test_a_refused_right_is_there_though_nothing_else_was_kept(company: Company) -> None:
    rep, trip, content = submitted_trip(company)
    rep.write("command", "trip", record=trip, command="approve", args={}, expect={"status": "submitted", "content": content})
    rep.sync()
    rep.client.get("/api/audit")
    refusals = trail(company, what="refused")
    assert [(entry["user"], entry["details"]["doing"], entry["record"]) for entry in refusals] == [
        ("Rep", "GET /api/audit", None),
        ("Rep", "trip.approve", "December"),
    ]


def test_a_move_an_import_an_invitation_and_a_revocation_are_there(company: Company) -> None:
    account = company.account()
    admin = company.phone("admin")
    admin.sync()
    admin.write("patch", "account", record=account, base={"territory_id": company.gulf}, set={"territory_id": company.plains})
    admin.sync()
    content = base64.b64encode(b"Name,Territory\nAcme Pumps,Gulf\n").decode()
    imported = admin.client.post("/api/imports", json={"kind": "accounts", "content_base64": content, "dry_run": False})
    assert imported.status_code == 200
    admin.client.post("/api/imports", json={"kind": "accounts", "content_base64": content, "dry_run": True})
    rep = company.phone("rep")
    admin.client.post(f"/api/people/{rep.user_id}/invite", json={})
    admin.client.delete(f"/api/devices/{rep.device}")
    assert kinds(company) == [
        *["user.create"] * 4, "session.open", "account.move", "import.accounts", "session.open", "user.invite", "device.revoke",
    ]  # fmt: skip


def test_a_page_goes_on_where_the_last_one_ended(company: Company) -> None:
    for _ in range(3):
        company.phone("rep")
    admin = company.phone("admin").client
    whole = admin.get("/api/audit").json["entries"]
    read: list[Any] = []
    before: dict[str, str] = {}
    while True:
        page = admin.get("/api/audit", query_string={"limit": "3", **before}).json
        read += page["entries"]
        if page["next"] is None:
            break
        before = {"before": page["next"]}
    assert read == whole
    assert admin.get("/api/audit?limit=x").status_code == admin.get("/api/audit?before=x").status_code == 422


@pytest.mark.parametrize("name", ["rep", "manager"])
def test_only_an_admin_reads_it(company: Company, name: str) -> None:
    assert company.phone(name).client.get("/api/audit").status_code == 403
    assert company.app.test_client().get("/api/audit").status_code == 401


def test_what_is_written_stays_as_it_is(company: Company) -> None:
    company.phone("rep")
    row = db.session.scalars(select(Audit)).first()
    assert row is not None
    with pytest.raises(NotAppended):
        change(row)
    with pytest.raises(NotAppended):
        remove(row)
    with pytest.raises(NotAppended), write() as session:
        session.execute(delete(Audit))


def change(row: Audit) -> None:
    with write():
        row.what = "nothing"


def remove(row: Audit) -> None:
    with write() as session:
        session.delete(row)


def test_what_was_rolled_back_was_not_done(company: Company) -> None:
    before = kinds(company)
    rep = company.phone("rep")
    rep.client.patch(f"/api/people/{rep.user_id}", json={"role": "admin"})
    assert kinds(company)[len(before) :] == ["session.open", "refused"]
