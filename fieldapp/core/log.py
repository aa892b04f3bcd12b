"""Structured logs: one JSON object a line, without secrets and without anybody's words."""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

from fieldapp.settings import Settings


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
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # looked up at each line: a redirected stderr is followed
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
