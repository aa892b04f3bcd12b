"""Structured logs: one JSON object a line, without secrets and without anybody's words."""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any

import structlog

from fieldapp.settings import Settings


class Lines(structlog.PrintLogger):
    """A log that cannot be written (its disk is full, its reader is gone) does not stop what it tells of."""

    def msg(self, message: str) -> None:
        with suppress(OSError):
            super().msg(message)

    debug = info = warning = error = critical = msg


def start(settings: Settings) -> None:
    level = logging.getLevelName(settings.log_level)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            trace,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level if isinstance(level, int) else logging.INFO),
        logger_factory=lambda *_: Lines(sys.stderr),  # looked up at each line: a redirected stderr is followed
        cache_logger_on_first_use=False,
    )


def logger(name: str) -> structlog.stdlib.BoundLogger:
    bound: structlog.stdlib.BoundLogger = structlog.get_logger(part=name)
    return bound


def trace(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Where an exception came from and of what kind it and its causes are. Not its message: that may hold anybody's words."""
    if not event.pop("exc_info", None):
        return event
    error: BaseException | None = sys.exc_info()[1]
    if error is not None:
        event["trace"] = [f"{step.filename}:{step.lineno} {step.name}" for step in traceback.extract_tb(error.__traceback__)]
    kinds: list[str] = []
    while error is not None and len(kinds) < 10:
        kinds.append(type(error).__name__)
        error = error.__cause__ or error.__context__
    event["exception"] = kinds
    return event
