"""Tasks: what somebody has to do, by when."""

from flask import Flask


def register(app: Flask) -> None:
    from fieldapp.tasks import commands

    commands.enter()
