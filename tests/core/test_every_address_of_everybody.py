"""Every address of the API, asked by everybody: answered or refused as the table says. What is asked for is a rep's own.

N nobody signed in, R that rep, O another rep of the team, M their manager, A an admin, X an admin of another company (by a device row
put beside ours; such a person cannot sign in here). Letters in the table are answered; all others get 401, 403 or 404 as problem JSON.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from fieldapp.core.clock import stamp
from fieldapp.core.database import db, write
from fieldapp.core.ids import new_id
from fieldapp.people.models import Device
from fieldapp.people.tokens import hash_token
from tests.company import PASSWORD, Company
from tests.core.world import World, build
from tests.files.camera import CHUNK, TUS, attach, picture, sha, upload

PEOPLE = {"R": "rep", "O": "other", "M": "manager", "A": "admin"}
ALL = "NROMAX"
IN = "ROMAX"
TABLE = {
    "GET /": ALL, "GET /<path:path>": ALL, "GET /sw.js": ALL, "GET /manifest.webmanifest": ALL, "GET /healthz": ALL, "GET /metrics": ALL,
    "GET /api/openapi.json": ALL, "GET /calendar/<token>.ics": "", "POST /api/session": ALL, "POST /api/welcome": "",
    "GET /api/session": IN, "DELETE /api/session": ALL,
    "GET /api/devices": IN, "GET /api/devices?user": "RAX", "PATCH /api/devices/<device_id>": "RA", "DELETE /api/devices/<device_id>": "RA",
    "POST /api/people": "AX", "PATCH /api/people/<user_id>": "RA", "POST /api/people/<user_id>/invite": "A",
    "POST /api/imports": "MAX", "POST /api/sync": IN,
    "GET /api/trips/<trip_id>.ics": "RMA", "GET /api/calendar": IN, "POST /api/calendar": IN, "DELETE /api/calendar": IN,
    "GET /api/trips/<trip_id>/mileage.<any(csv, pdf):form>": "RMA", "GET /api/visits/<visit_id>/invitation.ics": "RA",
    "POST /api/files/<sha256>": IN, "PATCH /api/files/<sha256>": "R", "GET /api/files/<sha256>": "RMA",
    "GET /api/quarantine": "MAX", "POST /api/quarantine/<entry_id>": "MA", "POST /api/quarantine/import": "MA",
    "GET /api/audit": "AX", "GET /api/settings": IN, "PATCH /api/settings": "AX",
}  # fmt: skip
FILES_OF_THE_APP = {"/static/dist/<path:path>", "/static/icons/<path:path>", "/static/old_browser.js"}
Ask = Callable[[Any], Any]


@pytest.fixture
def world(company: Company) -> World:
    return build(company)


@dataclass
class Things:
    """What belongs to the rep, by its address."""

    user_id: str
    device: str
    trip: str
    visit: str
    contact: str
    file: str
    entry: str


def things_of_the_rep(world: World) -> Things:
    rep = world.company.phone("rep")
    rep.write("create", "nonsense")
    visit = world.records["visit"]
    rep.write("patch", "visit", visit, base={}, set={"day": "2026-12-01", "planned_start": "09:30"})
    rep.write("command", "visit", visit, command="check_in", args={"at": "2026-12-01T15:30:00Z"})
    rep.sync()
    attach(rep, world.records["account"], picture())
    upload(rep.client, picture())
    entry = world.company.phone("admin").client.get("/api/quarantine").json["entries"][0]["id"]
    return Things(rep.user_id, rep.device, world.records["trip"], visit, world.records["contact"], f"/api/files/{sha(picture())}", entry)


def reads(own: Things) -> dict[str, Ask]:
    invitation = f"/api/visits/{own.visit}/invitation.ics?contact={own.contact}"
    return {
        "GET /": lambda client: client.get("/sign-in"),
        "GET /<path:path>": lambda client: client.get("/trips"),
        "GET /sw.js": lambda client: client.get("/sw.js", buffered=True),
        "GET /manifest.webmanifest": lambda client: client.get("/manifest.webmanifest", buffered=True),
        "GET /healthz": lambda client: client.get("/healthz"),
        "GET /metrics": lambda client: client.get("/metrics"),
        "GET /api/openapi.json": lambda client: client.get("/api/openapi.json"),
        "GET /calendar/<token>.ics": lambda client: client.get("/calendar/a-guess.ics"),
        "GET /api/session": lambda client: client.get("/api/session"),
        "GET /api/devices": lambda client: client.get("/api/devices"),
        "GET /api/devices?user": lambda client: client.get(f"/api/devices?user={own.user_id}"),
        "GET /api/trips/<trip_id>.ics": lambda client: client.get(f"/api/trips/{own.trip}.ics"),
        "GET /api/trips/<trip_id>/mileage.<any(csv, pdf):form>": lambda client: client.get(f"/api/trips/{own.trip}/mileage.csv"),
        "GET /api/visits/<visit_id>/invitation.ics": lambda client: client.get(invitation),
        "GET /api/calendar": lambda client: client.get("/api/calendar"),
        "GET /api/files/<sha256>": lambda client: client.get(own.file, buffered=True),
        "GET /api/quarantine": lambda client: client.get("/api/quarantine"),
        "GET /api/audit": lambda client: client.get("/api/audit"),
        "GET /api/settings": lambda client: client.get("/api/settings"),
    }


def changes(own: Things) -> dict[str, Ask]:
    """How each address is asked to change what belongs to the rep. Those that end a sign-in come last."""
    imported = {"kind": "accounts", "content_base64": "TmFtZSxDaXR5CkEsQgo="}
    session = {"email": "rep@example.com", "password": PASSWORD, "device": {"id": own.device, "name": "Test"}}
    discard = {"do": "discard", "reason": "no"}
    chunk = {**CHUNK, "Upload-Offset": str(len(picture()))}
    saved = {"user_id": own.user_id, "content": {"unsent": []}}
    people, device = f"/api/people/{own.user_id}", f"/api/devices/{own.device}"
    return {
        "POST /api/welcome": lambda client: client.post("/api/welcome", json={"token": "a guess", "password": "ten letters at least"}),
        "PATCH /api/devices/<device_id>": lambda client: client.patch(device, json={"name": "Mine"}),
        "POST /api/people": lambda client: client.post("/api/people", json={"name": "New", "email": f"{new_id()}@example.com"}),
        "PATCH /api/people/<user_id>": lambda client: client.patch(people, json={"language": "es"}),
        "POST /api/people/<user_id>/invite": lambda client: client.post(f"{people}/invite", json={}),
        "POST /api/imports": lambda client: client.post("/api/imports", json=imported),
        "POST /api/sync": lambda client: client.post("/api/sync", json={"device": "x"}),
        "POST /api/calendar": lambda client: client.post("/api/calendar", json={}),
        "DELETE /api/calendar": lambda client: client.delete("/api/calendar"),
        "POST /api/files/<sha256>": lambda client: client.post(f"/api/files/{'ab' * 32}", headers={**TUS, "Upload-Length": "5"}),
        "PATCH /api/files/<sha256>": lambda client: client.patch(own.file, data=b"", headers=chunk),
        "POST /api/quarantine/import": lambda client: client.post("/api/quarantine/import", json=saved),
        "POST /api/quarantine/<entry_id>": lambda client: client.post(f"/api/quarantine/{own.entry}", json=discard),
        "PATCH /api/settings": lambda client: client.patch("/api/settings", json={"unit": "mi"}),
        "POST /api/session": lambda client: client.post("/api/session", json=session),
        "DELETE /api/session": lambda client: client.delete("/api/session"),
        "DELETE /api/devices/<device_id>": lambda client: client.delete(device),
    }


def guests(world: World) -> dict[str, Any]:
    clients = {letter: world.company.phone(name).client for letter, name in PEOPLE.items()}
    clients["N"] = world.company.app.test_client()
    clients["X"] = world.company.app.test_client()
    stranger, token = world.actors["X"], new_id()
    with write():
        device = Device(
            org_id=stranger.org_id, id=new_id(), user_id=stranger.user_id, client_id="x", name="x",
            token_hash=hash_token(token), created_at=stamp(), last_seen=stamp(), acked_n=0,
        )  # fmt: skip
        db.session.add(device)
    with clients["X"].session_transaction() as session:
        session["_user_id"] = token
    return clients


def test_each_address_answers_whom_the_table_names(world: World) -> None:
    own = things_of_the_rep(world)
    found, clients = {**reads(own), **changes(own)}, guests(world)
    answered = dict.fromkeys(found, "")
    for name, ask in found.items():
        for letter in ALL:
            answer = ask(clients[letter])
            assert answer.status_code < 500 or answer.json["code"] == "not_built", (name, letter, answer.text)
            if answer.status_code in {401, 403, 404}:
                assert answer.mimetype == "application/problem+json", (name, letter)
            else:
                answered[name] += letter
        if name in {"POST /api/session", "DELETE /api/session"}:
            clients = guests(world)
    assert answered == TABLE
    assert found["GET /api/devices?user"](clients["X"]).json["devices"] == []  # asked for within their own company


def test_no_address_is_missing_from_the_table(world: World) -> None:
    there = {
        f"{method} {rule.rule}"
        for rule in world.company.app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule not in FILES_OF_THE_APP
    }
    assert there == {name for name in TABLE if "?" not in name}
