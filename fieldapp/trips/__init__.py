"""Trips and visits: planning, approval, the day on the road, the calendar."""

from flask import Flask


def register(app: Flask) -> None:
    from fieldapp.trips import commands, rights, routes

    rights.state()
    commands.enter()
    app.register_blueprint(routes.trips)
