"""Forgets all that is gone, as if its ninety days were over: `python -m tests.bench._faults_compaction`, beside the server."""

from sqlalchemy import select

from fieldapp import create_app
from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import db
from fieldapp.people.models import Organisation
from fieldapp.settings import Settings
from fieldapp.sync.compaction import compact
from fieldapp.sync.models import SyncScope


def main() -> None:
    with create_app(Settings.from_env()).app_context():
        for org_id in db.session.scalars(select(Organisation.id)).all():
            scopes = db.session.execute(select(SyncScope.scope, SyncScope.head).where(SyncScope.org_id == org_id)).all()
            with acting_as(system(org_id)):
                for scope, head in scopes:
                    compact(scope, head)


if __name__ == "__main__":
    main()
