"""The audit trail as people read it, newest first, a page at a time, with names beside the ids; and the settings."""

from typing import Any

from sqlalchemy import select

from fieldapp.admin.rules import default_rates, default_tolerance
from fieldapp.core.actor import current_org
from fieldapp.core.audit import Audit
from fieldapp.core.database import db
from fieldapp.core.errors import NotFound
from fieldapp.core.records import find, record_type
from fieldapp.core.web import settings
from fieldapp.people.models import Device, Organisation, User


def page(before: str | None, what: str | None, user_id: str | None, limit: int) -> tuple[list[dict[str, Any]], str | None]:
    """The entries older than `before`, and where the next page begins, or None at the end. `what` may be "trip" for all "trip.…"."""
    query = select(Audit).where(Audit.org_id == current_org())
    if before is not None:
        query = query.where(Audit.id < before)
    if what is not None:
        query = query.where((Audit.what == what) | Audit.what.startswith(what + ".", autoescape=True))
    if user_id is not None:
        query = query.where(Audit.user_id == user_id)
    rows = list(db.session.scalars(query.order_by(Audit.id.desc()).limit(limit + 1)))
    shown = rows[:limit]
    return [entry(row) for row in shown], shown[-1].id if len(rows) > limit else None


def entry(row: Audit) -> dict[str, Any]:
    user = db.session.get(User, (row.org_id, row.user_id)) if row.user_id else None
    device = db.session.get(Device, (row.org_id, row.device_id)) if row.device_id else None
    return {
        "id": row.id, "at": row.at, "what": row.what, "user_id": row.user_id, "user": user.name if user else None,
        "device": device.name if device else None, "address": row.address, "type": row.type, "record_id": row.record_id,
        "record": name_of(row.type, row.record_id), "details": row.details,
    }  # fmt: skip


def name_of(kind: str | None, record_id: str | None) -> str | None:
    """What people call the record, also after it was deleted."""
    if kind is None or record_id is None:
        return None
    try:
        record = find(kind, record_id, deleted=True)
    except NotFound:  # a device, or a type that a later version no longer has
        return None
    return next((str(value) for field in ("name", "title") if (value := getattr(record, field, None))), None)


def defaults() -> dict[str, Any]:
    """What holds until an admin sets something: language and unit come from the installation's own settings."""
    return {"language": settings().language, "unit": settings().unit, **default_rates(), "tolerance": default_tolerance()}


def company_settings() -> dict[str, Any]:
    """Those in force, with the company's name."""
    record = find("settings", current_org())
    name = db.session.get_one(Organisation, (current_org(), current_org())).name
    return {"name": name, **(record_type("settings").dump(record) if record is not None else defaults())}
