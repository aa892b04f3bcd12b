"""The border: headers, origin check, sizes, and errors as problem JSON."""

import json
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, request
from sqlalchemy.exc import DBAPIError, IntegrityError
from werkzeug.exceptions import HTTPException

from fieldapp.core import audit
from fieldapp.core.access import method, route
from fieldapp.core.errors import AppError, FromElsewhere, Invalid, NotAllowed, NotFound, NotJson, TooLarge, TryLater
from fieldapp.core.failures import is_outage
from fieldapp.core.ids import is_id
from fieldapp.core.log import logger
from fieldapp.settings import Settings

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
USUAL = [
    ("Content-Security-Policy", CSP),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "geolocation=(self), camera=(self), microphone=(self)"),
]
log = logger("web")


def settings() -> Settings:
    found: Settings = current_app.extensions["settings"]
    return found


def start(app: Flask, options: Settings) -> None:
    app.config["MAX_CONTENT_LENGTH"] = options.max_file
    app.json.sort_keys = False  # type: ignore[attr-defined]

    @app.before_request
    def refuse_at_the_border() -> None:
        check_address()
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            check_origin()

    @app.after_request
    def add_headers(response: Response) -> Response:
        return with_headers(response, options)

    app.register_error_handler(AppError, refuse)
    app.register_error_handler(HTTPException, from_http)
    app.register_error_handler(DBAPIError, from_database)
    app.register_error_handler(IntegrityError, from_a_race)
    app.register_error_handler(Exception, unforeseen)


def check_address() -> None:
    """Nothing of ours has a NUL in its address, and PostgreSQL takes none in a question."""
    said = request.args
    if "\0" in request.path or (said and any("\0" in value for value in said.values())):
        raise NotFound


def check_origin() -> None:
    """Refuse a change that another site's page asked for. Browsers always say where a request comes from."""
    headers = request.headers
    site = headers.get("Sec-Fetch-Site")
    if site is not None:
        if site not in {"same-origin", "none"}:
            raise FromElsewhere
        return
    origin = headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise FromElsewhere


def with_headers(response: Response, options: Settings) -> Response:
    """What the answer says itself stands."""
    said = {name.lower() for name, _ in response.headers}
    wanted = [*USUAL, ("Cache-Control", "no-store" if request.path.startswith("/api/") else "no-cache")]
    if options.secure:
        wanted.append(("Strict-Transport-Security", "max-age=63072000"))
    response.headers.extend([(name, value) for name, value in wanted if name.lower() not in said])
    return response


def problem(status: int, body: dict[str, Any]) -> Response:
    """The request's id is in it: who reports a problem can name the line of the log."""
    body = {**body, "request_id": g.get("request_id")}
    return Response(json.dumps(body), status=status, mimetype="application/problem+json")


def refuse(error: AppError) -> Response:
    if isinstance(error, NotAllowed):
        audit.refused_request(error, f"{method()} {route()}")
    return answer(error)


def answer(error: AppError) -> Response:
    response = problem(error.status, error.problem())
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def from_http(error: HTTPException) -> Response:
    status = error.code or 500
    if status == 413:
        return answer(TooLarge())
    body = {
        "type": "about:blank",
        "title": error.name,
        "status": status,
        "detail": error.description,
        "code": error.name.lower().replace(" ", "_"),
    }
    response = problem(status, body)
    if status == 405 and "Allow" in error.get_response().headers:
        response.headers["Allow"] = error.get_response().headers["Allow"]
    return response


def from_database(error: DBAPIError) -> Response:
    """An outage passes. What one is, `failures.is_outage` says to all."""
    if not is_outage(error):
        return unforeseen(error)
    log.warning("database refused", error=str(error.orig))
    return answer(TryLater("The server cannot store anything just now. Nothing was changed; try again in a minute."))


def from_a_race(error: IntegrityError) -> Response:
    """Keys and references are looked up before they are written: here somebody else wrote in between."""
    log.exception("another writer was quicker", error=type(error).__name__, route=route())
    return answer(TryLater("Somebody else changed the same just now. Nothing was changed; look at it, then try again."))


def unforeseen(error: Exception) -> Response:
    log.exception("unforeseen", error=type(error).__name__, route=route())
    body = {"type": "about:blank", "title": "Something broke", "status": 500, "code": "unforeseen"}
    return problem(500, {**body, "detail": "This is our mistake, not yours. Nothing was changed; try again later."})


def page_asked(usual: int = 50, most: int = 200) -> tuple[str | None, int]:
    """`?before=<id>&limit=` of a list that is told a page at a time. Raises Invalid."""
    before, limit = request.args.get("before"), request.args.get("limit", str(usual))
    if before is not None and not is_id(before):
        raise Invalid("`before` is the id that the last page called `next`.", errors={"before": ["not an id"]})
    if not limit.isascii() or not limit.isdigit() or len(limit) > 6 or int(limit) < 1:
        raise Invalid("`limit` is a number.", errors={"limit": ["not a number"]})
    return before, min(int(limit), most)


def json_body(limit: int) -> dict[str, Any]:
    """The request's JSON object. Raises NotJson, TooLarge, Invalid."""
    if request.mimetype != "application/json":
        raise NotJson
    if (request.content_length or 0) > limit:
        raise TooLarge(f"Send at most {limit // 1024} kB at once.")
    raw = request.get_data(cache=False)
    return parse_object(raw, limit)


def parse_object(raw: bytes, limit: int) -> dict[str, Any]:
    if len(raw) > limit:
        raise TooLarge(f"Send at most {limit // 1024} kB at once.")
    try:
        body = READER.decode(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Invalid("This is not readable JSON.", errors={"$": ["not readable JSON"]}) from error
    if not isinstance(body, dict):
        raise Invalid("Send a JSON object.", errors={"$": ["not an object"]})
    return body


def _no_constant(name: str) -> None:
    raise ValueError(name)


READER = json.JSONDecoder(parse_constant=_no_constant)
