"""Sessions, devices, people, invitations. Shapes: contract.md."""

from typing import Any

from flask import Blueprint, Response, jsonify, request, session

from fieldapp.core import policy
from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.clock import stamp
from fieldapp.core.database import db, write
from fieldapp.core.errors import Invalid, NotFound, NotSignedIn
from fieldapp.core.ids import new_id
from fieldapp.core.records import must_find
from fieldapp.core.web import json_body, settings
from fieldapp.people import actions, queries, rules, sessions, signin
from fieldapp.people.models import Device, User
from fieldapp.people.schemas import UserSchema

people = Blueprint("people", __name__)
LIMIT = 64 * 1024


@people.post("/api/session")
def sign_in() -> Response:
    body = json_body(LIMIT)
    device = body.get("device") or {}
    if not isinstance(device, dict):
        raise Invalid("`device` is an object with id and name.", errors={"device": ["not an object"]})
    address = request.remote_addr or ""
    token, user, row = sessions.open_session(text(body, "email"), text(body, "password"), device, address)
    signin.remember(token)
    return told(user, row)


@people.get("/api/session")
def who_is_here() -> Response:
    device = must_be_here()
    return told(db.session.get_one(User, (device.org_id, device.user_id)), device)


@people.delete("/api/session")
def sign_out() -> Response:
    device = signin.current_device()
    session.clear()
    if device is not None:
        with write(alone=True):
            actions.end_sign_in(device)
    return Response(status=204)


@people.get("/api/devices")
def devices() -> Response:
    here = must_be_here()
    user_id = request.args.get("user") or here.user_id
    if user_id != here.user_id:
        policy.require("device.list")
    rows = queries.devices_of(here.org_id, user_id)
    return jsonify(devices=[device_told(row, here) for row in rows if not signin.is_over(row)])


@people.patch("/api/devices/<device_id>")
def rename_device(device_id: str) -> Response:
    name = text(json_body(LIMIT), "name")[:200]
    with write(alone=True):
        row = must_find_device(device_id)
        policy.require("device.rename", row)
        row.name = name
    return jsonify(device_told(row, must_be_here()))


@people.delete("/api/devices/<device_id>")
def revoke_device(device_id: str) -> Response:
    with write(alone=True):
        actions.revoke_device(must_find_device(device_id))
    return Response(status=204)


@people.post("/api/people")
def add_person() -> tuple[Response, int]:
    values = UserSchema.read(json_body(LIMIT), partial=False)
    with write(alone=True):
        user = actions.create_user(new_id(), values)
        link = full(sessions.link_for(sessions.invite(user)))
    return jsonify(user=person(user), link=link), 201


@people.patch("/api/people/<user_id>")
def change_person(user_id: str) -> Response:
    values = UserSchema.read(json_body(LIMIT), partial=True)
    with write(alone=True):
        user = must_find("user", user_id)
        actions.patch_user(user, values)
    return jsonify(user=person(user))


@people.post("/api/people/<user_id>/invite")
def invite_again(user_id: str) -> Response:
    with write(alone=True):
        link = full(sessions.link_for(sessions.invite(must_find("user", user_id))))
    return jsonify(link=link)


@people.post("/api/welcome")
def welcome() -> Response:
    body = json_body(LIMIT)
    name = UserSchema.read({"name": body["name"]}, partial=True)["name"] if body.get("name") else None
    email = UserSchema.read({"email": body["email"]}, partial=True)["email"] if body.get("email") else None
    user = sessions.welcome(text(body, "token"), text(body, "password"), name, email)
    return jsonify(user=person(user))


def text(body: dict[str, Any], field: str) -> str:
    """A text field that must be there. Raises Invalid."""
    value = body.get(field)
    if not isinstance(value, str) or not value.strip() or len(value) > 10_000 or not rules.is_plain(value):
        raise Invalid(f"Say the {field}.", errors={field: ["Missing, or not text."]})
    return value


def must_be_here() -> Device:
    current_actor()
    device = signin.current_device()
    if device is None:
        raise NotSignedIn
    return device


def must_find_device(device_id: str) -> Device:
    found = db.session.get(Device, (current_org(), device_id))
    if found is None:
        raise NotFound("There is no such device.", code="device_missing")
    return found


def told(user: User, device: Device) -> Response:
    """The answer of contract.md: who is here, on which device, and what they may hold."""
    organisation = queries.must_have_organisation()
    scopes = queries.scopes_of(queries.actor_of(user, device.id))
    short = {"id": user.id, "name": user.name, "role": user.role, "language": user.language}
    return jsonify(
        user=short,
        device=device.id,
        epoch=organisation.epoch,
        scopes=scopes,
        organisation=organisation.name,
        now=stamp(),
    )


def person(user: User) -> dict[str, Any]:
    return {"id": user.id, "rev": user.rev, **UserSchema().dump(user)}


def device_told(row: Device, here: Device) -> dict[str, Any]:
    times = {"created_at": row.created_at, "last_seen": row.last_seen}
    return {"id": row.id, "name": row.name, "client_id": row.client_id, **times, "current": row.id == here.id}


def full(path: str) -> str:
    """The address of a page of ours, for a link that leaves the app."""
    return (settings().public_url or request.host_url).rstrip("/") + path
