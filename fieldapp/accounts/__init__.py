"""Accounts, sites and contacts; bringing them in from other systems' exports."""

from flask import Flask


def register(app: Flask) -> None:
    from fieldapp.accounts import commands, rights, routes

    rights.state()
    commands.enter()
    app.register_blueprint(routes.pages)
