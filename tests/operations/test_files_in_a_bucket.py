"""Backup, restore and doctor where photos and memos lie in a bucket."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp import cli
from fieldapp.files.storage import storage
from fieldapp.operations import doctor
from fieldapp.operations.backup import back_up
from fieldapp.operations.restore import restore
from tests.files.buckets import Store, keys
from tests.files.camera import attach, picture, read, sha, upload
from tests.operations.conftest import House, Houses


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    with keys(monkeypatch), Store() as running:
        yield running


def photographed(house: House) -> str:
    rep = house.phone("rep")
    attach(rep, house.company.account(), picture())
    assert upload(rep.client, picture()).status_code == 204
    return sha(picture())


def test_a_backup_leaves_the_files_in_the_bucket_and_a_restore_finds_them_there(houses: Houses, store: Store, tmp_path: Path) -> None:
    setting = store.bucket()
    house = houses.build(files=setting)
    photographed(house)
    manifest = back_up(tmp_path / "b.tar.gz")
    assert not any(name.startswith("files/") for name in manifest.parts)
    other = houses.build(empty=True, files=setting)
    restore(tmp_path / "b.tar.gz")
    rep = house.phone("rep")
    again = type(rep)(other.app, rep.email, rep.password)
    again.sync()
    assert read(again.client, picture()).data == picture()
    assert doctor.examine() == {name: [] for name in doctor.CHECKS}


def test_restoring_a_backup_of_a_folder_moves_its_files_into_the_bucket(house: House, houses: Houses, store: Store, tmp_path: Path) -> None:
    kept = photographed(house)
    back_up(tmp_path / "b.tar.gz")
    houses.build(empty=True, files=store.bucket())
    restore(tmp_path / "b.tar.gz")
    assert storage().sizes() == {kept: len(picture())}
    assert doctor.examine()["files"] == []


def test_the_doctor_says_what_the_bucket_lacks_and_that_it_is_silent(houses: Houses, store: Store) -> None:
    house = houses.build(files=store.bucket())
    kept = photographed(house)
    full = house.app.extensions["file_storage"]
    house.app.extensions["file_storage"] = houses.build(empty=True, files=store.bucket()).app.extensions["file_storage"]
    with house.app.app_context():
        assert [finding.wrong for finding in doctor.examine()["files"]] == [f"files/{kept} is missing"]
        house.app.extensions["file_storage"] = full
        store.stop()
        (finding,) = doctor.examine()["files"]
    assert "does not answer" in finding.wrong and "FIELDAPP_FILES" in finding.do


def test_a_setting_that_names_no_store_ends_each_command_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIELDAPP_INSTANCE", str(tmp_path))
    monkeypatch.setenv("FIELDAPP_FILES", "photos")
    assert cli.main(["doctor"]) == 1
    assert "s3://BUCKET/PREFIX" in capsys.readouterr().err
