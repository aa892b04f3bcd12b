"""The people, the territories and the accounts of the sample company."""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fieldapp.accounts.geocoding import Place, ZipGeocoder, places_in
from fieldapp.core.records import record_type
from fieldapp.demo import words
from fieldapp.demo.dice import Dice
from fieldapp.people.actions import create_team, create_territory, create_user
from fieldapp.people.sessions import set_password

MOST_TRIES = 100
INTERVALS = {"A": 30, "B": 60, "C": 120}


@dataclass
class Patch:
    """A rep, the territory that is theirs, and where their days begin."""

    user: Any
    territory_id: str
    base: Place
    states: tuple[str, ...]


@dataclass
class People:
    admin: Any
    manager: Any
    patches: list[Patch]


def create(kind: str, record_id: str, values: dict[str, Any]) -> Any:
    """A record through its type's own action."""
    make = record_type(kind).create
    assert make is not None
    return make(record_id, values)


def hire(dice: Dice, reps: int, password: str, since: date) -> People:
    """An admin, a manager, and as many reps as asked for, each with a territory."""
    team = create_team(dice.id(since), {"name": "Field sales", "parent_id": None}).id
    admin = _user(dice, since, "admin", "Alex Office", "admin", team, [])
    manager = _user(dice, since, "manager", "Morgan Hill", "manager", team, [])
    patches = []
    for index in range(reps):
        name, states, code = words.REGIONS[index % len(words.REGIONS)]
        turn = index // len(words.REGIONS)
        territory = create_territory(dice.id(since), {"name": f"{name} {turn + 1}" if turn else name, "team_id": team})
        called = f"{words.GIVEN[(index * 3) % len(words.GIVEN)]} {words.FAMILY[(index * 7) % len(words.FAMILY)]}"
        user = _user(dice, since, f"rep{index + 1}", called, "rep", team, [territory.id])
        base = ZipGeocoder().geocode(code)
        assert base is not None
        patches.append(Patch(user, territory.id, base, states))
    for user in (admin, manager, *(patch.user for patch in patches)):
        set_password(user, password)
    return People(admin, manager, patches)


def _user(dice: Dice, since: date, login: str, name: str, role: str, team: str, held: list[str]) -> Any:
    values = {"name": name, "email": f"{login}@example.com", "role": role, "language": "en", "team_id": team, "territory_ids": held}
    return create_user(dice.id(since), values)


def distance(one: dict[str, Any], other: dict[str, Any]) -> float:
    """Degrees, with meridians drawn together: good enough to say what is near."""
    return math.hypot(one["lat"] - other["lat"], 0.8 * (one["lon"] - other["lon"]))


def spot(place: Place) -> dict[str, Any]:
    return {"lat": round(place.latitude, 5), "lon": round(place.longitude, 5), "precision": "zip"}


def settle(dice: Dice, patch: Patch, number: int, names: set[str], since: date) -> list[Any]:
    """This many accounts around the rep's base, each with a site and up to three contacts."""
    nearest = sorted(places_in(patch.states), key=lambda place: distance(spot(place), spot(patch.base)))[: max(250, number)]
    return [_account(dice, patch, dice.one(nearest), names, since) for _ in range(number)]


def _account(dice: Dice, patch: Patch, place: Place, names: set[str], since: date) -> Any:
    name, industry = _name(dice, names)
    tier = dice.choices("ABC", (15, 32, 53))[0]
    revenue = {"A": 160_000, "B": 40_000, "C": 8_000}[tier] * dice.uniform(0.4, 1.8)
    account = create("account", dice.id(since), {
        "name": name, "number": f"{10_000 + 7 * len(names):06}", "kind": dice.choices(("customer", "prospect", "former"), (82, 15, 3))[0],
        "tier": tier, "territory_id": patch.territory_id, "visit_interval_days": INTERVALS[tier], "industry": industry,
        "language": "es" if dice.chance(0.2) else None, "phone": f"({dice.randrange(201, 980)}) 555-{dice.randrange(100, 200):04}",
        "revenue": {"amount": f"{revenue:.2f}", "currency": "USD"}, "tags": ["shutdown"] if dice.chance(0.1) else [],
    })  # fmt: skip
    create("site", dice.id(since), {
        "account_id": account.id, "label": "Main plant", "street": f"{dice.randrange(100, 9900)} {dice.one(words.STREETS)}",
        "city": place.raw["city"], "state": place.raw["state"], "postal_code": place.raw["zip_code"], "position": _near(dice, place),
        "gate": dice.one(words.GATES), "ppe": dice.one(words.PPE),
        "hours": {day: [["07:00", "15:30"]] for day in ("mon", "tue", "wed", "thu", "fri")} if dice.chance(0.5) else None,
    })  # fmt: skip
    for _ in range(dice.choices((0, 1, 2, 3), (5, 40, 40, 15))[0]):
        _contact(dice, account, since)
    return account


def _near(dice: Dice, place: Place) -> dict[str, Any]:
    """Somewhere around the middle of the ZIP code, so that neighbours do not lie on one point."""
    aside = {"lat": dice.uniform(-0.02, 0.02), "lon": dice.uniform(-0.02, 0.02)}
    position = spot(place)
    return {**position, **{axis: round(position[axis] + by, 5) for axis, by in aside.items()}}


def _name(dice: Dice, names: set[str]) -> tuple[str, str]:
    """A name nobody has yet; with thousands of accounts the words run out, and a number tells namesakes apart."""
    for _ in range(MOST_TRIES):
        trade, industry = dice.one(words.TRADE)
        name = f"{dice.one(words.FIRST)} {trade} {dice.one(words.FORM)}"
        if name not in names:
            break
    else:
        name = f"{name} {len(names)}"
    names.add(name)
    return name, industry


def _contact(dice: Dice, account: Any, since: date) -> None:
    given, family = dice.one(words.GIVEN), dice.one(words.FAMILY)
    host = "".join(letter for letter in account.name.lower() if letter.isalnum())
    create("contact", dice.id(since), {
        "account_id": account.id, "name": f"{given} {family}", "title": dice.one(words.TITLES), "language": account.language,
        "phones": [f"({dice.randrange(201, 980)}) 555-{dice.randrange(100, 200):04}"] if dice.chance(0.8) else [],
        "emails": [f"{given[0]}{family}@{host}.example".lower()] if dice.chance(0.85) else [],
    })  # fmt: skip


def year_before(day: date) -> date:
    return day - timedelta(days=365)
