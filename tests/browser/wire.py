"""The wire between a phone and the server, which a test can cut at a moment of its choice: no sleeping, no guessing."""

import gzip
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Literal

Point = Literal["asked", "half asked", "sent", "taken", "verdicts told", "tail missing", "answered"]
PASSED_ON_OTHERWISE = {"host", "content-length", "accept-encoding", "connection", "transfer-encoding"}


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    body: bytes

    @property
    def carries_changes(self) -> bool:
        """A sync that brings changes."""
        return self.path == "/api/sync" and bool(json.loads(self.body)["mutations"])

    @property
    def carries_bytes(self) -> bool:
        """A stretch of a photo."""
        return self.method == "PATCH" and self.path.startswith("/api/files/")


@dataclass(frozen=True)
class Cut:
    """How far the first request that `concerns` is let through: nothing, half of it, all of it, then its reply as far as named."""

    point: Point
    concerns: Callable[[Request], bool]


class Wire:
    """Stands at `url` and passes everything on, until `cut` is armed and its moment has come: then `reached` is set and nothing passes."""

    def __init__(self, port: int) -> None:
        self.behind = port
        self.cut: Cut | None = None
        self.adds: dict[str, bytes] = {}  # what the answer at a path has at its end beside the server's own
        self.reached = Event()
        self.mended = Event()
        verbs = {f"do_{verb}": _Handler.pass_on for verb in ("GET", "HEAD", "POST", "PATCH", "DELETE")}
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"wire": self, **verbs}))
        self.http.daemon_threads = True
        Thread(target=self.http.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.http.server_address[1]}"

    def arm(self, cut: Cut) -> None:
        self.cut, self.reached, self.mended = cut, Event(), Event()

    def mend(self) -> None:
        self.cut = None
        self.mended.set()

    def close(self) -> None:
        self.mend()
        self.http.shutdown()
        self.http.server_close()

    def is_cut(self) -> bool:
        return self.reached.is_set() and not self.mended.is_set()


class _Handler(BaseHTTPRequestHandler):
    wire: Wire

    def log_message(self, *_: object) -> None:
        """Nothing: a test says what it found."""

    def handle_one_request(self) -> None:
        with suppress(ConnectionError, HTTPException):  # either side is killed as a test likes: the other then sees the line go dead
            super().handle_one_request()

    def pass_on(self) -> None:
        self.close_connection = True
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        plain = gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body
        cut = self.wire.cut
        mine = cut if cut and not self.wire.reached.is_set() and cut.concerns(Request(self.command, self.path, plain)) else None
        if self.wire.is_cut():
            return
        connection = HTTPConnection("127.0.0.1", self.wire.behind, timeout=60)
        try:
            self._exchange(connection, body, mine.point if mine else None)
        finally:
            connection.close()

    def _exchange(self, connection: HTTPConnection, body: bytes, point: Point | None) -> None:
        if point == "asked":
            self._dead()
            return
        connection.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", self.headers["Host"])
        for name, value in self.headers.items():
            if name.lower() not in PASSED_ON_OTHERWISE:
                connection.putheader(name, value)
        if body or self.command in {"POST", "PATCH"}:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body[: len(body) // 2])
        if point == "half asked":
            self._dead()
            return
        connection.send(body[len(body) // 2 :])
        if point == "sent":
            self._dead()
            return
        reply = connection.getresponse()
        content = reply.read() + self.wire.adds.get(self.path, b"")
        if point != "taken":
            self._tell(reply, content, len(content) if point in {None, "answered"} else _far(content, point))
        if point is not None:
            self._dead()

    def _tell(self, reply: HTTPResponse, content: bytes, far: int) -> None:
        self.send_response_only(reply.status)
        for name, value in reply.getheaders():
            if name.lower() not in {"connection", "transfer-encoding", "content-length"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content[:far])
            self.wfile.flush()

    def _dead(self) -> None:
        """The moment has come: the line stays open and says nothing more until it is mended."""
        self.wire.reached.set()
        self.wire.mended.wait()


def _far(reply: bytes, point: Point | None) -> int:
    """How much of a sync's reply has come by then."""
    lines = reply.splitlines(keepends=True)
    kept = [line for line in lines if json.loads(line)["kind"] in {"head", "verdict"}] if point == "verdicts told" else lines[:-1]
    return sum(map(len, kept))
