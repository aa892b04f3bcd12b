"""Changes outside `with write():` are errors, and so are statements that the feed would not see."""

import pytest
from sqlalchemy import select, update

from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import db, write
from fieldapp.core.records import WriteOutside, find
from fieldapp.people.models import Territory
from fieldapp.sync.models import SyncFeed
from tests.company import Company


def test_a_change_outside_write_is_refused(company: Company) -> None:
    territory = db.session.scalars(select(Territory)).first()
    assert territory is not None
    territory.name = "Elsewhere"
    with pytest.raises(WriteOutside):
        db.session.flush()
    db.session.rollback()


def test_a_bulk_statement_on_a_synced_table_is_refused(company: Company) -> None:
    with pytest.raises(WriteOutside), write() as session:
        session.execute(update(Territory).values(name="All alike"))


def test_a_change_reaches_the_feed_without_being_told(company: Company) -> None:
    with acting_as(system(company.org_id)), write():
        find("territory", company.gulf).name = "Gulf Coast"
    line = db.session.scalars(select(SyncFeed.line).where(SyncFeed.record_id == company.gulf)).one()
    assert '"name":"Gulf Coast"' in line and '"rev":2' in line


def rename_and_fail(company: Company) -> None:
    with acting_as(system(company.org_id)), write():
        find("territory", company.gulf).name = "Half done"
        db.session.flush()
        raise ZeroDivisionError


def test_a_failed_write_leaves_nothing_behind(company: Company) -> None:
    with pytest.raises(ZeroDivisionError):
        rename_and_fail(company)
    assert db.session.scalars(select(Territory.name).where(Territory.id == company.gulf)).one() == "Gulf"
