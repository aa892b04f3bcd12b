"""The shell page lets the browser fetch at once what the app's first script would ask for only later."""

import json
from pathlib import Path
from typing import Any

import pytest

from fieldapp.pages import routes

BUILT = {
    "static/app/main.tsx": {"file": "assets/main-1.js", "css": ["assets/main-1.css"], "isEntry": True},
    "static/app/shell/app.tsx": {"file": "assets/app-2.js", "imports": ["static/app/main.tsx", "_ui-3.js"]},
    "_ui-3.js": {"file": "assets/ui-3.js"},
}


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps(BUILT))
    monkeypatch.setattr(routes, "DIST", tmp_path)


@pytest.mark.usefixtures("built")
def test_the_frame_and_its_parts_are_fetched_beside_the_first_script(client: Any) -> None:
    page = client.get("/accounts").text
    assert '<script type="module" src="/static/dist/assets/main-1.js">' in page
    assert '<link rel="stylesheet" href="/static/dist/assets/main-1.css">' in page
    assert [name for name in ("app-2", "ui-3", "main-1") if f'<link rel="modulepreload" href="/static/dist/assets/{name}.js">' in page] == [
        "app-2",
        "ui-3",
    ]
