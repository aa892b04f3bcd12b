"""Serve with waitress: one process. `python -m fieldapp.serve [--host H] [--port P]`."""

import argparse
import sys
from contextlib import closing
from typing import Any

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy.exc import SQLAlchemyError
from waitress.server import create_server

from fieldapp import create_app
from fieldapp.core.errors import AppError
from fieldapp.core.running import serving
from fieldapp.core.worker import Worker
from fieldapp.people.sessions import first_admin_link
from fieldapp.settings import Settings


class NoAddress(AppError):
    status, code, title = 409, "no_address", "Nothing can be served at this address"


def proxy_options(settings: Settings) -> dict[str, Any]:
    """Behind a proxy on this machine (a public address is set), who asks is told by X-Forwarded-For; else nobody's word counts.

    Without it everybody would share the proxy's address, and one person's failed sign-ins would lock all others out. Where nobody is
    believed the headers stay as they came: that there are some shows that the visitor is not on this machine (`core/metrics.py`).
    """
    if not settings.public_url:
        return {"clear_untrusted_proxy_headers": False}
    return {
        "trusted_proxy": "127.0.0.1",
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }


def threads(settings: Settings) -> int:
    """On SQLite writers wait for each other in this process, without a connection; whoever reads must find a thread all the same.

    On PostgreSQL they work side by side, and each needs a connection.
    """
    return 128 if settings.url.startswith("sqlite") else 16


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    settings = Settings.from_env()
    try:
        app = create_app(settings)
        with serving(settings.instance):
            serve(app, settings, options.host, options.port)
    except AppError as error:
        print(error.detail, file=sys.stderr)
        return 1
    except SQLAlchemyError as error:
        print(f"The database cannot be used ({type(error).__name__}). ./run doctor says more.", file=sys.stderr)
        return 1
    return 0


def serve(app: Flask, settings: Settings, host: str, port: int) -> None:
    """Bring the database up to date, then answer requests and do jobs until the process is told to end.

    The address is taken first: a start that fails for it changes nothing, not even the first admin's link. Raises NoAddress.
    """
    with closing(listening(app, settings, host, port)) as server:
        with app.app_context():
            upgrade()
            link = first_admin_link()
        if link:
            print(f"First start. Set the admin's password here (once): http://{host}:{port}{link}", flush=True)
        worker = Worker(app)
        worker.start()
        try:
            server.run()
        finally:
            worker.stop()


def listening(app: Flask, settings: Settings, host: str, port: int) -> Any:
    try:
        return create_server(
            app,
            host=host,
            port=port,
            threads=threads(settings),
            connection_limit=1000,
            channel_timeout=120,
            outbuf_overflow=8 * 1024 * 1024,  # a first pull is sent from memory, not through a temporary file
            **proxy_options(settings),
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "there is no such address"
        raise NoAddress(f"Nothing can be served at http://{host}:{port}: {reason}. Take another one: ./run --port 8001.") from error


if __name__ == "__main__":
    sys.exit(main())
