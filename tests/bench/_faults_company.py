"""The company of `./run bench faults`: `python -m tests.bench._faults_company`, in the database that the environment names."""

from sqlalchemy import select

from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import db, write
from fieldapp.core.ids import new_id
from fieldapp.people.actions import create_territory, create_user
from fieldapp.people.models import User
from tests.company import Company, fill_the_database

REPS = ["rep", "other", "rep3", "rep4", "rep5", "rep6", "rep7", "rep8"]
WHO = [*REPS, "manager", *REPS, "manager", *REPS, "manager", *REPS, "admin", *REPS, "manager", *REPS[:5]]
ACCOUNTS = 4  # a territory


def fill(company: Company) -> None:
    places = [company.gulf, company.plains]
    with acting_as(system(company.org_id)), write():
        known = db.session.scalars(select(User).where(User.org_id == company.org_id, User.email == "rep@example.com")).one()
        for name in REPS[2:]:
            place = create_territory(new_id(), {"name": f"Land of {name}", "team_id": known.team_id}).id
            values = {"name": name.title(), "email": f"{name}@example.com", "role": "rep", "language": "en"}
            user = create_user(new_id(), {**values, "team_id": known.team_id, "territory_ids": [place]})
            user.password_hash = known.password_hash
            places.append(place)
    for place in places:
        for number in range(ACCOUNTS):
            company.account(f"Works {number + 1}", place)


if __name__ == "__main__":
    fill_the_database(fill)
