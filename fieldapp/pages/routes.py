"""The shell page for every path without a dot outside /api/, and the files it needs."""

import gzip
import json
import os
from dataclasses import dataclass
from functools import lru_cache
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, jsonify, render_template, request, send_from_directory
from sqlalchemy import text
from werkzeug.security import safe_join

from fieldapp.core.database import db
from fieldapp.core.errors import AppError, NotFound
from fieldapp.settings import ROOT

pages = Blueprint("pages", __name__)
STATIC = ROOT / "static"
DIST = STATIC / "dist"
PACKED = {".js", ".css", ".svg", ".json"}
MAIN, START = "static/app/main.ts", "static/app/start.tsx"
WORDS = STATIC / "app" / "words"
A_YEAR = "public, max-age=31536000, immutable"


class NotBuilt(AppError):
    status, code, title = 503, "not_built", "The app is not built yet"


@lru_cache(maxsize=4)
def _manifest(path: Path, changed: float) -> dict[str, Any]:
    """Vite's manifest; read anew when the file changed."""
    return dict(json.loads(path.read_text()))


@lru_cache(maxsize=256)
def _gzipped(path: str, changed: float) -> bytes:
    """A file packed once, in memory; anew when it changed."""
    return gzip.compress(Path(path).read_bytes(), 9, mtime=0)


def send(folder: Path, name: str, mimetype: str | None = None) -> Response:
    """The file, gzipped for whoever can unpack it: a phone without a proxy in between saves two thirds of the first load."""
    path = safe_join(str(folder), name)
    if path is None or Path(name).suffix not in PACKED or not os.path.isfile(path):
        return send_from_directory(folder, name, mimetype=mimetype)
    if request.accept_encodings["gzip"] > 0:
        response = Response(_gzipped(path, os.stat(path).st_mtime), mimetype=mimetype or guess_type(name)[0])
        response.headers["Content-Encoding"] = "gzip"
        response.add_etag()
        response.make_conditional(request)
    else:
        response = send_from_directory(folder, name, mimetype=mimetype)
    response.vary.add("Accept-Encoding")
    return response


@dataclass(frozen=True)
class Entry:
    """Addresses of the app's script, of its style sheets, and of the scripts it will ask for next."""

    script: str
    styles: list[str]
    next: list[str]


def entry() -> Entry:
    """What the shell page names. Raises NotBuilt."""
    path = DIST / "manifest.json"
    if not path.exists():
        raise NotBuilt("Run ./run setup on the server, then reload.")
    chunks = _manifest(path, os.stat(path).st_mtime)
    main, start = chunks[MAIN], chunks[START]
    return Entry(
        script=f"/static/dist/{main['file']}",
        styles=[f"/static/dist/{name}" for name in main.get("css", [])],
        next=[f"/static/dist/{chunks[name]['file']}" for name in [START, *start.get("imports", [])] if name != MAIN],
    )


@pages.get("/")
@pages.get("/<path:path>")
def shell(path: str = "") -> str:
    if path.startswith("api/") or "." in path:
        raise NotFound
    return render_template("shell.html", entry=entry(), too_old=shell_words())


@lru_cache(maxsize=1)
def shell_words() -> dict[str, dict[str, str]]:
    """The shell's words by language, for a browser that cannot run the app which would load them."""
    return {language: json.loads((WORDS / language / "shell.json").read_text(encoding="utf-8")) for language in ("en", "es")}


@pages.get("/static/old_browser.js")
def old_browser() -> Response:
    return send_from_directory(STATIC, "old_browser.js", mimetype="text/javascript")


@pages.get("/sw.js")
def service_worker() -> Response:
    return send(DIST, "sw.js", mimetype="text/javascript")


@pages.get("/manifest.webmanifest")
def manifest() -> Response:
    return send_from_directory(STATIC, "manifest.webmanifest", mimetype="application/manifest+json")


@pages.get("/static/dist/<path:path>")
def built(path: str) -> Response:
    response = send(DIST, path)
    response.headers["Cache-Control"] = A_YEAR
    return response


@pages.get("/static/icons/<path:path>")
def icons(path: str) -> Response:
    return send(STATIC / "icons", path)


@pages.get("/healthz")
def health() -> Response:
    db.session.execute(text("SELECT 1"))
    return jsonify(status="ok")
