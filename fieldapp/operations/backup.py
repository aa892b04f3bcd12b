"""`./run backup FILE`: everything an installation is, in one file, while it runs."""

from pathlib import Path
from tempfile import TemporaryDirectory

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from fieldapp.core import audit
from fieldapp.core.actor import acting_as, system
from fieldapp.core.clock import stamp
from fieldapp.core.database import MIGRATIONS, db, write
from fieldapp.core.errors import AppError
from fieldapp.core.web import settings
from fieldapp.files.storage import storage
from fieldapp.operations import postgresql, sqlite
from fieldapp.operations.archive import Manifest, Writer, written
from fieldapp.people.queries import every_organisation


class CannotWrite(AppError):
    status, code, title = 507, "cannot_write", "The backup could not be written"


class NothingYet(AppError):
    status, code, title = 409, "nothing_yet", "There is no database to back up yet"


def back_up(path: Path) -> Manifest:
    """The database first and the files after: a file is there before its record says so, and is never removed. Raises CannotWrite.

    Files in a bucket stay there: it holds every file of any backup, as none is ever changed or removed.
    """
    manifest = Manifest(made_at=stamp(), kind=db.engine.dialect.name, revision=revision())
    if not manifest.revision:
        raise NothingYet("Start once with ./run, or fill it with ./run demo.")
    if manifest.revision == newest_revision():
        _note()
    try:
        with TemporaryDirectory(prefix="backup.", dir=settings().instance) as folder, written(path, manifest) as archive:
            _add_database(archive, Path(folder))
            here = storage().here
            for kept in sorted(here.glob("*")) if here else []:
                archive.add(f"files/{kept.name}", kept)
            if (settings().instance / "secret").exists():
                archive.add("secret", settings().instance / "secret")
    except OSError as error:
        raise CannotWrite(f"{error.filename or path}: {error.strerror}. Nothing was left behind.") from error
    return manifest


def _note() -> None:
    for org_id in every_organisation():
        with acting_as(system(org_id)), write():
            audit.note("backup")


def _add_database(archive: Writer, folder: Path) -> None:
    if db.engine.dialect.name == "sqlite":
        sqlite.copy(settings().instance / sqlite.NAME, folder / "database.sqlite3")
        archive.add("database.sqlite3", folder / "database.sqlite3")
    else:
        archive.manifest.columns = postgresql.copy(folder / "tables")
        for name in archive.manifest.columns:
            archive.add(f"tables/{name}", folder / "tables" / name)


def newest_revision() -> str:
    """Of this version's schema."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head() or ""


def revision() -> str:
    """Of the schema in the database; empty where there is none yet."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() or ""
