"""Serve with waitress: one process, 16 threads. `python -m fieldapp.serve [--host H] [--port P]`."""

import argparse

import waitress
from flask_migrate import upgrade

from fieldapp import create_app
from fieldapp.people.sessions import first_admin_link
from fieldapp.settings import Settings


def main() -> None:
    parser = argparse.ArgumentParser(prog="./run")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    app = create_app(Settings.from_env())
    with app.app_context():
        upgrade()
        link = first_admin_link()
    if link:
        print(f"First start. Set the admin's password here (once): http://{options.host}:{options.port}{link}", flush=True)
    waitress.serve(app, host=options.host, port=options.port, threads=16, connection_limit=1000, channel_timeout=120)


if __name__ == "__main__":
    main()
