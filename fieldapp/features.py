"""The ordered list of feature packages: the only file that knows them all."""

from importlib import import_module

from flask import Flask

FEATURES = ["people", "accounts", "trips", "notes", "needs", "tasks", "comments", "files", "sync", "admin", "pages"]


def register(app: Flask) -> None:
    """Let each feature add its routes, record types, rights and jobs."""
    for name in FEATURES:
        import_module(f"fieldapp.{name}").register(app)
