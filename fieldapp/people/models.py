"""People and how they are ordered: organisation, teams, territories, users, devices."""

from sqlalchemy import JSON, Boolean, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from fieldapp.core.database import Model, OrgKeyed, org_reference
from fieldapp.core.records import Record


class Organisation(OrgKeyed, Model):
    """The company. Its `id` is its own `org_id`. `epoch` names this history; it changes when a backup is restored."""

    __tablename__ = "organisation"
    name: Mapped[str] = mapped_column(String(200))
    epoch: Mapped[str] = mapped_column(String(40))
    settings: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)


class Team(Record, Model):
    __tablename__ = "team"
    __table_args__ = (org_reference("team", "parent_id"),)
    name: Mapped[str] = mapped_column(String(200))
    parent_id: Mapped[str | None] = mapped_column(String(36))


class Territory(Record, Model):
    """A slice of the accounts; whoever holds it, sees them."""

    __tablename__ = "territory"
    __table_args__ = (org_reference("team", "team_id"),)
    name: Mapped[str] = mapped_column(String(200))
    team_id: Mapped[str | None] = mapped_column(String(36))


class User(Record, Model):
    """Somebody who signs in. A manager sees everyone in their team and the teams below."""

    __tablename__ = "user"
    __table_args__ = (org_reference("team", "team_id"), UniqueConstraint("org_id", "email"))
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(320))
    role: Mapped[str] = mapped_column(String(20), default="rep")
    language: Mapped[str] = mapped_column(String(10), default="en")
    team_id: Mapped[str | None] = mapped_column(String(36))
    territory_ids: Mapped[list[str]] = mapped_column(JSON, default=list)
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))


class Device(OrgKeyed, Model):
    """One sign-in on one phone or browser. The cookie holds the token, the table only its hash."""

    __tablename__ = "device"
    __table_args__ = (org_reference("user", "user_id"), UniqueConstraint("org_id", "token_hash"))
    user_id: Mapped[str] = mapped_column(String(36))
    client_id: Mapped[str] = mapped_column(String(64))  # the id the device gave itself
    name: Mapped[str] = mapped_column(String(200))
    token_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[str] = mapped_column(String(20))
    last_seen: Mapped[str] = mapped_column(String(20))
    revoked_at: Mapped[str | None] = mapped_column(String(20))
    acked_n: Mapped[int] = mapped_column(Integer, default=0)


class Invitation(OrgKeyed, Model):
    """A one-time link with which somebody sets their first password."""

    __tablename__ = "invitation"
    __table_args__ = (org_reference("user", "user_id"), UniqueConstraint("org_id", "token_hash"))
    user_id: Mapped[str] = mapped_column(String(36))
    token_hash: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[str] = mapped_column(String(20))
    used_at: Mapped[str | None] = mapped_column(String(20))


class FailedSignIn(OrgKeyed, Model):
    """Wrong passwords of late, by account name and address, to slow guessing down. Kept for minutes."""

    __tablename__ = "failed_sign_in"
    key: Mapped[str] = mapped_column(String(128), index=True)
    at: Mapped[str] = mapped_column(String(20))
