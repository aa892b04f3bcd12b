"""The accounts already here, found by number, by the CRM's id, or by name and town."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from fieldapp.accounts import geocoding
from fieldapp.accounts.importing.matching import company_key, external_key, number_key, plain, town_key
from fieldapp.accounts.states import state_code
from fieldapp.core.records import every


def town_of(site: Any) -> str:
    """The town, or that of the ZIP code when the cell is empty. Takes the values of a site."""
    return town_key(site.get("city") or geocoding.town_of(site.get("postal_code")))


def same_state(one: str | None, other: str | None) -> bool:
    """Two writings without a contradiction: Springfield is in many states."""
    return not one or not other or (state_code(one) or plain(one)) == (state_code(other) or plain(other))


@dataclass
class Known:
    """Accounts and their first sites, indexed."""

    accounts: list[Any]
    sites: dict[str, Any]  # account id → its first site
    by_number: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    by_external: dict[str, Any] = field(default_factory=dict)
    by_company: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for account in self.accounts:
            number, external = number_key(account.number), external_key(account.external_id)
            if number:
                self.by_number[number].append(account)
            if external:
                self.by_external[external] = account
            self.by_company[company_key(account.name)].append(account)

    def numbered(self, number: str | None) -> Any:
        """The account with this number: written the same, or the only one that differs by lost zeros."""
        candidates = self.by_number.get(number_key(number) or "", [])
        exact = [account for account in candidates if account.number == number]
        return (exact or candidates or [None])[0] if exact or len(candidates) == 1 else None

    def external(self, external_id: str | None) -> Any:
        return self.by_external.get(external_key(external_id) or "")

    def named(self, name: str, site: dict[str, Any]) -> list[Any]:
        """Accounts of the same name in the same town."""
        town = town_of(site)
        return [account for account in self.by_company.get(company_key(name), []) if self._is_in(account, town, site.get("state"))]

    def _is_in(self, account: Any, town: str, state: str | None) -> bool:
        site = self.sites.get(account.id)
        here = {"city": site.city, "postal_code": site.postal_code} if site is not None else {}
        return town_of(here) == town and same_state(site.state if site is not None else None, state)


def load() -> Known:
    """Everything of this organisation, whoever looks: a duplicate in a colleague's territory is one too."""
    sites: dict[str, Any] = {}
    for site in every("site"):
        sites.setdefault(site.account_id, site)
    return Known(every("account"), sites)
