"""The proxy of `./run bench faults` does to an exchange what it counts, and counts nothing where no server was there to suffer it."""

import http.client
import http.server
import threading
from collections.abc import Iterator
from random import Random

import pytest

from tests.bench._faults_link import Link
from tests.bench._faults_weather import NETWORK, Weather

ASKED, ANSWERED = b"a" * 3_000, b"b" * 3_000


class Answering(http.server.BaseHTTPRequestHandler):
    bodies: list[bytes]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if len(body) == len(ASKED):
            self.bodies.append(body)
            self.send_response(200)
            self.send_header("Content-Length", str(len(ANSWERED)))
            self.end_headers()
            self.wfile.write(ANSWERED)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


class Forecast(Weather):
    """Good, unless something was announced for the next exchange."""

    def __init__(self) -> None:
        super().__init__(0)
        self.next: str | None = None

    def pick(self, random: Random) -> str | None:
        kind, self.next = self.next, None
        return kind


@pytest.fixture
def server() -> Iterator[http.server.ThreadingHTTPServer]:
    Answering.bodies = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def exchange(link: Link, weather: Forecast, kind: str | None = None) -> bytes | None:
    """The reply; None where it did not come whole."""
    weather.next = kind
    connection = http.client.HTTPConnection("127.0.0.1", link.port, timeout=10)
    try:
        connection.request("POST", "/", ASKED, {"Connection": "close"})
        answer = connection.getresponse()
        body = answer.read()
        return body if answer.getheader("Content-Length") else None
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("kind", "comes", "arrived"),
    [
        (None, True, 1),
        ("delayed", True, 1),
        ("trickled", True, 1),
        ("refused", False, 0),
        ("request cut", False, 0),
        ("reply cut", False, 1),
        ("reply lost", False, 1),
        ("sent twice", True, 2),
        ("sent twice at once", True, 2),
        ("arrived late", False, 0),
    ],
)
def test_each_kind_of_fault(server: http.server.ThreadingHTTPServer, kind: str | None, comes: bool, arrived: int) -> None:
    weather = Forecast()
    link = Link(server.server_address[1], weather, Random(1))
    assert exchange(link, weather, kind) == (ANSWERED if comes else None)
    link.close()
    assert len(Answering.bodies) == arrived
    assert dict(weather.done) == ({kind: 1} if kind else {})


def test_what_was_held_back_arrives_after_the_next_request(server: http.server.ThreadingHTTPServer) -> None:
    weather = Forecast()
    link = Link(server.server_address[1], weather, Random(1))
    assert exchange(link, weather, "arrived late") is None
    assert exchange(link, weather) == ANSWERED
    link.close()
    assert len(Answering.bodies) == 2


def test_without_a_server_nothing_is_counted() -> None:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering) as gone:
        port = gone.server_address[1]
    weather = Forecast()
    link = Link(port, weather, Random(1))
    for kind in set(NETWORK) - {"arrived late", "refused"}:
        assert exchange(link, weather, kind) is None
    link.close()
    assert not weather.done
