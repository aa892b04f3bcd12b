"""The verbs on a company's settings."""

from typing import Any

from fieldapp.admin.models import CompanySettings
from fieldapp.admin.queries import defaults
from fieldapp.core import audit, policy
from fieldapp.core.actor import current_org
from fieldapp.core.database import db
from fieldapp.core.records import find
from fieldapp.people.models import Organisation


def change_settings(values: dict[str, Any]) -> None:
    """Some or all of them; the record is made at the first change. A `name` is the company's own."""
    policy.require("settings.change")
    values = dict(values)
    name = values.pop("name", None)
    if name is not None:
        db.session.get_one(Organisation, (current_org(), current_org())).name = name
    record = find("settings", current_org())
    if record is None and values:
        record = CompanySettings(org_id=current_org(), id=current_org(), **defaults())
        db.session.add(record)
    if record is not None:
        patch_settings(record, values)
    audit.note("settings.change", fields=sorted([*values, *(["name"] if name is not None else [])]))


def patch_settings(record: CompanySettings, values: dict[str, Any]) -> None:
    policy.require("settings.change", record)
    for field, value in values.items():
        setattr(record, field, value)
