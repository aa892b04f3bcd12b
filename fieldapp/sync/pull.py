"""Reading the feed: an index range scan of lines that were serialized when they were written. No schema, no ORM."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from fieldapp.core.actor import current_org
from fieldapp.core.database import db

RANGE = "SELECT seq, line FROM sync_feed WHERE org_id = :org AND scope = :scope AND seq > :after AND seq <= :head"
CHANGED = text(f"{RANGE} ORDER BY seq LIMIT :most")
LIVE = text(f"{RANGE} AND kind = 'put' ORDER BY seq LIMIT :most")
COUNTERS = text("SELECT scope, head, gc_floor, live_count, live_sum FROM sync_scope WHERE org_id = :org")


@dataclass
class Page:
    """One answer's feed: lines in order, the whole cursor, and what the phone must forget."""

    lines: list[str] = field(default_factory=list)
    cursor: dict[str, int] = field(default_factory=dict)
    drop: list[str] = field(default_factory=list)
    reset: list[str] = field(default_factory=list)
    check: dict[str, list[int]] = field(default_factory=dict)
    more: bool = False


def pull(cursor: dict[str, int], scopes: Iterable[str], limit: int, refill: list[str]) -> Page:
    """The next page after `cursor` over these scopes. Call inside one read transaction."""
    counters = {row.scope: row for row in db.session.execute(COUNTERS, {"org": current_org()})}
    held = sorted(scopes)
    page = Page(drop=sorted(set(cursor) - set(held)))
    for scope in held:
        counter = counters.get(scope)
        after, head = cursor.get(scope, 0), counter.head if counter else 0
        if (counter is not None and 0 < after < counter.gc_floor) or after > head:
            page.reset.append(scope)
            after = 0
        page.cursor[scope] = _read(page, scope, after, head, limit - len(page.lines))
        page.more = page.more or page.cursor[scope] < head
    if refill:
        page.lines += list(_refilled(held, refill))
    if not page.more:
        page.check = {
            scope: [int(counters[scope].live_count), int(counters[scope].live_sum)] if scope in counters else [0, 0] for scope in held
        }
    return page


def _read(page: Page, scope: str, after: int, head: int, most: int) -> int:
    """Append up to `most` lines of the scope; the new position."""
    if after >= head:
        return head
    if most <= 0:
        return after
    values = {"org": current_org(), "scope": scope, "after": after, "head": head, "most": most}
    rows = db.session.execute(LIVE if after == 0 else CHANGED, values).all()
    page.lines += [row.line for row in rows]
    return int(rows[-1].seq) if len(rows) == most else head


def _refilled(scopes: list[str], types: list[str]) -> Iterable[str]:
    query = text("SELECT line FROM sync_feed WHERE org_id = :org AND scope = :scope AND type = :type AND kind = 'put' ORDER BY seq")
    for scope in scopes:
        for name in types:
            values = {"org": current_org(), "scope": scope, "type": name}
            yield from (row.line for row in db.session.execute(query, values))


def answer(head: dict[str, Any], verdicts: list[dict[str, Any]], page: Page) -> str:
    """NDJSON: head, verdicts, feed, tail. Stored lines go out as they are."""
    start = {"kind": "head", **head, "drop": page.drop, "reset": page.reset}
    tail: dict[str, Any] = {"kind": "tail", "cursor": page.cursor, "more": page.more}
    if not page.more:
        tail["check"] = page.check
    return "\n".join([compact(start), *map(compact, verdicts), *page.lines, compact(tail)]) + "\n"


def compact(value: Any) -> str:
    """In ASCII: what a phone sent and gets back may hold half a character, which no encoding takes."""
    return json.dumps(value, separators=(",", ":"))
