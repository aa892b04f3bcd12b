"""What an admin looks after: the audit trail."""

from flask import Flask

from fieldapp.admin import rights, routes


def register(app: Flask) -> None:
    rights.state()
    app.register_blueprint(routes.admin)
