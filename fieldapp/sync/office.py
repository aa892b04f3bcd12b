"""The office's look at what was set aside."""

import json
from typing import Any

from flask import Blueprint, Response, jsonify, request

from fieldapp.core.database import db, write
from fieldapp.core.errors import Invalid, NotFound
from fieldapp.core.ids import is_id
from fieldapp.core.policy import require
from fieldapp.core.schemas import storable
from fieldapp.core.web import json_body, page_asked, settings
from fieldapp.people.models import Device, User
from fieldapp.sync import judging, queries
from fieldapp.sync.models import SyncQuarantine

office = Blueprint("quarantine", __name__)
LIMIT = 64 * 1024


@office.get("/api/quarantine")
def set_aside() -> Response:
    """What was set aside, newest first: `?before=&limit=&all=1` → `{"entries": […], "next": id or null}`. A manager sees their people's."""
    require("quarantine.judge")
    before, limit = page_asked()
    rows, after = queries.set_aside(before, limit, handled=request.args.get("all") == "1")
    return jsonify(entries=[told(row) for row in rows], next=after)


@office.post("/api/quarantine/<entry_id>")
def judge(entry_id: str) -> Response:
    """`{"do": "apply"}` or `{"do": "discard", "reason": "…"}`; done again it is done."""
    require("quarantine.judge")
    body = json_body(LIMIT)
    with write(alone=True):
        entry = queries.locked_entry(entry_id) if is_id(entry_id) else None
        if entry is None:
            raise NotFound("There is nothing set aside with this id.", code="entry_missing")
        if body.get("do") == "apply":
            judging.apply_again(entry)
        elif body.get("do") == "discard":
            judging.discard(entry, reason_in(body))
        else:
            raise Invalid('Say what to do: "apply" or "discard".', errors={"do": ["apply or discard"]})
    return jsonify(told(entry))


@office.post("/api/quarantine/import")
def read_in() -> Response:
    """`{"user_id", "content"}`: a file of unsent work that a phone saved, and whose it is. The same file again adds nothing."""
    require("quarantine.judge")
    body = json_body(settings().max_body)
    user_id, content = body.get("user_id"), body.get("content")
    if not is_id(user_id) or not isinstance(content, dict):
        raise Invalid("Send user_id and the content of the file.", errors={"content": ["missing, or not an object"]})
    with write(alone=True):
        return jsonify(judging.read_in(str(user_id), content))


def reason_in(body: dict[str, Any]) -> str:
    reason = body.get("reason")
    if not isinstance(reason, str) or not storable(reason).strip() or len(reason) > 1000:
        raise Invalid("Say in a few words why it is discarded.", code="reason_missing", errors={"reason": ["missing, or not text"]})
    return storable(reason).strip()


def readable(raw: str) -> Any:
    """A number without end is told as a word: no browser reads a list that has one."""
    return json.loads(raw, parse_constant=str)


def told(row: SyncQuarantine) -> dict[str, Any]:
    def name(user_id: str | None) -> str | None:
        user = db.session.get(User, (row.org_id, user_id)) if user_id else None
        return user.name if user else None

    device = db.session.get(Device, (row.org_id, row.device_id)) if row.device_id else None
    return {
        "id": row.id, "at": row.at, "code": row.code, "detail": row.detail, "mutation": readable(row.raw),
        "user_id": row.user_id, "user": name(row.user_id), "device": device.name if device else None,
        "handled_at": row.handled_at, "handled_by": name(row.handled_by), "outcome": row.outcome, "reason": row.reason,
    }  # fmt: skip
