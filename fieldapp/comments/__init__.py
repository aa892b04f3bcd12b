"""Comments on any record: only ever added, so never in conflict."""

from flask import Flask


def register(app: Flask) -> None:
    from fieldapp.comments import commands

    commands.enter()
