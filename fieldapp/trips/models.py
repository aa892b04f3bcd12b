"""The monthly trip, its visits, and the secret addresses of calendar feeds."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Boolean, Date, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from fieldapp.core.database import Model, OrgKeyed, org_reference
from fieldapp.core.records import Record
from fieldapp.trips import rules


class Trip(Record, Model):
    """A rep's days outside. `content` is the hash of what an approval covers; `decisions` is who moved it, when, on which content."""

    __tablename__ = "trip"
    __table_args__ = (org_reference("user", "owner_id"), Index(None, "org_id", "owner_id"))
    owner_id: Mapped[str] = mapped_column(String(36))
    month: Mapped[str | None] = mapped_column(String(7))
    title: Mapped[str] = mapped_column(String(300))
    start_date: Mapped[date | None] = mapped_column(Date)
    end_date: Mapped[date | None] = mapped_column(Date)
    base: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    objectives: Mapped[str | None] = mapped_column(Text)
    budget: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    status: Mapped[str] = mapped_column(String(20), default="draft")
    content: Mapped[str] = mapped_column(String(80), default="")
    decisions: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)

    @property
    def amendment(self) -> str | None:
        """`waiting` or `returned` while a change after the approval needs a decision."""
        return rules.amendment(self.status, self.decisions)


class Visit(Record, Model):
    """One call at one customer. `owner_id` says whose it is while it belongs to no trip. Times of day are the place's own."""

    __tablename__ = "visit"
    __table_args__ = (
        org_reference("trip", "trip_id"),
        org_reference("account", "account_id"),
        org_reference("site", "site_id"),
        org_reference("user", "owner_id"),
        Index(None, "org_id", "trip_id"),
        Index(None, "org_id", "account_id"),
    )
    trip_id: Mapped[str | None] = mapped_column(String(36))
    account_id: Mapped[str] = mapped_column(String(36))
    site_id: Mapped[str | None] = mapped_column(String(36))
    owner_id: Mapped[str | None] = mapped_column(String(36))
    contact_ids: Mapped[list[str]] = mapped_column(JSON, default=list)
    day: Mapped[date | None] = mapped_column(Date)
    position: Mapped[int | None] = mapped_column(Integer)
    planned_start: Mapped[str | None] = mapped_column(String(5))
    minutes: Mapped[int | None] = mapped_column(Integer)
    must: Mapped[bool] = mapped_column(Boolean, default=False)
    fixed: Mapped[bool] = mapped_column(Boolean, default=False)
    objective: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(20), default="planned")
    checked_in_at: Mapped[str | None] = mapped_column(String(40))
    checked_out_at: Mapped[str | None] = mapped_column(String(40))
    check_in_position: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    outcome: Mapped[str | None] = mapped_column(Text)
    skip_reason: Mapped[str | None] = mapped_column(Text)


class CalendarToken(OrgKeyed, Model):
    """The secret in a rep's calendar address; only its hash is kept. One a rep: a new one ends the old one."""

    __tablename__ = "calendar_token"
    __table_args__ = (org_reference("user", "user_id"), UniqueConstraint("org_id", "token_hash"), UniqueConstraint("org_id", "user_id"))
    user_id: Mapped[str] = mapped_column(String(36))
    token_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[str] = mapped_column(String(20))
