"""fieldapp: field sales for industrial reps, offline first."""

from flask import Flask

from fieldapp import features
from fieldapp.core import access, database, log, metrics, tending, web
from fieldapp.core.app import App
from fieldapp.settings import ROOT, Settings


def create_app(settings: Settings | None = None) -> Flask:
    """Read settings, start the core, register the features. Nothing else."""
    settings = settings or Settings.from_env()
    settings.instance.mkdir(parents=True, exist_ok=True)
    app = App("fieldapp", static_folder=None, template_folder=str(ROOT / "templates"))
    app.extensions["settings"] = settings
    app.testing = settings.testing
    log.start(settings)
    database.start(app, settings.url)
    access.start(app)
    web.start(app, settings)
    metrics.start(app)
    tending.start()
    features.register(app)
    return app
