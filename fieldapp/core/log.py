"""Structured logs: one JSON object a line, without secrets and without anybody's words."""

import logging
import sys

import structlog

from fieldapp.settings import Settings


def start(settings: Settings) -> None:
    level = logging.getLevelName(settings.log_level)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level if isinstance(level, int) else logging.INFO),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # looked up at each line: a redirected stderr is followed
        cache_logger_on_first_use=False,
    )


def logger(name: str) -> structlog.stdlib.BoundLogger:
    bound: structlog.stdlib.BoundLogger = structlog.get_logger(part=name)
    return bound
