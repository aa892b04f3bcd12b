"""The server with one fault built in: `FIELDAPP_PLANT=NAME python -m tests.bench._faults_plants --port P`.

Nothing of this is in the product. A bench that counts nothing lost while one of these is at work counts nothing.
"""

import os
import sys
from collections.abc import Callable
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from fieldapp import serve
from fieldapp.core.actor import current_org
from fieldapp.core.clock import stamp
from fieldapp.core.database import db, write
from fieldapp.core.rows import add_rows
from fieldapp.sync import apply, feed, push, quarantine, routes, verdicts
from fieldapp.sync.merge import Merged
from fieldapp.sync.models import SyncMutation


def put(module: Any, name: str, value: Any) -> None:
    setattr(module, name, value)


def naive_sequence() -> None:
    """The number of a line is taken in a transaction of its own, so that commit order is another. Only PostgreSQL writes side by side."""
    real = feed._advance

    def advance(session: Any, *counted: Any) -> int:
        if session.get_bind().dialect.name == "sqlite":
            return real(session, *counted)
        with Session(create_engine(db.engine.url, poolclass=NullPool)) as own:  # the app's pool is for the app's writers
            head = real(own, *counted)
            own.commit()
        return head

    put(feed, "_advance", advance)


def forgotten_verdict() -> None:
    """What was answered is not remembered."""
    put(verdicts.Verdicts, "store", lambda _verdicts: None)


def verdict_apart() -> None:
    """Each change is committed by itself, its verdict later: whoever asks again in between is served twice."""

    def push_apart(mutations: list[dict[str, Any]], _refused: list[int]) -> list[dict[str, Any]]:
        told = []
        for mutation in mutations:
            with write() as session:
                known = session.get(SyncMutation, (current_org(), mutation["id"]))
                told.append(dict(known.verdict) if known is not None else push._judge(session, mutation))
        for mutation, verdict in zip(mutations, told, strict=True):
            with write() as session:
                if session.get(SyncMutation, (current_org(), mutation["id"])) is None:
                    row = verdicts.row_of(mutation, verdicts.content_hash(mutation), verdict, stamp())
                    add_rows(session, verdicts.TABLE, [row])
        return told

    put(routes, "push", push_apart)


def dropped_leave() -> None:
    """A record that moves away stays on the phones that held it."""
    real = feed._lines
    put(feed, "_lines", lambda *told: [line for line in real(*told) if line.kind != "leave"])


def dropped_quarantine() -> None:
    """What was refused is thrown away."""
    put(quarantine, "keep", lambda _mutation, _verdict: None)


def last_wins() -> None:
    """No merge: whoever comes last overwrites."""
    put(apply, "merge_field", lambda _policy, _base, _ours, theirs: Merged(theirs))


ON_THE_SERVER: dict[str, Callable[[], None]] = {
    plant.__name__: plant for plant in (naive_sequence, forgotten_verdict, verdict_apart, dropped_leave, dropped_quarantine, last_wins)
}
ON_THE_PHONE = ["early_delete", "half_page"]


if __name__ == "__main__":
    ON_THE_SERVER[os.environ["FIELDAPP_PLANT"]]()
    sys.exit(serve.main())
