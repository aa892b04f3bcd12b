"""Notes on accounts: what was said, and what was promised."""

from flask import Flask


def register(app: Flask) -> None:
    from fieldapp.notes import commands

    commands.enter()
