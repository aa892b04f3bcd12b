"""A fresh database that went through the migrations has just the tables and columns that the models have."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import upgrade

from fieldapp import create_app
from fieldapp.core.database import Model, db
from fieldapp.settings import Settings

ROWS = (
    "INSERT INTO account (org_id, id, rev, deleted, name, kind, tier, tags) VALUES ('o', 'a', 1, 0, 'Eagle', 'customer', 'A', '[]')",
    "INSERT INTO site (org_id, id, rev, deleted, account_id, label) VALUES ('o', 's', 1, 0, 'a', 'Main')",
    "INSERT INTO contact (org_id, id, rev, deleted, account_id, name, phones, emails) VALUES ('o', 'c', 1, 0, 'a', 'Ray', '[]', '[]')",
)


def test_the_migrations_lead_to_the_models(tmp_path: Path) -> None:
    app = create_app(Settings(instance=tmp_path, secret="for tests", testing=True))
    with app.app_context():
        upgrade()
        with db.engine.connect() as connection:
            differences = compare_metadata(MigrationContext.configure(connection), Model.metadata)
        db.engine.dispose()
    assert differences == []


def test_a_migration_keeps_what_is_there(tmp_path: Path) -> None:
    app = create_app(Settings(instance=tmp_path, secret="for tests", testing=True))
    with app.app_context():
        upgrade(revision="0002")
        with db.engine.connect() as connection:
            for statement in ROWS:
                connection.exec_driver_sql(statement)
        upgrade()
        with db.engine.connect() as connection:
            row = connection.exec_driver_sql("SELECT account.name, site.label, site_ids, opt_outs FROM account, site, contact").one()
            keys = connection.exec_driver_sql("PRAGMA foreign_keys").scalar()
        db.engine.dispose()
    assert tuple(row) == ("Eagle", "Main", "[]", "[]")
    assert keys == 1
