"""The one place that asks what time it is, so that tests can say."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

_frozen: ContextVar[datetime | None] = ContextVar("frozen", default=None)


def now() -> datetime:
    """The present moment in UTC, with its zone."""
    return _frozen.get() or datetime.now(UTC)


def today() -> date:
    return now().date()


def stamp(moment: datetime | None = None) -> str:
    """ISO 8601 with a Z, to the second: what records and answers carry."""
    return (moment or now()).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def frozen(moment: datetime) -> Iterator[None]:
    """For tests: time stands still at `moment`."""
    token = _frozen.set(moment)
    try:
        yield
    finally:
        _frozen.reset(token)
