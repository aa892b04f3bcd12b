"""Accounts, sites and contacts; bringing them in from other systems' exports."""

from flask import Flask


def register(app: Flask) -> None:
    from fieldapp.accounts import commands, routes, rules

    rules.state()
    commands.enter()
    app.register_blueprint(routes.pages)
