"""The office's way to bring in a file."""

import base64
import binascii
from typing import Any

from flask import Blueprint

from fieldapp.accounts.importing import import_bytes
from fieldapp.core.errors import Invalid
from fieldapp.core.policy import require
from fieldapp.core.web import json_body, settings

pages = Blueprint("accounts", __name__)


@pages.post("/api/imports")
def post_import() -> dict[str, Any]:
    """`{kind, name, content_base64, dry_run}` → the report of the import. For managers and admins."""
    require("accounts.import")
    body = json_body(settings().max_body)
    if not isinstance(body.get("content_base64"), str):
        raise Invalid("Send kind, name, content_base64 and dry_run.")
    try:
        content = base64.b64decode(body["content_base64"], validate=True)
    except binascii.Error as error:
        raise Invalid("content_base64 is not base64.") from error
    return import_bytes(str(body.get("kind")), content, dry_run=body.get("dry_run") is not False)
