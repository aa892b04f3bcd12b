"""`./run restore FILE`: the way back. All is checked before anything is touched; the last step is one rename or one commit."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from alembic.script import ScriptDirectory
from flask_migrate import upgrade
from sqlalchemy import select

from fieldapp import create_app
from fieldapp.core import audit
from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import MIGRATIONS, db, write
from fieldapp.core.errors import AppError
from fieldapp.core.running import nobody_serving
from fieldapp.core.web import settings
from fieldapp.files.storage import storage
from fieldapp.operations import postgresql, sqlite
from fieldapp.operations.archive import DamagedArchive, Manifest, unpack
from fieldapp.people.actions import new_epoch
from fieldapp.people.models import Organisation

SPARE = 64 * 1024**2


class OtherVersion(AppError):
    status, code, title = 409, "other_version", "This backup is of another version of fieldapp"


class OtherDatabase(AppError):
    status, code, title = 409, "other_database", "This backup is of another kind of database"


class NoRoom(AppError):
    status, code, title = 507, "disk_full", "There is no room to unpack the backup"


def restore(path: Path) -> Manifest:
    """Database, files and secret of the backup take the place of what is here. Phones notice by the new epoch and send again what it lacks.

    Raises DamagedArchive, OtherVersion, OtherDatabase, NoRoom, ServerRuns: nothing was changed then.
    """
    if not path.is_file():
        raise DamagedArchive(f"{path} is not there.", code="no_file")
    with nobody_serving(settings().instance), _workshop(path) as folder:
        manifest = unpack(path, folder)
        _must_fit(manifest)
        if manifest.kind == "sqlite":
            draft = _sqlite_draft(folder)
            _place_files(folder)
            db.engine.dispose()
            sqlite.put_in_place(draft, settings().instance / sqlite.NAME)
        else:
            upgrade()
            _place_files(folder)
            _fill_postgresql(folder, manifest)
        _place_secret(folder)
    return manifest


@contextmanager
def _workshop(path: Path) -> Iterator[Path]:
    """A folder on the disk of the instance, so that what is ready can be renamed into place. It goes whatever happens."""
    if shutil.disk_usage(settings().instance).free < 3 * path.stat().st_size + SPARE:
        raise NoRoom("Make room on the disk of the instance folder. Nothing was changed.")
    folder = Path(mkdtemp(prefix="restore.", dir=settings().instance))
    try:
        yield folder
    except OSError as error:
        raise NoRoom(f"{error.strerror}. Nothing was changed.") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _must_fit(manifest: Manifest) -> None:
    here = db.engine.dialect.name
    if manifest.kind != here:
        raise OtherDatabase(f"It is of {manifest.kind}, and this installation runs on {here}. Set DATABASE_URL to the same kind.")
    script = ScriptDirectory(str(MIGRATIONS))
    known = [step.revision for step in script.walk_revisions()]
    if manifest.revision not in known:
        raise OtherVersion("It was made by a newer version. Upgrade fieldapp, then restore.")
    if here != "sqlite" and manifest.revision != script.get_current_head():
        raise OtherVersion(f"Its schema is {manifest.revision}. Check out the version that made it, restore there, then upgrade.")


def _sqlite_draft(folder: Path) -> Path:
    """The backup's database, checked, brought to the present schema, with a new epoch."""
    draft = folder / sqlite.NAME
    if not (folder / "database.sqlite3").exists():
        raise DamagedArchive("It holds no database.")
    os.replace(folder / "database.sqlite3", draft)
    sqlite.check(draft)
    app = create_app(replace(settings(), instance=folder, database_url="", secret="unused"))
    with app.app_context():
        upgrade()
        with write():
            _begin_anew()
        db.session.remove()
        db.engine.dispose()
    return draft


def _fill_postgresql(folder: Path, manifest: Manifest) -> None:
    with write() as session:
        postgresql.fill(session, folder / "tables", manifest.columns)
        _begin_anew()


def _begin_anew() -> None:
    """Each company's history goes on under a new name, and the audit trail says why. Call inside `write()`."""
    for organisation in db.session.scalars(select(Organisation)):
        organisation.epoch = new_epoch()
        with acting_as(system(organisation.id)):
            audit.note("restore", epoch=organisation.epoch)


def _place_files(folder: Path) -> None:
    """Before the database that speaks of them. Files are named by their content: one that is here already is the same."""
    for kept in sorted((folder / "files").glob("*")):
        if storage().size(kept.name) is None:
            storage().keep(kept, kept.name)


def _place_secret(folder: Path) -> None:
    """With it, who was signed in stays so."""
    if (folder / "secret").exists():
        os.replace(folder / "secret", settings().instance / "secret")
