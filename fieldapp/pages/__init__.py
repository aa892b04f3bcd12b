"""What a browser fetches besides the API: the shell, built files, worker, manifest, health."""

from flask import Flask

from fieldapp.pages.routes import pages


def register(app: Flask) -> None:
    app.register_blueprint(pages)
