"""Where an address is, without a network: the middle of its ZIP code.

`ZipGeocoder.geocode` has the interface of geopy's geocoders (a query in, an object with `latitude`, `longitude`,
`address` and `raw` out, None when unknown), so that any of those can take its place.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol
from zoneinfo import ZoneInfo, available_timezones

import zipcodes

from fieldapp.accounts.states import state_code


@dataclass(frozen=True)
class Place:
    """Degrees, and the town the ZIP code belongs to."""

    latitude: float
    longitude: float
    address: str
    raw: dict[str, Any]


class Geocoder(Protocol):
    def geocode(self, query: str, *, exactly_one: bool = True) -> Any: ...


@cache
def _by_zip() -> dict[str, dict[str, Any]]:
    return {entry["zip_code"]: entry for entry in zipcodes.list_all()}  # type: ignore[no-untyped-call]


@cache
def _by_town() -> dict[tuple[str, str], dict[str, Any]]:
    towns: dict[tuple[str, str], dict[str, Any]] = {}
    for entry in _by_zip().values():
        towns.setdefault((entry["city"].casefold(), entry["state"]), entry)
    return towns


class ZipGeocoder:
    """US addresses to the middle of their ZIP code; without one, to that of their town (`Town, ST`)."""

    def geocode(self, query: str, *, exactly_one: bool = True) -> Place | None:
        entry = self._entry(query)
        if entry is None:
            return None
        address = f"{entry['city']}, {entry['state']} {entry['zip_code']}"
        return Place(float(entry["lat"]), float(entry["long"]), address, entry)

    def _entry(self, query: str) -> dict[str, Any] | None:
        codes = re.findall(r"(?<!\d)(\d{5})(?:-\d{4})?\s*$", query)
        if codes:
            return _by_zip().get(codes[-1])
        parts = [part.strip() for part in query.split(",") if part.strip()]
        return _by_town().get((parts[-2].casefold(), parts[-1].upper())) if len(parts) >= 2 else None


def position_of(geocoder: Geocoder, city: str | None, state: str | None, postal_code: str | None) -> dict[str, Any] | None:
    """`{"lat", "lon", "precision"}` with precision `zip`, or `town` when there is no ZIP code; None when unknown.

    A ZIP code of another state than the address says is a slip of the pen, or a code of another country: the town decides then.
    """
    code = state_code(state)
    for query, precision in ((postal_code, "zip"), (f"{city}, {code or state}" if city and state else None, "town")):
        place = geocoder.geocode(query) if query else None
        if place is not None and state and place.raw.get("state") != code:
            continue
        if place is not None:
            return {"lat": round(place.latitude, 5), "lon": round(place.longitude, 5), "precision": precision}
    return None


def town_of(postal_code: str | None) -> str | None:
    """The town of a ZIP code."""
    entry = _by_zip().get(postal_code[:5]) if postal_code else None
    return str(entry["city"]) if entry else None


def zone_of(geocoder: Geocoder, city: str | None, state: str | None, postal_code: str | None) -> ZoneInfo | None:
    """The time zone of a place, told by its ZIP code or its town; None when unknown."""
    for query in (postal_code, f"{city}, {state}" if city and state else None):
        place = geocoder.geocode(query) if query else None
        name = place.raw.get("timezone") if place is not None else None
        if name in _zones():
            return ZoneInfo(name)
    return None


@cache
def _zones() -> set[str]:
    return available_timezones()


def places_in(states: tuple[str, ...]) -> list[Place]:
    """Every ordinary ZIP code of these states, for sample data."""
    entries = (entry for entry in _by_zip().values() if entry["state"] in states and entry["zip_code_type"] == "STANDARD")
    return [Place(float(entry["lat"]), float(entry["long"]), entry["city"], entry) for entry in entries]
