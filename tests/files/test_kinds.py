"""The type is found in the content; names and claims are not believed."""

import pytest

from fieldapp.files.rules import settled_type, type_by_content
from tests.company import Company
from tests.files.camera import address, attach, begin, held, picture, send, upload

HEADS = {
    "video/webm": b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm",
    "video/mp4": b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00",
    "image/heic": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00",
    "audio/ogg": b"OggS\x00\x02",
    "audio/wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "application/pdf": b"%PDF-1.7\n",
}


@pytest.mark.parametrize("mime", HEADS)
def test_a_kind_is_known_by_its_first_bytes(mime: str) -> None:
    assert type_by_content(HEADS[mime]) == mime


@pytest.mark.parametrize("head", [b"<html>", b"<svg xmlns", b"MZ\x90", b"PK\x03\x04", b"\x7fELF", b"", b"RIFFxxxxAVI "])
def test_other_kinds_are_unknown(head: bytes) -> None:
    assert type_by_content(head) is None


def test_sound_in_a_film_container_keeps_its_name() -> None:
    assert settled_type("video/webm", "audio/webm;codecs=opus") == "audio/webm"
    assert settled_type("video/webm", "text/html") == "video/webm"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pictures_are_taken(company: Company, kind: str) -> None:
    phone = company.phone("rep")
    assert upload(phone.client, picture(kind=kind)).status_code == 204


def test_a_web_page_is_refused(company: Company) -> None:
    answer = upload(company.phone("rep").client, b"<html><script>alert(1)</script>")
    assert (answer.status_code, answer.get_json()["code"]) == (422, "type_refused")


@pytest.mark.parametrize("content", [picture()[:200], b"\xff\xd8\xff" + b"x" * 400, b"\x89PNG\r\n\x1a\n" + b"y" * 100])
def test_a_photo_that_is_no_picture_is_a_clear_problem(company: Company, content: bytes) -> None:
    client = company.phone("rep").client
    answer = upload(client, content)
    assert (answer.status_code, answer.get_json()["code"]) == (422, "not_a_picture")
    assert "picture" in answer.get_json()["detail"]
    assert client.head(address(content)).headers["Upload-Offset"] == "0"


def test_what_is_called_a_photo_must_be_one(company: Company) -> None:
    phone, content = company.phone("rep"), HEADS["application/pdf"]
    record_id = attach(phone, company.account(), content, "image/jpeg")
    assert upload(phone.client, content).get_json()["code"] == "not_a_picture"
    phone.sync()
    assert held(phone, record_id)["stored"] is False


def test_the_record_names_the_true_type_and_size(company: Company) -> None:
    phone, content = company.phone("rep"), picture(kind="PNG")
    record_id = attach(phone, company.account(), content, "image/jpeg")
    begin(phone.client, content)
    send(phone.client, content)
    phone.sync()
    assert (held(phone, record_id)["mime"], held(phone, record_id)["size"]) == ("image/png", len(content))
