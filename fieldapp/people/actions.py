"""The verbs on people, teams and territories. They check the policy and never commit."""

import secrets
from typing import Any, TypeVar

from sqlalchemy import select

from fieldapp.core import audit, policy
from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.clock import stamp
from fieldapp.core.database import db, hold_places_still
from fieldapp.core.errors import Invalid
from fieldapp.core.ids import new_id
from fieldapp.core.log import logger
from fieldapp.core.records import must_find
from fieldapp.people import queries, rules
from fieldapp.people.models import Device, Organisation, Team, Territory, User

T = TypeVar("T")
log = logger("people")


def create_organisation(name: str) -> Organisation:
    """The company itself, with a history of its own. Nobody is needed to act: it comes before everybody."""
    org_id = new_id()
    organisation = Organisation(org_id=org_id, id=org_id, name=name, epoch=new_epoch(), settings={})
    return _add(organisation)


def new_epoch() -> str:
    return "e-" + secrets.token_hex(8)


def create_team(record_id: str, values: dict[str, Any]) -> Team:
    policy.require("team.create")
    _check_references(values)
    return _add(Team(org_id=current_org(), id=record_id, **values))


def patch_team(record: Team, values: dict[str, Any]) -> None:
    policy.require("team.patch", record)
    _check_references(values)
    if rules.goes_in_a_circle(record.id, values.get("parent_id"), queries.parents_of_teams(record.org_id)):
        raise Invalid("A team cannot stand below itself.", code="team_circle")
    _set(record, values)


def create_territory(record_id: str, values: dict[str, Any]) -> Territory:
    policy.require("territory.create")
    _check_references(values)
    return _add(Territory(org_id=current_org(), id=record_id, **values))


def patch_territory(record: Territory, values: dict[str, Any]) -> None:
    policy.require("territory.patch", record)
    _check_references(values)
    _set(record, values)


def create_user(record_id: str, values: dict[str, Any]) -> User:
    """Somebody new, still without a password: an invitation or `set_password` gives one."""
    policy.require("user.create")
    _check_references(values)
    values = {**values, "email": _free_email(values["email"], record_id)}
    audit.note("user.create", ("user", record_id), role=values.get("role", "rep"))
    return _add(User(org_id=current_org(), id=record_id, **{"territory_ids": [], **values}))


def patch_user(record: User, values: dict[str, Any]) -> None:
    """An admin changes anything, everybody their own name and language. Who is made inactive is signed out."""
    own = record.id == current_actor().user_id and set(values) <= {"name", "language"}
    policy.require("user.patch_own" if own else "user.patch", record)
    _check_references(values)
    leaves_office = values.get("role", "admin") != "admin" or values.get("active") is False
    if leaves_office:
        hold_places_still()  # two admins who dismiss each other at once would leave none
    if leaves_office and rules.is_last_admin(record.id, queries.active_admins(record.org_id)):
        raise Invalid("This is the only admin left. Make somebody else an admin first.", code="last_admin")
    if "email" in values:
        values = {**values, "email": _free_email(values["email"], record.id)}
    if not own:
        audit.note("user.change", ("user", record.id), fields=sorted(values))
    _set(record, values)
    if values.get("active") is False:
        for device in queries.devices_of(record.org_id, record.id):
            device.revoked_at = stamp()


def revoke_device(device: Device) -> None:
    """The phone wipes itself at its next contact."""
    policy.require("device.revoke", device)
    audit.note("device.revoke", ("device", device.id), of=device.user_id)
    device.revoked_at = device.revoked_at or stamp()
    log.info("device revoked", device=device.id, by=current_actor().user_id)


def end_sign_in(device: Device) -> None:
    """The token is worth nothing any more; the phone keeps what it has and may sign in again."""
    audit.note_of(device.org_id, device.user_id, "session.end", device.id)
    device.token_hash = "out:" + secrets.token_hex(16)


def _free_email(email: str, record_id: str) -> str:
    email = rules.normal_email(email)
    query = select(User.id).where(User.org_id == current_org(), User.email == email, User.id != record_id)
    if db.session.scalars(query).first() is not None:
        raise Invalid("Somebody with this email address is here already.", code="email_taken", errors={"email": ["taken"]})
    return email


def _check_references(values: dict[str, Any]) -> None:
    for field, name in (("team_id", "team"), ("parent_id", "team")):
        if values.get(field) is not None:
            must_find(name, values[field])
    for territory_id in values.get("territory_ids") or []:
        must_find("territory", territory_id)


def _add(record: T) -> T:
    db.session.add(record)
    db.session.flush()
    return record


def _set(record: Any, values: dict[str, Any]) -> None:
    for field, value in values.items():
        setattr(record, field, value)
