"""Files: attachments of records, and their bytes, uploaded apart and resumed where they stopped."""

from flask import Flask

from fieldapp.files import commands, routes


def register(app: Flask) -> None:
    commands.register_types()
    commands.register_rules()
    app.register_blueprint(routes.files)
