"""What a browser asks before it offers to install the app."""

import json
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image


@pytest.fixture
def manifest(client: FlaskClient) -> dict[str, Any]:
    with client.get("/manifest.webmanifest") as answer:
        assert answer.mimetype == "application/manifest+json"
        return dict(json.loads(answer.data))


def test_it_says_where_the_app_begins_and_how_far_it_reaches(manifest: dict[str, Any]) -> None:
    assert manifest["name"] and manifest["short_name"]
    assert {key: manifest[key] for key in ("id", "start_url", "scope", "display")} == {
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
    }


def test_each_icon_is_there_in_the_size_it_says(client: FlaskClient, manifest: dict[str, Any]) -> None:
    for icon in manifest["icons"]:
        with client.get(icon["src"]) as answer:
            assert (answer.status_code, answer.mimetype) == (200, icon["type"])
            if icon["type"] == "image/png":
                width, height = Image.open(BytesIO(answer.data)).size
                assert f"{width}x{height}" == icon["sizes"]


@pytest.mark.parametrize("purpose", ["any", "maskable"])
def test_both_sizes_that_phones_ask_for_are_there(manifest: dict[str, Any], purpose: str) -> None:
    sizes = {icon["sizes"] for icon in manifest["icons"] if purpose in icon.get("purpose", "any").split()}
    assert {"192x192", "512x512"} <= sizes


def test_the_shell_names_it_and_the_icon_for_an_iphone(client: FlaskClient) -> None:
    page = client.get("/").text
    assert '<link rel="manifest" href="/manifest.webmanifest">' in page
    assert 'rel="apple-touch-icon"' in page
