"""The least a cold start can take here: as many rows, with our style sheet, as plain HTML out of a service worker; no script draws."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from tools.paths import DIST

WORDS = '<span class="name">Alder Hydraulics {n}</span><span class="sub num">Baytown, TX · 30 days</span>'
ROW = f'<li><a class="row" href="/{{n}}"><span class="grow">{WORDS}</span></a></li>'
PAGE = f"""<!doctype html><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/style.css">
<div id="app"><main class="page"><ul class="card list">{"".join(ROW.format(n=n) for n in range(14))}</ul></main></div>
<script>navigator.serviceWorker.register("/sw.js")</script>"""
WORKER = """
addEventListener("install", (event) => event.waitUntil(caches.open("all").then((cache) => cache.addAll(["/", "/style.css"]))));
addEventListener("fetch", (event) => event.respondWith(caches.match(event.request)));
"""


class Plain(http.server.BaseHTTPRequestHandler):
    """Answers with the three files of the plain page."""

    files: ClassVar[dict[str, tuple[str, str]]] = {}

    def do_GET(self) -> None:
        mimetype, text = self.files.get(self.path, ("text/plain", ""))
        body = text.encode()
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", mimetype)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@contextmanager
def plain_page() -> Iterator[str]:
    """Its address while it is served; afterwards only a phone that kept it can open it."""
    style = next(DIST.glob("assets/main-*.css")).read_text(encoding="utf-8")
    Plain.files = {"/": ("text/html", PAGE), "/style.css": ("text/css", style), "/sw.js": ("text/javascript", WORKER)}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Plain)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://localhost:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
