"""What an admin looks after, over HTTP."""

from flask import Blueprint, Response, jsonify, request

from fieldapp.admin import queries
from fieldapp.core.policy import require
from fieldapp.core.web import page_asked

admin = Blueprint("admin", __name__)


@admin.get("/api/audit")
def audit_trail() -> Response:
    """The audit trail, newest first: `?before=<id>&limit=&what=&user=` → `{"entries": […], "next": id or null}`."""
    require("audit.read")
    before, limit = page_asked()
    entries, after = queries.page(before, request.args.get("what"), request.args.get("user"), limit)
    return jsonify(entries=entries, next=after)
