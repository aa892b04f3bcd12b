"""For other WSGI servers: `wsgi:app`."""

from fieldapp import create_app

app = create_app()
