"""The parts of the benches that could lie: medians, the table, the road that counts bytes, what was really answered."""

import http.server
import threading
from collections.abc import Iterator

import pytest

from tests.bench._figures import Figure, show
from tests.bench._road import DELAY, Road
from tests.bench._wire import Refused, Wire
from tests.bench.sync import notes

BODY = b"x" * 200_000


class Answering(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/there" else 404)
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def port() -> Iterator[int]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_middle_of_the_rounds_is_shown_beside_what_was_asked_for() -> None:
    shown = show([Figure("cold start", "≤ 800 ms", "", "ms", [900.0, 500.0, 700.0])])
    assert shown.splitlines()[1].split() == ["cold", "start", "≤", "800", "ms", "700", "ms", "900", "ms", "3"]


def test_the_road_carries_everything_counts_it_and_takes_its_time(port: int) -> None:
    road = Road(port)
    wire = Wire(f"http://127.0.0.1:{road.port}")
    assert wire.ask("GET", "/there") == BODY
    assert road.bytes["down"] > len(BODY)
    assert DELAY > 0
    wire.close()
    road.close()


def test_an_answer_that_is_no_success_is_never_counted_as_one(port: int) -> None:
    wire = Wire(f"http://127.0.0.1:{port}")
    with pytest.raises(Refused, match="404"):
        wire.ask("GET", "/elsewhere")
    wire.close()


def test_no_two_notes_of_a_bench_are_the_same() -> None:
    assert len({note["id"] for note in notes(50)} | {note["body"] for note in notes(50)}) == 100
