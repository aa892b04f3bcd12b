"""Work that nobody waits for: rows in a table, taken one at a time under a lease, tried again with growing pauses.

A crash between lease and done lets the lease run out, and the job runs again: handlers are idempotent.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Index, Integer, String, Text, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from fieldapp.core.actor import acting_as, system
from fieldapp.core.clock import now, stamp
from fieldapp.core.database import Model, OrgKeyed, db, write
from fieldapp.core.ids import new_id
from fieldapp.core.log import logger

LEASE = timedelta(minutes=10)  # longer than any handler takes
MOST_TRIES = 6  # with the pauses below: given up after about half a day
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
KEPT = timedelta(days=30)
Handler = Callable[[dict[str, Any]], None]
log = logger("jobs")


class Job(OrgKeyed, Model):
    """`key` names a job that must exist once ("files.tidy/20417"). Those given up stay, with the reason, for people to see."""

    __tablename__ = "job"
    __table_args__ = (Index("ux_job_key", "org_id", "key", unique=True), Index("ix_job_due", "org_id", "state", "due_at"))
    name: Mapped[str] = mapped_column(String(60))
    key: Mapped[str] = mapped_column(String(120))
    args: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    state: Mapped[str] = mapped_column(String(10), default="waiting")  # waiting | done | given_up
    due_at: Mapped[str] = mapped_column(String(20))
    tries: Mapped[int] = mapped_column(Integer, default=0)
    lease: Mapped[str | None] = mapped_column(String(32))
    leased_until: Mapped[str | None] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(Text)
    ended_at: Mapped[str | None] = mapped_column(String(20))


@dataclass(frozen=True)
class Kind:
    """What to call for jobs of a name; `every` makes one a period, counted from 1970."""

    do: Handler
    every: timedelta | None = None


@dataclass(frozen=True)
class Taken:
    """A job in somebody's hands. Whoever no longer holds its lease cannot end it."""

    org_id: str
    id: str
    name: str
    args: dict[str, Any]
    tries: int
    lease: str


_kinds: dict[str, Kind] = {}
_organisations: list[Callable[[], list[str]]] = []


def handle(name: str, do: Handler, every: timedelta | None = None) -> None:
    """Say who does the jobs of this name. With `every`, one falls due each period without being asked for."""
    _kinds[name] = Kind(do, every)


def for_organisations(found: Callable[[], list[str]]) -> None:
    """Who the periodic jobs are for. The core itself knows no organisation."""
    _organisations[:] = [found]


def enqueue(name: str, args: dict[str, Any] | None = None, *, org_id: str, key: str | None = None, due: datetime | None = None) -> None:
    """Call inside `write()`: the job exists if and only if what asked for it was committed. A known `key` adds nothing."""
    key = key or f"{name}/{new_id()}"
    if db.session.scalars(select(Job.id).where(Job.org_id == org_id, Job.key == key)).first() is None:
        db.session.add(Job(org_id=org_id, id=new_id(), name=name, key=key, args=args or {}, due_at=stamp(due), tries=0, state="waiting"))
        db.session.flush()


def schedule() -> None:
    """One job for the present period of each periodic kind, and the old ones forgotten."""
    org_ids = [org_id for found in _organisations for org_id in found()]
    wanted = {(org_id, f"{name}/{_period(kind.every)}"): name for org_id in org_ids for name, kind in _kinds.items() if kind.every}
    rows = db.session.execute(select(Job.org_id, Job.key).where(Job.key.in_({key for _, key in wanted})))
    known = {(org_id, key) for org_id, key in rows}
    if wanted.keys() <= known:
        return
    with write() as session:
        for (org_id, key), name in wanted.items():
            enqueue(name, org_id=org_id, key=key)
        session.execute(delete(Job).where(Job.state == "done", Job.ended_at < stamp(now() - KEPT)))


def _period(every: timedelta) -> int:
    return int(now().timestamp() // every.total_seconds())


def take() -> Taken | None:
    """Lease the job that has been due longest, or None. Two takers never get the same one."""
    with write() as session:
        job = session.scalars(_due().with_for_update(skip_locked=True)).first()
        if job is None:
            return None
        if job.tries >= MOST_TRIES:
            _give_up(job, job.reason or "The server ended each time while this ran.")
            return None
        job.tries, job.lease, job.leased_until = job.tries + 1, secrets.token_hex(16), stamp(now() + LEASE)
        return Taken(job.org_id, job.id, job.name, job.args, job.tries, job.lease)


def _due() -> Any:
    free = Job.lease.is_(None) | (Job.leased_until <= stamp())
    return select(Job).where(Job.state == "waiting", Job.due_at <= stamp(), free).order_by(Job.due_at, Job.id).limit(1)


def perform(taken: Taken) -> None:
    """Do it and write down how it ended. Never raises for what the handler did."""
    try:
        kind = _kinds.get(taken.name)
        if kind is None:
            raise LookupError(f"nobody does jobs named {taken.name}")
        with acting_as(system(taken.org_id)):
            kind.do(taken.args)
    except Exception as error:
        db.session.rollback()
        log.exception("job failed", job=taken.name, id=taken.id, tries=taken.tries)
        reason = f"{type(error).__name__}: {error}"[:1000]
        _end(taken, lambda job: _fail(job, reason))
    else:
        _end(taken, _done)


def _end(taken: Taken, how: Callable[[Job], None]) -> None:
    with write() as session:
        job = session.get(Job, (taken.org_id, taken.id), with_for_update=True, populate_existing=True)
        if job is not None and job.lease == taken.lease:
            job.lease = job.leased_until = None
            how(job)


def _done(job: Job) -> None:
    job.state, job.reason, job.ended_at = "done", None, stamp()


def _fail(job: Job, reason: str) -> None:
    if job.tries >= MOST_TRIES:
        _give_up(job, reason)
        return
    job.reason = reason
    job.due_at = stamp(now() + pause_after(job.tries))


def _give_up(job: Job, reason: str) -> None:
    job.state, job.reason, job.ended_at, job.lease = "given_up", reason, stamp(), None
    log.error("job given up", job=job.name, id=job.id, tries=job.tries, do="./run doctor tells why")


def pause_after(tries: int) -> timedelta:
    """One minute, then four times as long after each failure, up to six hours."""
    return min(LONGEST_PAUSE, FIRST_PAUSE * int(4 ** (tries - 1)))


def counts(session: Session) -> dict[str, int]:
    """How many jobs are in each state."""
    rows = session.execute(select(Job.state, func.count()).group_by(Job.state)).all()
    return {row[0]: row[1] for row in rows}


def given_up() -> list[Job]:
    return list(db.session.scalars(select(Job).where(Job.state == "given_up").order_by(Job.ended_at)))


def work_off() -> int:
    """Do all that is due now; how many there were."""
    schedule()
    done = 0
    while (taken := take()) is not None:
        perform(taken)
        done += 1
    return done
