"""Fills the database of a browser test: `python -m tests.browser.seed`."""

from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import write
from fieldapp.core.ids import new_id
from fieldapp.core.records import record_type
from tests.company import Company, fill_the_database

TOWNS = [
    ("Bayline Tube & Valve", "A", "Baytown", "77520", 29.75, -94.97),
    ("Sabine Crane & Rigging", "A", "Beaumont", "77701", 30.08, -94.10),
    ("Kessler Marine Works", "B", "Port Arthur", "77640", 29.88, -93.94),
    ("Lone Oak Forestry", "C", "Orange", "77630", 30.09, -93.74),
    ("Calcasieu Pump Service", "B", "Lake Charles", "70601", 30.22, -93.21),
]


def make(kind: str, values: dict[str, object]) -> str:
    create = record_type(kind).create
    assert create is not None
    record_id = new_id()
    create(record_id, values)
    return record_id


def fill(company: Company) -> None:
    with acting_as(system(company.org_id)), write():
        for territory in (company.gulf, company.plains):
            for name, tier, city, zip_code, lat, lon in TOWNS:
                account = make("account", {"name": name, "tier": tier, "territory_id": territory, "kind": "customer"})
                place = {"lat": lat, "lon": lon, "precision": "zip"}
                make(
                    "site",
                    {
                        "account_id": account,
                        "label": "Main",
                        "city": city,
                        "state": "TX",
                        "postal_code": zip_code,
                        "position": place,
                    },
                )


if __name__ == "__main__":
    fill_the_database(fill)
