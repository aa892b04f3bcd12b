"""What an admin looks after, over HTTP."""

from flask import Blueprint, Response, jsonify, request

from fieldapp.admin import actions, queries
from fieldapp.admin.schemas import OfficeSettingsSchema
from fieldapp.core.actor import current_actor
from fieldapp.core.database import write
from fieldapp.core.policy import require
from fieldapp.core.web import json_body, page_asked

admin = Blueprint("admin", __name__)
LIMIT = 64 * 1024


@admin.get("/api/audit")
def audit_trail() -> Response:
    """The audit trail, newest first: `?before=<id>&limit=&what=&user=` → `{"entries": […], "next": id or null}`."""
    require("audit.read")
    before, limit = page_asked()
    entries, after = queries.page(before, request.args.get("what"), request.args.get("user"), limit)
    return jsonify(entries=entries, next=after)


@admin.get("/api/settings")
def told_settings() -> Response:
    """The company's settings: name, language, unit, km_rate, night_rate, meals_rate."""
    current_actor()
    return jsonify(queries.company_settings())


@admin.patch("/api/settings")
def change_settings() -> Response:
    """Change some of them; for admins."""
    values = OfficeSettingsSchema.read(json_body(LIMIT), partial=True)
    with write(alone=True):
        actions.change_settings(values)
    return jsonify(queries.company_settings())
