"""Whose address counts when a proxy stands in front: asked of waitress's own reading of the headers."""

from typing import Any

from waitress.proxy_headers import proxy_headers_middleware

from fieldapp.serve import proxy_options
from fieldapp.settings import Settings


def seen_address(settings: Settings, peer: str = "127.0.0.1") -> str:
    def tell_address(environ: dict[str, Any], _start_response: Any) -> list[bytes]:
        return [environ["REMOTE_ADDR"].encode()]

    environ = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": "203.0.113.9", "wsgi.url_scheme": "http", "SERVER_PORT": "8000"}
    options = {name.replace("clear_untrusted_proxy_headers", "clear_untrusted"): value for name, value in proxy_options(settings).items()}
    believed: Any = proxy_headers_middleware(tell_address, **options)
    return b"".join(believed(environ, None)).decode()


def test_the_proxys_word_counts_once_a_public_address_is_set() -> None:
    assert seen_address(Settings(public_url="https://field.example.com")) == "203.0.113.9"


def test_only_a_proxy_on_this_machine_is_believed() -> None:
    assert seen_address(Settings(public_url="https://field.example.com"), peer="192.0.2.7") == "192.0.2.7"


def test_nobody_can_claim_another_address_without_a_proxy() -> None:
    assert seen_address(Settings()) == "127.0.0.1"


def test_without_a_trusted_proxy_its_headers_still_show_that_there_is_one() -> None:
    def tell_headers(environ: dict[str, Any], _start_response: Any) -> list[bytes]:
        return [environ.get("HTTP_X_FORWARDED_FOR", "none").encode()]

    environ = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9", "wsgi.url_scheme": "http", "SERVER_PORT": "8000"}
    options = {name.replace("clear_untrusted_proxy_headers", "clear_untrusted"): value for name, value in proxy_options(Settings()).items()}
    told: Any = proxy_headers_middleware(tell_headers, **options)
    assert b"".join(told(environ, None)) == b"203.0.113.9"
