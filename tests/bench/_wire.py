"""One connection to a server of a bench, kept open between requests, as a phone keeps it."""

import http.client
import json
import socket
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 600  # seconds: on a machine that is busy with other things a hundred phones wait long


class Refused(Exception):
    """The server answered with something else than success: the figure would be worth nothing."""


class Wire:
    """Reads whole answers as bytes and looks at no more than their status: parsing is the phone's work, not the server's."""

    def __init__(self, address: str, headers: dict[str, str] | None = None) -> None:
        self._host = urlsplit(address).netloc
        self._connection = http.client.HTTPConnection(self._host, timeout=PATIENCE)
        self._headers = {"Content-Type": "application/json", **(headers or {})}

    def twin(self) -> "Wire":
        """Another connection of the same visitor."""
        other = Wire(f"http://{self._host}")
        other._headers = dict(self._headers)
        return other

    def ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        self._connection.request(method, path, body, self._headers)
        answer = self._connection.getresponse()
        raw = answer.read()
        if not 200 <= answer.status < 300:
            raise Refused(f"{method} {path} was answered with {answer.status}: {raw[:300]!r}")
        self._keep_cookie(answer.getheader("Set-Cookie"))
        return raw

    def ask_json(self, method: str, path: str, body: Any = None) -> Any:
        return json.loads(self.ask(method, path, json.dumps(body).encode() if body is not None else None))

    def reopen(self) -> None:
        """Connect anew: a server closes what was idle for some seconds, as it was while the others had their turn."""
        self._connection.close()
        self._connection.connect()
        self._connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self) -> None:
        self._connection.close()

    @property
    def cookie(self) -> str:
        """Of whoever signed in over it."""
        return self._headers["Cookie"]

    def _keep_cookie(self, cookie: str | None) -> None:
        if cookie:
            self._headers["Cookie"] = cookie.split(";")[0]
