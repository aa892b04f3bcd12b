"""The record type of a company's settings: everybody holds it, admins change it."""

from fieldapp.admin import actions
from fieldapp.admin.models import CompanySettings
from fieldapp.admin.schemas import SettingsSchema
from fieldapp.core.records import RecordType, org_scope, register


def scopes(record: CompanySettings) -> list[str]:
    return [org_scope(record.org_id)]


def enter() -> None:
    register(RecordType("settings", CompanySettings, SettingsSchema, scopes, patch=actions.patch_settings))
