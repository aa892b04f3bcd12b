"""A rep with 5,000 accounts: `python -m tests.bench._book 4685` adds as many to the first rep of the sample company."""

import random
import sys

from fieldapp import create_app
from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import write
from fieldapp.core.ids import new_id
from fieldapp.core.records import every, record_type
from fieldapp.people.queries import must_have_organisation
from fieldapp.settings import Settings

FIRST = (
    "Alder",
    "Brazos",
    "Cedar",
    "Delta",
    "Estrella",
    "Fuller",
    "Garza",
    "Harbor",
    "Iron",
    "Juniper",
    "Kestrel",
    "Laguna",
    "Mesa",
    "Núñez",
)
TRADE = ("Hydraulics", "Crane & Rigging", "Marine", "Forestry", "Pump Service", "Presswerk", "Quarry", "Paper", "Tooling", "Valve & Tube")
TOWNS = (("Baytown", "TX"), ("Lake Charles", "LA"), ("Tulsa", "OK"), ("Hot Springs", "AR"), ("Meridian", "MS"), ("San Ángel", "TX"))
PEOPLE = ("Lupe Ortega", "Ann Kessler", "Tom Reyes", "Marisol Peña", "Bo Lindqvist", "Dee Harlan", "Rosa Ibarra", "Cal Whitaker")
CHUNK = 500  # accounts a transaction


def make(kind: str, values: dict[str, object]) -> str:
    create = record_type(kind).create
    assert create is not None
    record_id = new_id()
    create(record_id, values)
    return record_id


def add(territory: str, number: int, dice: random.Random) -> None:
    """An account with a site and a contact, like one of an import."""
    town, state = dice.choice(TOWNS)
    position = {"lat": round(dice.uniform(29, 36), 5), "lon": round(dice.uniform(-98, -89), 5), "precision": "zip"}
    account = make("account", {
        "name": f"{dice.choice(FIRST)} {dice.choice(TRADE)} {number}", "number": f"{700_000 + number}", "kind": "customer",
        "tier": dice.choice("ABCCC"), "territory_id": territory, "visit_interval_days": 60,
    })  # fmt: skip
    make("site", {"account_id": account, "label": "Main", "city": town, "state": state, "position": position})
    make("contact", {"account_id": account, "name": dice.choice(PEOPLE), "title": "Maintenance"})


def main(count: int) -> None:
    app = create_app(Settings.from_env())
    dice = random.Random(1)
    with app.app_context(), acting_as(system(must_have_organisation().id)):
        rep = next(user for user in every("user") if user.email == "rep1@example.com")
        for start in range(0, count, CHUNK):
            with write():
                for number in range(start, min(start + CHUNK, count)):
                    add(rep.territory_ids[0], number, dice)


if __name__ == "__main__":
    main(int(sys.argv[1]))
