"""Needs: what a customer is looking for, from first word to order."""

from flask import Flask


def register(app: Flask) -> None:
    from fieldapp.needs import commands

    commands.enter()
