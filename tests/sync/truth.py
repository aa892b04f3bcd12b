"""What every phone must hold at rest, worked out from the domain tables alone: no feed, no scope function of the app."""

from typing import Any

from sqlalchemy import select

from fieldapp.accounts.models import Account
from fieldapp.core.database import db
from fieldapp.core.records import Record, record_types
from fieldapp.people.models import Team, Territory, User
from fieldapp.trips.models import Trip

Copy = tuple[int, dict[str, Any]]  # revision, data


def held_by(user_id: str) -> set[str]:
    """The scopes this person may hold: product and contract in a few lines."""
    user = db.session.scalars(select(User).where(User.id == user_id)).one()
    everyone, territories = db.session.scalars(select(User)).all(), db.session.scalars(select(Territory)).all()
    if user.role == "admin":
        below, places = {one.id for one in everyone}, {one.id for one in territories}
    elif user.role == "manager":
        parents = {team.id: team.parent_id for team in db.session.scalars(select(Team))}
        teams = {team for team in parents if user.team_id in _upwards(team, parents)}
        below = {one.id for one in everyone if one.team_id in teams}
        places = {one.id for one in territories if one.team_id in teams}
        places |= {place for one in everyone if one.id in below for place in one.territory_ids}
    else:
        below, places = set(), set()
    people = {f"user:{one}" for one in {user.id, *below}}
    return {f"org:{user.org_id}"} | people | {f"terr:{place}" for place in {*user.territory_ids, *places}}


def _upwards(team: str | None, parents: dict[str, str | None]) -> list[str]:
    """The team and all above it."""
    line: list[str] = []
    while team is not None and team not in line:
        line.append(team)
        team = parents.get(team)
    return line


def copies() -> dict[str, dict[tuple[str, str], Copy]]:
    """Scope → (type, id) → the live record."""
    db.session.rollback()
    db.session.expire_all()
    scopes: dict[str, dict[tuple[str, str], Copy]] = {}
    for kind in record_types():
        for record in db.session.scalars(select(kind.model).where(kind.model.deleted.is_(False))):
            for scope in lives_in(kind.name, record):
                scopes.setdefault(scope, {})[kind.name, record.id] = (record.rev, kind.dump(record))
    return scopes


def lives_in(name: str, record: Any) -> set[str]:
    """sync.md, Words: where a record lives."""
    if name in {"user", "team", "territory", "settings"}:
        return {f"org:{record.org_id}"}
    if name == "account":
        return {f"terr:{record.territory_id}"}
    if name in {"trip", "task"}:
        return {f"user:{record.owner_id}"}
    if name == "visit":
        trip = _row(Trip, record.trip_id)
        return {f"user:{trip.owner_id if trip else record.owner_id}", f"terr:{_row(Account, record.account_id).territory_id}"}
    if name in {"comment", "attachment", "conflict"}:
        kind = next(kind for kind in record_types() if kind.name == record.record_type)
        return lives_in(kind.name, _row(kind.model, record.record_id))
    return {f"terr:{_row(Account, record.account_id).territory_id}"}


def _row(model: type[Any], record_id: str | None) -> Any:
    assert issubclass(model, Record)
    return db.session.scalars(select(model).where(model.id == record_id)).first()
