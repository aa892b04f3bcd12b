"""The office's way to bring in a file."""

import base64
import binascii
from typing import Any

from flask import Blueprint

from fieldapp.accounts.importing import NoUsableColumns, run
from fieldapp.accounts.importing.report import Report
from fieldapp.core.errors import Invalid
from fieldapp.core.policy import require
from fieldapp.core.web import json_body, settings
from fieldapp.people.rules import LANGUAGES

pages = Blueprint("accounts", __name__)


@pages.post("/api/imports")
def post_import() -> dict[str, Any]:
    """`{kind, name, content_base64, dry_run, columns, language}` → the report and how the file was understood. For managers and admins.

    `columns` (field → column, from 0) says what the headings do not; without it they decide.
    """
    require("accounts.import")
    body = json_body(settings().max_body)
    if not isinstance(body.get("content_base64"), str):
        raise Invalid("Send kind, name, content_base64 and dry_run.")
    try:
        content = base64.b64decode(body["content_base64"], validate=True)
    except binascii.Error as error:
        raise Invalid("content_base64 is not base64.") from error
    language = body["language"] if body.get("language") in LANGUAGES else "en"
    dry_run = body.get("dry_run") is not False
    try:
        report = run(str(body.get("kind")), content, dry_run=dry_run, chosen=_chosen(body.get("columns")))
    except NoUsableColumns as error:
        if not dry_run or not error.preview:
            raise
        return {**Report().as_json(), **error.preview, "problem": error.said.told(language)}
    return {**report.as_json(language), **report.preview()}


def _chosen(columns: Any) -> dict[str, int] | None:
    if columns is None:
        return None
    if not isinstance(columns, dict) or not all(type(at) is int for at in columns.values()):
        raise Invalid("Write columns as {field: number of the column, from 0}.")
    return columns
