"""People: users, teams, territories, sign-in, devices."""

from datetime import timedelta

from flask import Flask

from fieldapp.core import jobs
from fieldapp.people import commands, guesses, queries, routes, signin


def register(app: Flask) -> None:
    commands.register_types()
    commands.register_rules()
    signin.start(app)
    jobs.for_organisations(queries.every_organisation)
    jobs.handle("people.guesses", guesses.forget_old, every=timedelta(days=1))
    app.register_blueprint(routes.people)
