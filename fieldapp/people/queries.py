"""Reads about people: who acts, what they may hold, the organisation."""

import json
from dataclasses import replace
from typing import NamedTuple, Protocol

from sqlalchemy import Text, bindparam, cast, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from fieldapp.core.actor import Actor
from fieldapp.core.database import db
from fieldapp.core.records import org_scope, owner_scope, territory_scope
from fieldapp.core.rows import Moment, reading
from fieldapp.people.models import Device, Organisation, Team, Territory, User
from fieldapp.people.rules import normal_email, teams_below

Source = Session | Connection
DEVICES, PEOPLE, COMPANIES = Device.__table__, User.__table__, Organisation.__table__


class Person(Protocol):
    """What rights rest on, of a `User` or of a row that was read without making one."""

    @property
    def org_id(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def team_id(self) -> str | None: ...
    @property
    def territory_ids(self) -> list[str]: ...


class Caller(NamedTuple):
    """A device that carries a known token, whose it is, and the name of this server's history: what every request asks first."""

    org_id: str
    device_id: str
    created_at: str
    last_seen: str
    revoked_at: str | None
    id: str
    role: str
    name: str
    team_id: str | None
    territory_ids: list[str]
    works_here: bool  # neither deleted nor switched off
    epoch: str


class Worker(NamedTuple):
    """Somebody as the database has them in one moment."""

    org_id: str
    id: str
    role: str
    name: str
    team_id: str | None
    territory_ids: list[str]


WORKS_HERE = (PEOPLE.c.active & ~PEOPLE.c.deleted).label("works_here")
PERSON = [*(PEOPLE.c[name] for name in ("id", "role", "name", "team_id")), cast(PEOPLE.c.territory_ids, Text)]
CALLER = (  # among the tokens of this installation's company: their key begins with it, as every key does
    select(DEVICES.c.org_id, DEVICES.c.id, *(DEVICES.c[name] for name in ("created_at", "last_seen", "revoked_at")))
    .add_columns(*PERSON, WORKS_HERE, COMPANIES.c.epoch)
    .join_from(DEVICES, PEOPLE, (PEOPLE.c.org_id == DEVICES.c.org_id) & (PEOPLE.c.id == DEVICES.c.user_id))
    .join(COMPANIES, COMPANIES.c.org_id == DEVICES.c.org_id)
    .where(DEVICES.c.org_id.in_(select(COMPANIES.c.org_id)), DEVICES.c.token_hash == bindparam("token_hash"))
)
WORKING = select(PEOPLE.c.org_id, *PERSON).where(PEOPLE.c.org_id == bindparam("org"), PEOPLE.c.id == bindparam("user"), WORKS_HERE.element)


def caller_by_hash(token_hash: str) -> Caller | None:
    """In one statement and without objects."""
    with reading() as moment:
        rows = moment.rows(CALLER, token_hash=token_hash)
    for *before, territory_ids, works_here, epoch in rows:
        return Caller._make((*before, json.loads(territory_ids), bool(works_here), epoch))
    return None


def working(moment: Moment, org_id: str, user_id: str | None) -> Worker | None:
    """This person as the database has them in this moment, while they work here."""
    for *before, territory_ids in moment.rows(WORKING, org=org_id, user=user_id):
        return Worker._make((*before, json.loads(territory_ids)))
    return None


def the_organisation() -> Organisation | None:
    """The company of this installation, or None before the first start."""
    return db.session.scalars(select(Organisation).order_by(Organisation.id).limit(1)).first()


def every_organisation() -> list[str]:
    return list(db.session.scalars(select(Organisation.id).order_by(Organisation.id)))


def must_have_organisation() -> Organisation:
    found = the_organisation()
    if found is None:
        raise LookupError("this installation has no organisation yet")
    return found


def user_by_email(org_id: str, email: str) -> User | None:
    query = select(User).where(User.org_id == org_id, User.email == normal_email(email), User.deleted.is_(False))
    return db.session.scalars(query).first()


def parents_of_teams(org_id: str, source: Source | None = None) -> dict[str, str | None]:
    """Each live team and the one above it."""
    rows = (source or db.session()).execute(select(Team.id, Team.parent_id).where(Team.org_id == org_id, Team.deleted.is_(False)))
    return {row.id: row.parent_id for row in rows}


def active_admins(org_id: str) -> list[str]:
    query = select(User.id).where(User.org_id == org_id, User.role == "admin", User.active.is_(True), User.deleted.is_(False))
    return list(db.session.scalars(query))


def actor_of(user: Person, device_id: str | None = None, source: Source | None = None) -> Actor:
    """The person at work, with all they may see: their own, and everyone's below in the tree of teams. `source`: where to read it."""
    people, territories = {user.id}, set(user.territory_ids)
    if user.role == "admin":
        people, territories = _everyone(user.org_id, source)
    elif user.role == "manager":
        teams = teams_below(user.team_id, parents_of_teams(user.org_id, source))
        below, held = _below(user.org_id, teams, source)
        people, territories = people | below, territories | held
    return Actor(
        org_id=user.org_id,
        user_id=user.id,
        role=user.role,
        name=user.name,
        device_id=device_id,
        territories=frozenset(territories),
        people=frozenset(people),
    )


def _everyone(org_id: str, source: Source | None = None) -> tuple[set[str], set[str]]:
    source = source or db.session()
    people = set(source.execute(select(User.id).where(User.org_id == org_id)).scalars())
    return people, set(source.execute(select(Territory.id).where(Territory.org_id == org_id)).scalars())


def _below(org_id: str, teams: set[str], source: Source | None) -> tuple[set[str], set[str]]:
    """People of these teams, and the territories of the teams and of those people."""
    source = source or db.session()
    members = select(User.id, User.territory_ids).where(User.org_id == org_id, User.team_id.in_(teams))
    people: set[str] = set()
    of_teams = select(Territory.id).where(Territory.org_id == org_id, Territory.team_id.in_(teams))
    territories = set(source.execute(of_teams).scalars())
    for user_id, held in source.execute(members):
        people.add(user_id)
        territories.update(held)
    return people, territories


def scopes_of(actor: Actor) -> list[str]:
    """The sorted names of the scopes this person may hold. Whoever may see all sees what was added a moment ago, too."""
    if actor.is_office:
        people, territories = _everyone(actor.org_id)
        actor = replace(actor, people=actor.people | people, territories=actor.territories | territories)
    return scope_names(actor)


def scope_names(actor: Actor) -> list[str]:
    """The same of an actor who was read in this moment."""
    own = [owner_scope(actor.user_id)] if actor.user_id else []
    return sorted({org_scope(actor.org_id), *own, *map(owner_scope, actor.people), *map(territory_scope, actor.territories)})


def devices_of(org_id: str, user_id: str) -> list[Device]:
    """The sign-ins somebody can see and revoke: neither revoked nor signed out."""
    query = select(Device).where(Device.org_id == org_id, Device.user_id == user_id, Device.revoked_at.is_(None))
    rows = db.session.scalars(query.order_by(Device.last_seen.desc()))
    return [device for device in rows if not device.token_hash.startswith("out:")]
