"""Reading the feed: an index range scan of lines that were serialized when they were written. No schema, no ORM.

The database joins the lines itself, a block at a time: no object is made for a line, and while SQLite works other threads run.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import TextClause, text

from fieldapp.core.actor import current_org
from fieldapp.core.rows import Moment

BLOCK = 500  # lines; larger ones cost fresh memory each time, smaller ones a statement more often
RANGE = "SELECT seq, line FROM sync_feed WHERE org_id = :org AND scope = :scope AND seq > :after AND seq <= :head"
OF_TYPE = "SELECT seq, line FROM sync_feed WHERE org_id = :org AND scope = :scope AND type = :type AND kind = 'put'"
REFILL = f"{OF_TYPE} AND seq <= :before ORDER BY seq"  # those after the phone's cursor come by themselves
JOINED = {
    # SQLite feeds the aggregate in the order of the subquery; as a blob the text needs no decoding here and no encoding later.
    "sqlite": "SELECT CAST(group_concat(line, char(10)) AS BLOB), count(*), max(seq) FROM ({lines})",
    "postgresql": "SELECT convert_to(string_agg(line, chr(10) ORDER BY seq), 'UTF8'), count(*), max(seq) FROM ({lines}) AS block",
}


def _joined(lines: str) -> dict[str, TextClause]:
    return {dialect: text(query.format(lines=lines)) for dialect, query in JOINED.items()}


CHANGED = _joined(f"{RANGE} ORDER BY seq LIMIT :most")
LIVE = _joined(f"{RANGE} AND kind = 'put' ORDER BY seq LIMIT :most")
REFILLED = _joined(REFILL)
COUNTERS = text("SELECT scope, head, gc_floor, live_count, live_sum FROM sync_scope WHERE org_id = :org")


class Counter(NamedTuple):
    """Of a scope: its last number, the floor below which what is gone was forgotten, and count and checksum of its live records."""

    head: int
    gc_floor: int
    live_count: int
    live_sum: int


NEVER_WRITTEN = Counter(0, 0, 0, 0)


@dataclass(frozen=True)
class Feed:
    """The stored lines of a company, as of one moment."""

    moment: Moment
    org_id: str

    def counters(self) -> dict[str, Counter]:
        return {scope: Counter(*numbers) for scope, *numbers in self.moment.rows(COUNTERS, org=self.org_id)}

    def block(self, queries: dict[str, TextClause], **values: Any) -> tuple[bytes | None, int, int]:
        """Lines joined by line ends, how many, and the number of the last one."""
        ((block, count, last),) = self.moment.rows(queries[self.moment.dialect], org=self.org_id, **values)
        return block, count, last


@dataclass
class Page:
    """One answer's feed: blocks of lines in order, the whole cursor, and what the phone must forget."""

    blocks: list[bytes] = field(default_factory=list)
    lines: int = 0
    cursor: dict[str, int] = field(default_factory=dict)
    drop: list[str] = field(default_factory=list)
    reset: list[str] = field(default_factory=list)
    check: dict[str, list[int]] = field(default_factory=dict)
    more: bool = False
    upgrade: bool = False


def outgrown(cursor: dict[str, int], scopes: Iterable[str]) -> Page:
    """For a phone whose version is no longer spoken: no feed, but what it may not hold any more it still has to forget."""
    held = set(scopes)
    kept = {scope: seq for scope, seq in cursor.items() if scope in held}
    return Page(cursor=kept, drop=sorted(set(cursor) - held), upgrade=True)


def pull(moment: Moment, cursor: dict[str, int], scopes: Iterable[str], limit: int, refill: list[str]) -> Page:
    """The next page after `cursor` over these scopes."""
    feed = Feed(moment, current_org())
    counters = feed.counters()
    held = {scope: counters.get(scope, NEVER_WRITTEN) for scope in sorted(scopes)}
    page = Page(drop=sorted(cursor.keys() - held.keys()))
    for scope, counter in held.items():
        after, head = cursor.get(scope, 0), counter.head
        if 0 < after < counter.gc_floor or after > head:
            page.reset.append(scope)
            after = 0
        page.cursor[scope] = _read(feed, page, scope, after, head, limit)
        page.more = page.more or page.cursor[scope] < head
        page.blocks += _refilled(feed, scope, after, refill)
    if not page.more:
        page.check = {scope: [counter.live_count, counter.live_sum] for scope, counter in held.items()}
    return page


def _read(feed: Feed, page: Page, scope: str, after: int, head: int, limit: int) -> int:
    """Append lines of the scope until the page has `limit` of them; the new position."""
    queries = LIVE if after == 0 else CHANGED
    while after < head and page.lines < limit:
        most = min(BLOCK, limit - page.lines)
        block, count, last = feed.block(queries, scope=scope, after=after, head=head, most=most)
        if block:
            page.blocks.append(block)
        page.lines += count
        after = last if count == most else head
    return after


def _refilled(feed: Feed, scope: str, before: int, types: list[str]) -> list[bytes]:
    """The live records of these types again, whole, beyond the page's limit."""
    blocks = (feed.block(REFILLED, scope=scope, type=name, before=before)[0] for name in sorted(set(types)))
    return [block for block in blocks if block]


def answer(head: dict[str, Any], verdicts: list[dict[str, Any]], page: Page) -> Iterator[bytes]:
    """NDJSON: head, verdicts, feed, tail. Stored lines go out as they are."""
    start = {"kind": "head", **head, "drop": page.drop, "reset": page.reset}
    tail: dict[str, Any] = {"kind": "tail", "cursor": page.cursor, "more": page.more}
    if page.upgrade:
        tail["upgrade"] = True
    elif not page.more:
        tail["check"] = page.check
    yield "".join(f"{compact(line)}\n" for line in [start, *verdicts]).encode()
    for block in page.blocks:
        yield block
        yield b"\n"
    yield f"{compact(tail)}\n".encode()


compact = json.JSONEncoder(separators=(",", ":")).encode  # in ASCII: a phone gets back what it sent, and half a character no encoding takes
