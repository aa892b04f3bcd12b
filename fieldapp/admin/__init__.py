"""What an admin looks after: the audit trail and the company's settings."""

from flask import Flask

from fieldapp.admin import commands, rights, routes


def register(app: Flask) -> None:
    rights.state()
    commands.enter()
    app.register_blueprint(routes.admin)
