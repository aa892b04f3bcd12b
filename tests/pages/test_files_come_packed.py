"""Scripts, styles and drawings are gzipped for browsers that say they can unpack them, and only for those."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from fieldapp.pages import routes

SCRIPT = "const words = ['valve', 'hose', 'fitting'];\n" * 200


@pytest.fixture(autouse=True)
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "app-1.js").write_text(SCRIPT)
    (tmp_path / "photo.png").write_bytes(b"\x89PNG" + bytes(4000))
    monkeypatch.setattr(routes, "DIST", tmp_path)
    return tmp_path


def get(client: Any, name: str, **headers: str) -> Any:
    answer = client.get(f"/static/dist/{name}", headers=headers)
    answer.get_data()
    answer.close()
    return answer


def test_a_script_is_sent_packed(client: Any) -> None:
    answer = get(client, "app-1.js", **{"Accept-Encoding": "gzip, br"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert int(answer.headers["Content-Length"]) == len(answer.data) < 300
    assert gzip.decompress(answer.data).decode() == SCRIPT
    assert answer.content_type == "text/javascript; charset=utf-8"
    known = {"Accept-Encoding": "gzip", "If-None-Match": answer.headers["ETag"]}
    assert get(client, "app-1.js", **known).status_code == 304


def test_whoever_cannot_unpack_gets_it_as_it_is(client: Any) -> None:
    for headers in ({}, {"Accept-Encoding": "gzip;q=0"}):
        answer = get(client, "app-1.js", **headers)
        assert "Content-Encoding" not in answer.headers
        assert answer.text == SCRIPT


def test_a_changed_file_is_packed_anew(client: Any, built: Path) -> None:
    get(client, "app-1.js", **{"Accept-Encoding": "gzip"})
    (built / "app-1.js").write_text("another build")
    assert gzip.decompress(get(client, "app-1.js", **{"Accept-Encoding": "gzip"}).data) == b"another build"


def test_pictures_stay_as_they_are_and_nothing_outside_is_sent(client: Any) -> None:
    assert "Content-Encoding" not in get(client, "photo.png", **{"Accept-Encoding": "gzip"}).headers
    assert get(client, "../manifest.json", **{"Accept-Encoding": "gzip"}).status_code == 404
