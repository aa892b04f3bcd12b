"""Sync: feed, push, merge, conflicts, quarantine. Calls the features' own actions."""

from datetime import timedelta

from flask import Flask

from fieldapp.core import jobs
from fieldapp.core.database import before_commit
from fieldapp.sync import commands, compaction, feed, office, rights, routes


def register(app: Flask) -> None:
    before_commit(feed.publish)
    commands.register_types()
    rights.state()
    jobs.handle("sync.compaction", compaction.tend, every=timedelta(days=1))
    app.register_blueprint(routes.sync)
    app.register_blueprint(office.office)
