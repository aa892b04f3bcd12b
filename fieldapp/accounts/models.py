"""Customers: the account, the places where one finds it, and the people there."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Date, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from fieldapp.core.database import Model, org_reference
from fieldapp.core.records import Record


class Account(Record, Model):
    """A company that is, was or may become a customer. Its territory decides who sees it and all under it.

    `external_id` is the CRM's own id, kept so that a second export finds the account again; `parent_id` the company it is a
    plant or a branch of; `potential` what it could buy in a year.
    """

    __tablename__ = "account"
    __table_args__ = (
        org_reference("territory", "territory_id"),
        org_reference("account", "parent_id"),
        Index(None, "org_id", "territory_id"),
        Index(None, "org_id", "number"),
    )
    name: Mapped[str] = mapped_column(String(300))
    number: Mapped[str | None] = mapped_column(String(60))
    external_id: Mapped[str | None] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(20), default="prospect")
    tier: Mapped[str] = mapped_column(String(1), default="C")
    territory_id: Mapped[str | None] = mapped_column(String(36))
    visit_interval_days: Mapped[int | None] = mapped_column(Integer)
    contact_interval_days: Mapped[int | None] = mapped_column(Integer)
    last_visit: Mapped[date | None] = mapped_column(Date)
    language: Mapped[str | None] = mapped_column(String(10))
    tags: Mapped[list[str]] = mapped_column(JSON, default=list)
    industry: Mapped[str | None] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(60))
    revenue: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    potential: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    service_package: Mapped[str | None] = mapped_column(String(100))
    parent_id: Mapped[str | None] = mapped_column(String(36))


class Site(Record, Model):
    """A place one drives to: a plant, a yard, an office."""

    __tablename__ = "site"
    __table_args__ = (org_reference("account", "account_id"), Index(None, "org_id", "account_id"))
    account_id: Mapped[str] = mapped_column(String(36))
    label: Mapped[str] = mapped_column(String(200), default="Main")
    street: Mapped[str | None] = mapped_column(String(300))
    city: Mapped[str | None] = mapped_column(String(200))
    state: Mapped[str | None] = mapped_column(String(60))
    postal_code: Mapped[str | None] = mapped_column(String(20))
    position: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    hours: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    gate: Mapped[str | None] = mapped_column(Text)
    ppe: Mapped[str | None] = mapped_column(Text)
    parking: Mapped[str | None] = mapped_column(Text)


class Contact(Record, Model):
    """Somebody at the account. `opt_outs` names the ways they do not want to be reached by: phone, email, visit."""

    __tablename__ = "contact"
    __table_args__ = (org_reference("account", "account_id"), Index(None, "org_id", "account_id"))
    account_id: Mapped[str] = mapped_column(String(36))
    name: Mapped[str] = mapped_column(String(300))
    external_id: Mapped[str | None] = mapped_column(String(60))
    title: Mapped[str | None] = mapped_column(String(200))
    role: Mapped[str | None] = mapped_column(String(60))
    phones: Mapped[list[str]] = mapped_column(JSON, default=list)
    emails: Mapped[list[str]] = mapped_column(JSON, default=list)
    language: Mapped[str | None] = mapped_column(String(10))
    site_ids: Mapped[list[str]] = mapped_column(JSON, default=list)
    opt_outs: Mapped[list[str]] = mapped_column(JSON, default=list)
