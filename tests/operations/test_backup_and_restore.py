"""A backup is taken while people work, and put back whole or not at all; the phones then give back what it lacks."""

import gzip
import io
import os
import stat
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from fieldapp.core.audit import Audit
from fieldapp.core.database import db, write
from fieldapp.core.running import ServerRuns, serving
from fieldapp.operations import archive, doctor
from fieldapp.operations.archive import DamagedArchive, unpack
from fieldapp.operations.backup import CannotWrite, NothingYet, back_up
from fieldapp.operations.restore import OtherVersion, restore
from fieldapp.people.models import Organisation
from tests.files.camera import attach, picture, read, sha, upload
from tests.operations.conftest import House, Houses


def note(house: House, phone: Any, body: str, account: str) -> None:
    phone.write("create", "note", set={"account_id": account, "body": body, "kind": "call"})
    phone.sync()


def bodies(phone: Any) -> list[str]:
    return sorted(note["body"] for note in phone.all("note").values())


def state(house: House) -> dict[str, Any]:
    """All that a refused restore must leave as it is."""
    db.session.rollback()
    rows = {table: db.session.execute(text(f"SELECT count(*) FROM {table}")).scalar() for table in ("note", "sync_feed", "audit", "device")}
    epoch = db.session.execute(select(Organisation.epoch)).scalar_one()
    left = sorted(
        path.relative_to(house.instance).as_posix() for path in house.instance.rglob("*") if not path.name.endswith(("-wal", "-shm"))
    )
    return {"rows": rows, "epoch": epoch, "left": [name for name in left if name != "serving.lock"]}


def test_a_backup_put_back_elsewhere_is_the_same_company(house: House, houses: Houses, tmp_path: Path) -> None:
    rep = house.phone("rep")
    account = house.company.account()
    note(house, rep, 'Größe 3/8" \\N \t ¿sí?\nsecond line', account)
    attach(rep, account, picture())
    upload(rep.client, picture())
    rep.sync()
    manifest = back_up(tmp_path / "b.tar.gz")
    assert f"files/{sha(picture())}" in manifest.parts
    other = houses.build(empty=True)
    restore(tmp_path / "b.tar.gz")
    again = type(rep)(other.app, rep.email, rep.password)
    again.sync()
    assert bodies(again) == bodies(rep)
    assert read(again.client, picture()).data == picture()
    assert again.epoch != rep.epoch
    assert doctor.examine() == {name: [] for name in doctor.CHECKS}


def test_who_was_signed_in_stays_so_and_gives_back_what_the_backup_lacks(house: House, tmp_path: Path) -> None:
    rep = house.phone("rep")
    account = house.company.account()
    note(house, rep, "before", account)
    back_up(tmp_path / "b.tar.gz")
    late = rep.write("create", "note", set={"account_id": account, "body": "after", "kind": "call"})
    rep.sync()
    restore(tmp_path / "b.tar.gz")
    answer = rep.request()
    assert (answer.status_code, answer.json["code"]) == (409, "epoch")
    rep.epoch, rep.cursor, rep.held, rep.outbox = answer.json["epoch"], {}, {}, [late]
    rep.sync()
    assert bodies(rep) == ["after", "before"]
    assert [row.what for row in db.session.scalars(select(Audit).order_by(Audit.id))][-2:] == ["backup", "restore"]


def test_the_file_can_be_read_by_its_owner_alone(house: House, tmp_path: Path) -> None:
    back_up(tmp_path / "b.tar.gz")
    assert stat.S_IMODE((tmp_path / "b.tar.gz").stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.glob("b*")) == ["b.tar.gz"]


def test_there_is_nothing_to_back_up_before_the_first_start(houses: Houses, tmp_path: Path) -> None:
    houses.build(empty=True)
    with pytest.raises(NothingYet):
        back_up(tmp_path / "b.tar.gz")
    assert not (tmp_path / "b.tar.gz").exists()


def test_a_backup_that_cannot_be_written_leaves_the_one_before(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    back_up(tmp_path / "b.tar.gz")
    before = (tmp_path / "b.tar.gz").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("fieldapp.operations.archive.os.fsync", full)
    with pytest.raises(CannotWrite, match="No space left"):
        back_up(tmp_path / "b.tar.gz")
    assert (tmp_path / "b.tar.gz").read_bytes() == before
    assert sorted(path.name for path in tmp_path.glob("b*")) == ["b.tar.gz"]


def repacked(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The archive with its members changed; None leaves one out."""
    target = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(content)) as old, tarfile.open(fileobj=target, mode="w:gz") as new:
        for member in old:
            source = old.extractfile(member)
            assert source is not None
            body = change(member.name, source.read())
            if body is not None:
                member.size = len(body)
                new.addfile(member, io.BytesIO(body))
    return target.getvalue()


def flipped(body: bytes) -> bytes:
    return body[: len(body) // 2] + bytes([body[len(body) // 2] ^ 1]) + body[len(body) // 2 + 1 :]


def smudged(content: bytes) -> bytes:
    """A stretch in the middle turned over: of packed data a single bit may carry nothing, a stretch does not."""
    start = len(content) // 2
    return content[:start] + bytes(byte ^ 0xFF for byte in content[start : start + 64]) + content[start + 64 :]


def with_an_escape(content: bytes) -> bytes:
    target = io.BytesIO(gzip.decompress(content))
    with tarfile.open(fileobj=target, mode="a") as tar:
        tar.addfile(tarfile.TarInfo("../outside"), io.BytesIO())
    return gzip.compress(target.getvalue())


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut in half": lambda content: content[: len(content) // 2],
    "cut at its last byte": lambda content: content[:-1],
    "empty": lambda content: b"",
    "a text": lambda content: b"name,city\n" * 100,
    "a gzip of something": lambda content: gzip.compress(b"nothing of ours" * 1000),
    "a stretch of the archive": smudged,
    "one bit of the database": lambda content: repacked(
        content, lambda name, body: flipped(body) if name.startswith(("database", "tables/sync_feed")) else body
    ),
    "without the secret": lambda content: repacked(content, lambda name, body: None if name == "secret" else body),
    "without a manifest": lambda content: repacked(content, lambda name, body: None if name == "manifest.json" else body),
    "a manifest of nonsense": lambda content: repacked(content, lambda name, body: b"[]" if name == "manifest.json" else body),
    "of a later form": lambda content: repacked(content, lambda _, body: body.replace(b'"form": 1', b'"form": 2')),
    "a path that leads out": with_an_escape,
}


def test_a_damaged_backup_is_refused_and_nothing_is_changed(house: House, tmp_path: Path) -> None:
    rep = house.phone("rep")
    note(house, rep, "here", house.company.account())
    path = tmp_path / "b.tar.gz"
    back_up(path)
    whole, before = path.read_bytes(), state(house)
    for name, damage in DAMAGES.items():
        path.write_bytes(damage(whole))
        with pytest.raises(DamagedArchive):
            restore(path)
        assert state(house) == before, name
    assert not (tmp_path / "outside").exists()


def test_a_backup_of_a_newer_version_is_refused_and_nothing_is_changed(house: House, tmp_path: Path) -> None:
    path = tmp_path / "b.tar.gz"
    with write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    back_up(path)
    before = state(house)
    with pytest.raises(OtherVersion, match="newer"):
        restore(path)
    assert state(house) == before


def test_nothing_is_put_back_while_the_server_runs(house: House, tmp_path: Path) -> None:
    path = tmp_path / "b.tar.gz"
    back_up(path)
    before = state(house)
    with serving(house.instance), pytest.raises(ServerRuns):
        restore(path)
    assert state(house) == before
    restore(path)


def test_a_restore_that_dies_before_its_last_step_has_changed_nothing(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.tar.gz"
    back_up(path)
    before = state(house)

    def die(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("fieldapp.operations.restore.sqlite.put_in_place", die)
    monkeypatch.setattr("fieldapp.operations.restore._begin_anew", die)
    with pytest.raises(KeyboardInterrupt):
        restore(path)
    assert state(house) == before


def test_a_table_that_does_not_fit_rolls_all_tables_back(house: House, tmp_path: Path) -> None:
    """On PostgreSQL; on SQLite a database that does not fit is no database and never gets so far."""
    path = tmp_path / "b.tar.gz"
    back_up(path)
    unpack(path, make(tmp_path / "unpacked"))
    if not (tmp_path / "unpacked" / "tables").exists():
        assert (tmp_path / "unpacked" / "database.sqlite3").exists()
        return
    from fieldapp.operations import postgresql

    before = state(house)
    columns = {table.name: [column.name for column in table.columns] for table in postgresql.tables()}
    (tmp_path / "unpacked" / "tables" / "sync_feed").write_bytes(b"too few cells\n")
    with pytest.raises(Exception, match="missing data"):
        fill(tmp_path / "unpacked" / "tables", columns)
    assert state(house) == before


def fill(folder: Path, columns: dict[str, list[str]]) -> None:
    from fieldapp.operations import postgresql

    with write() as session:
        postgresql.fill(session, folder, columns)


def make(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_what_was_there_before_is_kept_beside_it(house: House, tmp_path: Path) -> None:
    path = tmp_path / "b.tar.gz"
    back_up(path)
    restore(path)
    if house.app.extensions["settings"].database_url == "":
        assert (house.instance / "fieldapp.sqlite3.before-restore").stat().st_size > 0
    assert [name for name in os.listdir(house.instance) if name.startswith(("restore.", "backup."))] == []
    assert archive.FORM == 1
