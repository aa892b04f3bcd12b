"""Reads about people: who acts, what they may hold, the organisation."""

from sqlalchemy import select

from fieldapp.core.actor import Actor
from fieldapp.core.database import db
from fieldapp.core.records import org_scope, owner_scope, territory_scope
from fieldapp.people.models import Device, Organisation, Team, Territory, User
from fieldapp.people.rules import normal_email, teams_below


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


def parents_of_teams(org_id: str) -> dict[str, str | None]:
    """Each live team and the one above it."""
    rows = db.session.execute(select(Team.id, Team.parent_id).where(Team.org_id == org_id, Team.deleted.is_(False)))
    return {row.id: row.parent_id for row in rows}


def active_admins(org_id: str) -> list[str]:
    query = select(User.id).where(User.org_id == org_id, User.role == "admin", User.active.is_(True), User.deleted.is_(False))
    return list(db.session.scalars(query))


def actor_of(user: User, device: Device | None = None) -> Actor:
    """The person at work, with all they may see: their own, and everyone's below in the tree of teams."""
    people, territories = {user.id}, set(user.territory_ids)
    if user.role == "admin":
        people, territories = _everyone(user.org_id)
    elif user.role == "manager":
        teams = teams_below(user.team_id, parents_of_teams(user.org_id))
        below, held = _below(user.org_id, teams)
        people, territories = people | below, territories | held
    return Actor(
        org_id=user.org_id,
        user_id=user.id,
        role=user.role,
        name=user.name,
        device_id=device.id if device else None,
        territories=frozenset(territories),
        people=frozenset(people),
    )


def _everyone(org_id: str) -> tuple[set[str], set[str]]:
    people = set(db.session.scalars(select(User.id).where(User.org_id == org_id)))
    return people, set(db.session.scalars(select(Territory.id).where(Territory.org_id == org_id)))


def _below(org_id: str, teams: set[str]) -> tuple[set[str], set[str]]:
    """People of these teams, and the territories of the teams and of those people."""
    members = select(User.id, User.territory_ids).where(User.org_id == org_id, User.team_id.in_(teams))
    people: set[str] = set()
    territories = set(db.session.scalars(select(Territory.id).where(Territory.org_id == org_id, Territory.team_id.in_(teams))))
    for user_id, held in db.session.execute(members):
        people.add(user_id)
        territories.update(held)
    return people, territories


def scopes_of(actor: Actor) -> list[str]:
    """The sorted names of the scopes this person may hold."""
    people, territories = actor.people, actor.territories
    if actor.is_office:
        everyone, everywhere = _everyone(actor.org_id)
        people, territories = people | everyone, territories | everywhere
    own = [owner_scope(actor.user_id)] if actor.user_id else []
    scopes = {org_scope(actor.org_id), *own, *map(owner_scope, people), *map(territory_scope, territories)}
    return sorted(scopes)


def devices_of(org_id: str, user_id: str) -> list[Device]:
    """The sign-ins somebody can see and revoke: neither revoked nor signed out."""
    query = select(Device).where(Device.org_id == org_id, Device.user_id == user_id, Device.revoked_at.is_(None))
    rows = db.session.scalars(query.order_by(Device.last_seen.desc()))
    return [device for device in rows if not device.token_hash.startswith("out:")]


def device_by_hash(token_hash: str) -> Device | None:
    return db.session.scalars(select(Device).where(Device.token_hash == token_hash)).first()
