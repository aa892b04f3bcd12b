"""The record types of this feature, as sync and all others know them."""

from fieldapp.accounts import actions
from fieldapp.accounts.models import Account, Contact, Site
from fieldapp.accounts.schemas import AccountSchema, ContactSchema, SiteSchema
from fieldapp.core.actor import current_org
from fieldapp.core.database import db
from fieldapp.core.records import RecordType, register, territory_scope, under_account


def account_scopes(account: Account) -> list[str]:
    return [territory_scope(account.territory_id)] if account.territory_id else []


def scopes_of_its_account(record: Site | Contact) -> list[str]:
    account = db.session.get(Account, (current_org(), record.account_id))
    return account_scopes(account) if account is not None else []


def enter() -> None:
    """Register account, site and contact."""
    register(RecordType(
        name="account", made_alone=True, model=Account, schema=AccountSchema, scopes=account_scopes, sets=frozenset({"tags"}),
        create=actions.create_account, patch=actions.patch_account, delete=actions.delete_account,
    ))  # fmt: skip
    register(RecordType(
        name="site", made_alone=True, model=Site, schema=SiteSchema, scopes=scopes_of_its_account, under=under_account(Site),
        create=actions.create_site, patch=actions.patch_site, delete=actions.delete_site,
    ))  # fmt: skip
    register(RecordType(
        name="contact", made_alone=True, model=Contact, schema=ContactSchema, scopes=scopes_of_its_account, under=under_account(Contact),
        create=actions.create_contact, patch=actions.patch_contact, delete=actions.delete_contact,
        sets=frozenset({"phones", "emails", "site_ids", "opt_outs"}),
    ))  # fmt: skip
