"""Sync: feed, push, merge, conflicts, quarantine. Calls the features' own actions."""

from flask import Flask

from fieldapp.core.database import before_commit
from fieldapp.sync import commands, feed, office, rights, routes


def register(app: Flask) -> None:
    before_commit(feed.publish)
    commands.register_types()
    rights.state()
    app.register_blueprint(routes.sync)
    app.register_blueprint(office.office)
