"""The verdicts on a request's mutations: those given earlier are read in one statement, those given now are stored in one.

They are stored in the transaction that applies the mutations: what is remembered was done, and what was done is remembered.
"""

import hashlib
import json
from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from fieldapp.core import metrics
from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.clock import stamp
from fieldapp.core.rows import add_rows
from fieldapp.core.schemas import storable
from fieldapp.sync.models import SyncMutation

Mutation = dict[str, Any]
Verdict = dict[str, Any]
CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), check_circular=False)
COMPACT = json.JSONEncoder(separators=(",", ":"), check_circular=False)  # in ASCII: `n` comes back as it came, half a character too
TABLE = SyncMutation.metadata.tables[SyncMutation.__tablename__]
KNOWN = select(TABLE.c.id, TABLE.c.hash, TABLE.c.user_id, TABLE.c.verdict).where(
    TABLE.c.org_id == bindparam("org"), TABLE.c.id.in_(bindparam("ids", expanding=True))
)


class Known(NamedTuple):
    """A mutation that has its verdict."""

    hash: str
    user_id: str | None
    verdict: Verdict


class Verdicts:
    """Of one request. `give` remembers at once, `store` writes down what was given since the last time, `count` comes after the commit."""

    def __init__(self, session: Session, ids: Collection[str]) -> None:
        self._session = session
        rows = session.execute(KNOWN, {"org": current_org(), "ids": sorted(ids)})
        self._known = {row.id: Known(row.hash, row.user_id, row.verdict) for row in rows}
        self._given: list[dict[str, Any]] = []
        self._at = stamp()
        self._uncounted: list[str] = []
        self.numbers: list[Any] = []  # `n` of those that were given a verdict, in their order

    def known(self, mutation_id: str) -> Known | None:
        return self._known.get(mutation_id)

    def give(self, mutation: Mutation, digest: str, verdict: Verdict) -> None:
        self._known[mutation["id"]] = Known(digest, current_actor().user_id, verdict)
        self._given.append(row_of(mutation, digest, verdict, self._at))
        self.numbers.append(mutation.get("n"))
        self._uncounted.append(verdict["verdict"])

    def count(self) -> None:
        """In the figures, once they are committed: a transaction that is run again gives them again."""
        for verdict in self._uncounted:
            metrics.MUTATIONS.labels(verdict).inc()
        self._uncounted = []

    def store(self) -> None:
        add_rows(self._session, TABLE, self._given)
        self._given = []


def content_hash(mutation: Mutation) -> str:
    """SHA-256 over everything but `n` and `at`, which a phone may write anew."""
    content = {key: value for key, value in mutation.items() if key not in {"n", "at"}}
    return hashlib.sha256(CANONICAL.encode(content).encode()).hexdigest()


def row_of(mutation: Mutation, digest: str, verdict: Verdict, at: str) -> dict[str, Any]:
    """The row of `sync_mutation`. What a phone made up is kept as far as there is room for it."""
    actor = current_actor()
    n = mutation.get("n")
    return {
        "org_id": actor.org_id,
        "id": mutation["id"],
        "device_id": actor.device_id or "",
        "user_id": actor.user_id,
        "hash": digest,
        "n": n if isinstance(n, int) and not isinstance(n, bool) and abs(n) < 2**53 else 0,
        "type": storable(str(mutation.get("type")))[:30],
        "record_id": storable(str(mutation.get("record")))[:36],
        "verdict": COMPACT.encode(verdict),
        "at": at,
    }
