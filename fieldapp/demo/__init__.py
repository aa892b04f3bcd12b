"""A believable company for trying things out. `fill` is what `./run demo` calls."""

from datetime import date, timedelta
from typing import Any

from fieldapp.core.actor import acting_as, system
from fieldapp.core.clock import today
from fieldapp.core.database import write
from fieldapp.core.errors import AppError
from fieldapp.core.records import every
from fieldapp.demo import company, year
from fieldapp.demo.dice import Dice
from fieldapp.people.actions import create_organisation
from fieldapp.people.queries import the_organisation
from fieldapp.people.sessions import check_password

__all__ = ["NotEmpty", "fill"]


class NotEmpty(AppError):
    """Sample data goes into an empty database only."""

    status, code, title = 409, "not_empty", "There is data here already"


def fill(seed: int = 1, reps: int = 3, accounts: int = 315, password: str = "") -> None:
    """People, accounts and a year of work, whole or not at all. The same seed on the same day gives the same company.

    Raises NotEmpty, and Invalid for a password that is too short.
    """
    check_password(password)
    dice, day = Dice(seed), today()
    organisation = the_organisation()
    if organisation is None:
        with write():
            organisation = create_organisation("Sample Fluid Power")
    office = system(organisation.id)
    with acting_as(office):
        if every("account") or any(user.email == "admin@example.com" for user in every("user")):
            raise NotEmpty("Sample data goes into an empty database only. Name another one with FIELDAPP_INSTANCE.")
    with acting_as(office), write():
        people = company.hire(dice, reps, password, company.year_before(day))
        held = _settle(dice, people, accounts, day)
        last: dict[str, date] = {}
        for first in months(day):
            for index, patch in enumerate(people.patches):
                if held[index]:
                    year.live(year.Month(dice, patch, people.manager, first, day, index), held[index], last)


def _settle(dice: Dice, people: company.People, accounts: int, day: date) -> list[list[Any]]:
    """The accounts, shared out evenly among the reps."""
    reps, names, since = len(people.patches), set[str](), company.year_before(day)
    shares = [accounts // reps + (index < accounts % reps) for index in range(reps)]
    return [company.settle(dice, patch, share, names, since) for patch, share in zip(people.patches, shares, strict=True)]


def months(day: date) -> list[date]:
    """The first days of the last eleven months, this one, and the next."""
    first = day.replace(day=1)
    found = [first, (first + timedelta(days=32)).replace(day=1)]
    while len(found) < 13:
        found.insert(0, (found[0] - timedelta(days=1)).replace(day=1))
    return found
