"""Verbs on accounts, sites and contacts. They check rights and never commit."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fieldapp.accounts.geocoding import ZipGeocoder, position_of
from fieldapp.accounts.models import Account, Contact, Site
from fieldapp.core import audit
from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.database import db
from fieldapp.core.errors import Invalid
from fieldapp.core.policy import require
from fieldapp.core.records import enter, every, find, must_find, resend_under

ADDRESS = ("city", "state", "postal_code")
ROUGH = {"zip", "town"}  # positions that an address gave


def create_account(record_id: str, values: Mapping[str, Any]) -> Account:
    """A new account; without a territory it goes to the first one of whoever makes it."""
    values = dict(values)
    values["territory_id"] = values.get("territory_id") or _first_territory()
    if values["territory_id"] is not None:
        must_find("territory", values["territory_id"])
    account = Account(org_id=current_org(), id=record_id, **{"tags": [], **values})
    require("account.create", account)
    _check_parent(record_id, values.get("parent_id"))
    enter(account)
    return account


def patch_account(account: Account, values: Mapping[str, Any]) -> None:
    """Change fields; a changed `territory_id` moves the account and everything under it."""
    values = dict(values)
    require("account.patch", account)
    if "territory_id" in values and values["territory_id"] != account.territory_id:
        _move(account, values.pop("territory_id"))
    _check_parent(account.id, values.get("parent_id"))
    _set(account, values)


def _check_parent(account_id: str, parent_id: str | None) -> None:
    """A company may be a part of another one, but not of itself, whatever the way round."""
    above = parent_id
    seen: set[str] = set()
    while above is not None and above not in seen:
        if above == account_id:
            raise Invalid("A company cannot be a part of itself.", code="parent_circle")
        seen.add(above)
        above = must_find("account", above).parent_id


def _move(account: Account, territory_id: str | None) -> None:
    if territory_id is None:
        raise Invalid("An account belongs to a territory; name the one it moves to.", code="no_territory")
    must_find("territory", territory_id)
    require("account.move", (account.territory_id, territory_id))
    audit.note("account.move", ("account", account.id), from_territory=account.territory_id, to_territory=territory_id)
    account.territory_id = territory_id
    db.session.flush()
    resend_under("account", account.id)


def delete_account(account: Account) -> None:
    """The account goes with its sites and contacts; what was written about it stays as history."""
    require("account.delete", account)
    for record in [*every("site", account_id=account.id), *every("contact", account_id=account.id), account]:
        record.deleted = True


def note_visit(account_id: str, day: date) -> None:
    """Remember the latest visit; an earlier one does not take it back."""
    account = must_find("account", account_id)
    if account.last_visit is None or account.last_visit < day:
        account.last_visit = day


def create_site(record_id: str, values: Mapping[str, Any]) -> Site:
    require("site.write", must_find("account", values["account_id"]))
    site = Site(org_id=current_org(), id=record_id, **_placed(None, values))
    enter(site)
    return site


def patch_site(site: Site, values: Mapping[str, Any]) -> None:
    _require_both("site.write", site, values)
    _set(site, _placed(site, values))


def _placed(site: Site | None, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """With the middle of its ZIP code or town for a place, unless somebody who was there has said better."""
    precision = (site.position or {}).get("precision") if site is not None else None
    if values.get("position") is not None or precision not in {None, *ROUGH} or not values.keys() & set(ADDRESS):
        return values
    address = {field: values.get(field, getattr(site, field, None)) for field in ADDRESS}
    position = position_of(ZipGeocoder(), **address)
    return {**values, "position": position} if position is not None else values


def delete_site(site: Site) -> None:
    require("site.write", must_find("account", site.account_id))
    site.deleted = True


def create_contact(record_id: str, values: Mapping[str, Any]) -> Contact:
    require("contact.write", must_find("account", values["account_id"]))
    contact = Contact(org_id=current_org(), id=record_id, **{"phones": [], "emails": [], "site_ids": [], "opt_outs": [], **values})
    enter(contact)
    return contact


def patch_contact(contact: Contact, values: Mapping[str, Any]) -> None:
    _require_both("contact.write", contact, values)
    _set(contact, values)


def delete_contact(contact: Contact) -> None:
    require("contact.write", must_find("account", contact.account_id))
    contact.deleted = True


def _require_both(verb: str, record: Site | Contact, values: Mapping[str, Any]) -> None:
    """The account it is at and the one it goes to must both be in reach."""
    for account_id in {record.account_id, values.get("account_id", record.account_id)}:
        require(verb, must_find("account", account_id))


def _set(record: Account | Site | Contact, values: Mapping[str, Any]) -> None:
    for field, value in values.items():
        if getattr(record, field) != value:
            setattr(record, field, value)


def _first_territory() -> str | None:
    user = find("user", current_actor().user_id)
    return user.territory_ids[0] if user is not None and user.territory_ids else None
