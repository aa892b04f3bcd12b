"""A small company for tests: two territories, two reps, their manager, an admin."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from argon2 import PasswordHasher
from flask import Flask
from flask_migrate import upgrade

from fieldapp import create_app
from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import write
from fieldapp.core.ids import new_id
from fieldapp.core.records import record_type
from fieldapp.people.actions import create_organisation, create_team, create_territory, create_user
from fieldapp.settings import Settings
from tests.sync.phones import Phone

PASSWORD = "correct horse battery"


@cache
def _hash() -> str:
    return PasswordHasher(time_cost=1, memory_cost=1024).hash(PASSWORD)


@dataclass
class Company:
    app: Flask
    org_id: str
    gulf: str  # territory of the rep
    plains: str  # territory of the other rep

    def phone(self, name: str) -> Phone:
        """A signed-in phone of rep, other, manager or admin."""
        return Phone(self.app, f"{name}@example.com", PASSWORD)

    def account(self, name: str = "Sabine Crane", territory: str | None = None) -> str:
        account_id = new_id()
        with acting_as(system(self.org_id)), write():
            create = record_type("account").create
            assert create is not None
            create(account_id, {"name": name, "territory_id": territory or self.gulf})
        return account_id


def fill_the_database(fill: Callable[[Company], None]) -> None:
    """The company and what `fill` adds, in the database that the environment names."""
    app = create_app(Settings.from_env())
    with app.app_context():
        upgrade()
        fill(found(app))


def found(app: Flask) -> Company:
    """Put the company into the (empty) database."""
    with write():
        org_id = create_organisation("Gulf Hydraulics").id
    with acting_as(system(org_id)), write():
        south = create_team(new_id(), {"name": "South"}).id
        gulf, plains = (create_territory(new_id(), {"name": name, "team_id": south}).id for name in ("Gulf", "Plains"))
        for name, role, held in (
            ("rep", "rep", [gulf]),
            ("other", "rep", [plains]),
            ("manager", "manager", []),
            ("admin", "admin", []),
        ):
            values = {
                "name": name.title(),
                "email": f"{name}@example.com",
                "role": role,
                "language": "es" if name == "other" else "en",
                "team_id": south,
                "territory_ids": held,
            }
            user = create_user(new_id(), values)
            user.password_hash = _hash()
    return Company(app, org_id, gulf, plains)
