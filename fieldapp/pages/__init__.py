"""What a browser fetches besides the API: the shell, built files, worker, manifest, health; and the API's description."""

from flask import Flask

from fieldapp.pages.openapi import openapi
from fieldapp.pages.routes import pages


def register(app: Flask) -> None:
    app.register_blueprint(pages)
    app.register_blueprint(openapi)
