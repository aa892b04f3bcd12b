"""Files in an S3-compatible bucket: whole ones there, parts here; resumable and safe against a crash between any two steps."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.files.storage import Folder, NoStore, Storage, chosen
from fieldapp.settings import Settings
from tests.company import Company
from tests.files.buckets import Store, keys, use
from tests.files.camera import TUS, address, attach, begin, held, picture, read, send, sha, upload
from tests.sync.phones import Phone


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store() as running:
        yield running


@pytest.fixture
def bucket(store: Store, company: Company, monkeypatch: pytest.MonkeyPatch) -> Iterator[Storage]:
    with keys(monkeypatch):
        yield use(company.app, store.bucket(), monkeypatch)


def parts(company: Company, folder: str = "uploads") -> list[str]:
    """What lies on the disk; the instance is that of all tests of the run."""
    return sorted(path.name for path in (Path(company.app.extensions["settings"].instance) / folder).glob("*"))


def send_and_die(phone: Phone, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server ends when the bytes are where they belong and the database does not know it yet."""

    def die() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("fieldapp.files.uploads.write", die)
        with pytest.raises(KeyboardInterrupt):
            send(phone.client, content)


def test_a_photo_in_two_parts_ends_in_the_bucket_and_is_read_from_there(company: Company, bucket: Storage) -> None:
    phone, content, before = company.phone("rep"), picture(200), parts(company)
    whole = parts(company, "files")
    record_id = attach(phone, company.account(), content)
    begin(phone.client, content)
    send(phone.client, content, 0, 100)
    assert (bucket.sizes(), phone.client.head(address(content), headers=TUS).headers["Upload-Offset"]) == ({}, "100")
    assert send(phone.client, content, 100).status_code == 204
    phone.sync()
    assert held(phone, record_id)["stored"] is True
    assert (bucket.sizes(), parts(company)) == ({sha(content): len(content)}, before)
    assert parts(company, "files") == whole and sha(content) not in whole
    assert read(phone.client, content).data == content
    assert read(phone.client, content, headers={"Range": "bytes=0-9"}).data == content[:10]
    assert begin(phone.client, content).headers["Upload-Offset"] == str(len(content))


def test_while_the_store_is_silent_nothing_is_called_stored_and_no_byte_is_sent_twice(
    company: Company, store: Store, bucket: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, content = company.phone("rep"), picture(91)
    record_id = attach(phone, company.account(), content)
    begin(phone.client, content)
    send(phone.client, content, 0, 100)
    with monkeypatch.context() as silent:
        use(company.app, store.setting("no-such-bucket"), silent)
        answer = send(phone.client, content, 100)
        assert (answer.status_code, answer.get_json()["code"]) == (503, "store_silent")
        assert "no-such-bucket" not in answer.text
        assert phone.client.head(address(content), headers=TUS).status_code == 503
        phone.sync()
        assert held(phone, record_id)["stored"] is False
    assert phone.client.head(address(content), headers=TUS).headers["Upload-Offset"] == str(len(content))
    phone.sync()
    assert (held(phone, record_id)["stored"], bucket.size(sha(content))) == (True, len(content))


def test_a_store_that_cannot_be_reached_at_all_is_a_503_and_the_whole_part_waits(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    client, content = company.phone("rep").client, picture(92)
    with Store() as gone:
        setting = gone.bucket()
    begin(client, content)
    with keys(monkeypatch), monkeypatch.context() as silent:
        use(company.app, setting, silent)
        assert send(client, content).status_code == 503
        assert client.head(address(content), headers=TUS).status_code == 503
    assert client.head(address(content), headers=TUS).headers["Upload-Offset"] == str(len(content))


def test_a_server_that_dies_after_the_store_took_the_file_says_so_when_it_is_asked_again(
    company: Company, bucket: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, content = company.phone("rep"), picture(93)
    record_id = attach(phone, company.account(), content)
    begin(phone.client, content)
    send_and_die(phone, content, monkeypatch)
    assert bucket.size(sha(content)) == len(content)
    phone.sync()
    assert held(phone, record_id)["stored"] is False
    assert phone.client.head(address(content), headers=TUS).headers["Upload-Offset"] == str(len(content))
    phone.sync()
    assert held(phone, record_id)["stored"] is True


def test_a_folder_survives_the_same_death(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    phone, content, before = company.phone("rep"), picture(94), parts(company)
    record_id = attach(phone, company.account(), content)
    begin(phone.client, content)
    send_and_die(phone, content, monkeypatch)
    assert phone.client.head(address(content), headers=TUS).headers["Upload-Offset"] == str(len(content))
    phone.sync()
    assert held(phone, record_id)["stored"] is True
    assert parts(company) == before


def test_a_file_that_somebody_removed_from_the_bucket_is_told_as_missing_and_can_be_sent_again(
    company: Company, store: Store, bucket: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, content = company.phone("rep"), picture(95)
    attach(phone, company.account(), content)
    upload(phone.client, content)
    emptied = use(company.app, store.bucket(), monkeypatch)
    answer = read(phone.client, content)
    assert (answer.status_code, answer.get_json()["code"]) == (404, "file_missing")
    upload(phone.client, content)
    assert (emptied.size(sha(content)), read(phone.client, content).data) == (len(content), content)


@pytest.mark.parametrize("setting", ["/srv/files", "s3://", "https://bucket.example.com", "s3://photos?endpont=https://s3.example.com"])
def test_a_setting_that_names_no_store_is_refused_in_words(setting: str, tmp_path: Path) -> None:
    with pytest.raises(NoStore, match="s3://BUCKET/PREFIX"):
        chosen(Settings(instance=tmp_path, files=setting))


def test_without_the_setting_files_lie_in_a_folder(tmp_path: Path) -> None:
    folder = chosen(Settings(instance=tmp_path))
    assert isinstance(folder, Folder)
    part = tmp_path / "part"
    part.write_bytes(b"whole")
    for _ in range(2):  # the same again replaces itself
        folder.keep(part, "a" * 64)
    assert (folder.sizes(), folder.source("a" * 64).read_bytes()) == ({"a" * 64: 5}, b"whole")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["part"]
    with pytest.raises(FileNotFoundError):
        folder.source("b" * 64)
