"""The shell page lets the browser fetch at once what the app's first script would ask for only later."""

import json
from pathlib import Path
from typing import Any

import pytest

from fieldapp.pages import routes

BUILT = {
    "static/app/main.ts": {"file": "assets/main-1.js", "css": ["assets/main-1.css"], "isEntry": True},
    "static/app/start.tsx": {
        "file": "assets/start-2.js",
        "isEntry": True,
        "imports": ["_store-2.js", "_words-3.js", "static/app/main.ts"],
    },
    "_store-2.js": {"file": "assets/store-2.js"},
    "_words-3.js": {"file": "assets/words-3.js"},
}


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps(BUILT))
    monkeypatch.setattr(routes, "DIST", tmp_path)


@pytest.mark.usefixtures("built")
def test_the_parts_of_the_first_script_are_fetched_beside_it(client: Any) -> None:
    page = client.get("/accounts").text
    assert '<script type="module" src="/static/dist/assets/main-1.js">' in page
    assert '<link rel="stylesheet" href="/static/dist/assets/main-1.css">' in page
    assert [
        name
        for name in ("start-2", "store-2", "words-3", "main-1")
        if f'<link rel="modulepreload" href="/static/dist/assets/{name}.js">' in page
    ] == [
        "start-2",
        "store-2",
        "words-3",
    ]
