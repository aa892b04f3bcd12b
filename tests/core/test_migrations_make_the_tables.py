"""A fresh database that went through the migrations has just the tables and columns that the models have."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import upgrade

from fieldapp import create_app
from fieldapp.core.database import Model, db
from fieldapp.settings import Settings


def test_the_migrations_lead_to_the_models(tmp_path: Path) -> None:
    app = create_app(Settings(instance=tmp_path, secret="for tests", testing=True))
    with app.app_context():
        upgrade()
        with db.engine.connect() as connection:
            differences = compare_metadata(MigrationContext.configure(connection), Model.metadata)
        db.engine.dispose()
    assert differences == []
