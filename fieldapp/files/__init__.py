"""Files: attachments of records, and their bytes, uploaded apart and resumed where they stopped."""

from datetime import timedelta

from flask import Flask

from fieldapp.core import jobs
from fieldapp.files import commands, routes, storage, uploads


def register(app: Flask) -> None:
    storage.start(app)
    commands.register_types()
    commands.register_rules()
    jobs.handle("files.unfinished", uploads.tidy, every=timedelta(days=1))
    app.register_blueprint(routes.files)
