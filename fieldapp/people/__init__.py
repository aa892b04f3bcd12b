"""People: users, teams, territories, sign-in, devices."""

from flask import Flask

from fieldapp.people import commands, routes, signin


def register(app: Flask) -> None:
    commands.register_types()
    commands.register_rules()
    signin.start(app)
    app.register_blueprint(routes.people)
