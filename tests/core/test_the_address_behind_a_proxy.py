"""Whose address counts when a proxy stands in front: asked of a real waitress, over a socket."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from waitress.server import create_server

from fieldapp.serve import proxy_options
from fieldapp.settings import Settings


def tell_address(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["REMOTE_ADDR"].encode()]


@contextmanager
def serving(settings: Settings) -> Iterator[int]:
    server: Any = create_server(tell_address, host="127.0.0.1", port=0, threads=1, **proxy_options(settings))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield int(server.effective_port)
    finally:
        server.task_dispatcher.shutdown()
        server.close()
        thread.join(5)


def seen_address(settings: Settings) -> str:
    with serving(settings) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", "/", headers={"X-Forwarded-For": "203.0.113.9"})
        told = connection.getresponse().read().decode()
        connection.close()
        return told


def test_the_proxys_word_counts_once_a_public_address_is_set() -> None:
    assert seen_address(Settings(public_url="https://field.example.com")) == "203.0.113.9"


def test_nobody_can_claim_another_address_without_a_proxy() -> None:
    assert seen_address(Settings()) == "127.0.0.1"
