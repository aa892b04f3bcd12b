"""A line in the log for each request: who asked what, how it ended, how long it took. Never what was said.

The route is the pattern, not the address: some addresses are secrets (`/calendar/<token>.ics`).
"""

import time

import structlog
from flask import Flask, Response, g, request

from fieldapp.core import metrics
from fieldapp.core.actor import acting
from fieldapp.core.ids import new_id
from fieldapp.core.log import logger

METHODS = {"GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"}
QUIET = {"/healthz", "/metrics"}  # asked every few seconds by machines
log = logger("web")


def start(app: Flask) -> None:
    """Register this before all other hooks: its after_request then runs last and sees the finished answer."""
    app.before_request(begin)
    app.after_request(tell)
    app.teardown_request(end)


def begin() -> None:
    request_id = new_id()
    g.request_id, g.began = request_id, time.perf_counter()
    structlog.contextvars.bind_contextvars(request=request_id)


def route() -> str:
    rule = request.url_rule
    return rule.rule if rule is not None else "none"


def method() -> str:
    """A visitor may call it anything: neither the log nor the figures grow by what they think of."""
    asked = request.method
    return asked if asked in METHODS else "other"


def tell(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.request_id
    seconds, actor = time.perf_counter() - g.began, acting()
    asked, where, status = method(), route(), response.status_code
    metrics.REQUESTS.labels(asked, where, status).inc()
    metrics.SECONDS.labels(where).observe(seconds)
    say = log.debug if where in QUIET else log.info
    who = {"user": actor.user_id, "device": actor.device_id} if actor is not None else {}
    say("request", method=asked, route=where, status=status, ms=round(seconds * 1000, 1), **who)
    return response


def end(_error: BaseException | None) -> None:
    structlog.contextvars.unbind_contextvars("request")
