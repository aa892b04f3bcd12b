"""The verbs of signing in: open a session, invite, welcome, first start."""

from typing import Any

from sqlalchemy import select

from fieldapp.core import audit, policy
from fieldapp.core.actor import acting_as, system
from fieldapp.core.clock import now, stamp
from fieldapp.core.database import db, write
from fieldapp.core.errors import Invalid, NotFound, NotSignedIn
from fieldapp.core.ids import is_id, new_id
from fieldapp.core.log import logger
from fieldapp.people import actions, guesses, queries, rules
from fieldapp.people.models import Device, Invitation, Organisation, User
from fieldapp.people.tokens import fits, hash_password, hash_token, new_token

log = logger("people")
FIRST_EMAIL = "admin@localhost"  # until the first admin says their own


class WrongPassword(NotSignedIn):
    code, title = "wrong_password", "Email or password is wrong"


class LinkUsed(NotFound):
    code, title = "link_used", "This link was used or has run out. Ask your admin for a new one"


def open_session(email: str, password: str, device: dict[str, Any], address: str) -> tuple[str, User, Device]:
    """Check who it is and give the device a fresh token. Says and takes the same whether or not the name is known."""
    organisation = queries.the_organisation()
    org_id = organisation.org_id if organisation else ""
    keys = guesses.keys_of(rules.normal_email(email), address)
    guesses.refuse_guessing(org_id, keys)
    user = queries.user_by_email(org_id, email)
    right = fits(password[: rules.LONGEST_PASSWORD], user.password_hash if user else None)
    if user is None or not right or not user.active:
        guesses.note_failure(org_id, keys, user.id if user else None)
        log.info("sign-in refused", user=user.id if user else None, address=address)
        raise WrongPassword("Email or password is wrong. Check both, or ask your admin for a new link.")
    with write(alone=True):
        guesses.refuse_guessing(org_id, keys)  # many guesses at once do not slip through together
        token, row = sign_in_on(user, device)
        audit.note_of(org_id, user.id, "session.open", row.id)
    log.info("signed in", user=user.id, device=row.id, address=address)
    return token, user, row


def sign_in_on(user: User, device: dict[str, Any]) -> tuple[str, Device]:
    """The device's row with a fresh token: its own row again if this person used it before, else a new one."""
    client_id, name = (rules.plain(str(device.get(field) or "")) for field in ("id", "name"))
    client_id, name = client_id[:64] or new_id(), name[:200]
    token = new_token()
    known = select(Device).where(Device.org_id == user.org_id, Device.user_id == user.id, Device.client_id == client_id)
    row = db.session.scalars(known.where(Device.revoked_at.is_(None))).first()
    if row is None:
        row = Device(org_id=user.org_id, id=_id_for(user.org_id, client_id), user_id=user.id, client_id=client_id, acked_n=0)
        db.session.add(row)
    row.name, row.token_hash, row.created_at, row.last_seen = name, hash_token(token), stamp(), stamp()
    db.session.flush()
    return token, row


def _id_for(org_id: str, client_id: str) -> str:
    """The id the device gave itself, unless it is none or stands for another sign-in."""
    free = is_id(client_id) and db.session.get(Device, (org_id, client_id)) is None
    return client_id if free else new_id()


def invite(user: User) -> str:
    """A one-time link's token for this person; earlier links stop working."""
    policy.require("user.invite", user)
    audit.note("user.invite", ("user", user.id))
    return _invitation(user)


def _invitation(user: User) -> str:
    open_links = select(Invitation).where(Invitation.org_id == user.org_id, Invitation.user_id == user.id, Invitation.used_at.is_(None))
    for earlier in db.session.scalars(open_links):
        earlier.used_at = stamp()
    token = new_token()
    ends = stamp(now() + rules.INVITATION_LASTS)
    db.session.add(Invitation(org_id=user.org_id, id=new_id(), user_id=user.id, token_hash=hash_token(token), expires_at=ends))
    db.session.flush()
    return token


def welcome(token: str, password: str, name: str | None = None, email: str | None = None) -> User:
    """Set the password with a one-time link. Other sign-ins of this person end; their phones keep unsent work."""
    check_password(password)
    user = _invited(token)[1]
    with acting_as(queries.actor_of(user)), write(alone=True):
        invitation, user = _invited(token)  # again, under the lock: a link works once
        invitation.used_at = stamp()
        set_password(user, password)
        audit.note("user.welcome", ("user", user.id))
        if name:
            actions.patch_user(user, {"name": name})
        if email and user.email == FIRST_EMAIL:
            user.email = rules.normal_email(email)
        for device in queries.devices_of(user.org_id, user.id):
            actions.end_sign_in(device)
    return user


def _invited(token: str) -> tuple[Invitation, User]:
    """The link's invitation and person. Raises LinkUsed when it is worth nothing (any more)."""
    found = db.session.scalars(select(Invitation).where(Invitation.token_hash == hash_token(token))).first()
    if found is None or found.used_at is not None or found.expires_at <= stamp():
        raise LinkUsed
    user = db.session.get(User, (found.org_id, found.user_id))
    if user is None or user.deleted or not user.active:
        raise LinkUsed
    return found, user


def check_password(password: str) -> None:
    if not rules.SHORTEST_PASSWORD <= len(password) <= rules.LONGEST_PASSWORD:
        reason = f"Take a password of at least {rules.SHORTEST_PASSWORD} characters."
        raise Invalid(reason, code="password_short", errors={"password": [reason]})


def set_password(user: User, password: str) -> None:
    """For a one-time link, and for sample data. The caller says who acts."""
    user.password_hash = hash_password(password)


def first_admin_link() -> str | None:
    """On first start: the organisation, one admin without a password, and the path of a one-time link.

    None once anybody can sign in.
    """
    if db.session.scalars(select(User.id).where(User.password_hash.is_not(None)).limit(1)).first() is not None:
        return None
    with write(alone=True):
        organisation = queries.the_organisation() or actions.create_organisation("My company")
    with acting_as(system(organisation.org_id)), write(alone=True):
        return link_for(_invitation(_first_admin(organisation)))


def _first_admin(organisation: Organisation) -> User:
    admins = queries.active_admins(organisation.org_id)
    if admins:
        return db.session.get_one(User, (organisation.org_id, admins[0]))
    return actions.create_user(new_id(), {"name": "Admin", "email": FIRST_EMAIL, "role": "admin"})


def link_for(token: str) -> str:
    """The path of the page that takes the token. Behind the #, it never reaches a log."""
    return f"/welcome#{token}"
