"""Who is at the other end of a request: the device token in the session cookie, looked up by its hash."""

from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import Any

from flask import Flask, g, request, session
from flask_login import LoginManager, UserMixin, login_user
from sqlalchemy.exc import OperationalError

from fieldapp.core.actor import acting, acting_as
from fieldapp.core.clock import now, stamp
from fieldapp.core.database import db, write
from fieldapp.core.errors import NotSignedIn
from fieldapp.core.web import settings
from fieldapp.people import queries, rules
from fieldapp.people.models import Device
from fieldapp.people.tokens import hash_token, server_secret

KEY = "_user_id"  # where flask-login keeps the token within the signed session cookie
SEEN_EVERY = timedelta(hours=1)


class DeviceRevoked(NotSignedIn):
    """The phone was revoked: it is told to wipe itself."""

    code, title = "device_revoked", "This phone was signed out by the office"

    def problem(self) -> dict[str, Any]:
        return {**super().problem(), "wipe": True}


class SignedIn(UserMixin):  # type: ignore[misc]
    """What flask-login holds: a device token, and nothing of whose it is."""

    def __init__(self, token: str) -> None:
        self.token = token

    def get_id(self) -> str:
        return self.token


def start(app: Flask) -> None:
    """Bind cookie, login manager and the actor of each request to the app."""
    options = app.extensions["settings"]
    app.secret_key = app.secret_key or options.secret or server_secret(options.instance)
    app.config.update(
        SESSION_COOKIE_NAME="__Host-session" if options.secure else "session",
        SESSION_COOKIE_SECURE=options.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=timedelta(days=options.absolute_days),
    )
    manager = LoginManager()
    manager.session_protection = None
    manager.init_app(app)
    manager.user_loader(load)
    app.before_request(begin)
    app.teardown_request(end)


def load(token: str) -> SignedIn | None:
    caller = queries.caller_by_hash(hash_token(token))
    return SignedIn(token) if caller is not None and may_act(caller) else None


def may_act(caller: queries.Caller) -> bool:
    """Not once the device was revoked, the sign-in has run out, or the person is no longer active."""
    return caller.revoked_at is None and caller.works_here and not is_over(caller)


def is_over(device: Device | queries.Caller) -> bool:
    options = settings()
    created, seen = datetime.fromisoformat(device.created_at), datetime.fromisoformat(device.last_seen)
    return rules.has_run_out(created, seen, now(), options.idle_days, options.absolute_days)


def begin() -> None:
    """Let the request act as whoever is signed in. Signed-out requests have no actor: every right is then refused."""
    token, path = session.get(KEY), request.path
    if token is None or ("." in path and not path.startswith("/api/")):
        return
    g.caller = caller = queries.caller_by_hash(hash_token(token))
    if caller is None or not may_act(caller):
        refuse_revoked()
        return
    remember_contact(caller)
    g.acting = stack = ExitStack()
    stack.enter_context(acting_as(queries.actor_of(caller, caller.device_id)))


def end(_error: BaseException | None) -> None:
    stack = g.pop("acting", None)
    if stack is not None:
        stack.close()


def refuse_revoked() -> None:
    """A revoked phone may do three things: hand its mutations to quarantine, sign in anew, sign out."""
    open_to_all = request.path == "/api/welcome" or (request.path == "/api/session" and request.method != "GET")
    if request.path.startswith("/api/") and request.path != "/api/sync" and not open_to_all and revoked_device():
        raise DeviceRevoked("This phone was signed out by the office. Its copy is removed now.")


def revoked_device() -> queries.Caller | None:
    """The device this request comes from, if it was revoked; else None."""
    caller = who_calls()
    return caller if caller is not None and caller.revoked_at is not None else None


def who_calls() -> queries.Caller | None:
    """The device this request comes from, whether or not it may act."""
    found: queries.Caller | None = g.get("caller")
    return found


def current_device() -> Device | None:
    """The row of the device that acts."""
    actor = acting()
    return db.session.get(Device, (actor.org_id, actor.device_id)) if actor is not None and actor.device_id else None


def remember_contact(caller: queries.Caller) -> None:
    """Note that the device was here, at most once an hour. A database that cannot write does not stop the reading."""
    if now() - datetime.fromisoformat(caller.last_seen) < SEEN_EVERY:
        return
    try:
        with write():
            db.session.get_one(Device, (caller.org_id, caller.device_id)).last_seen = stamp()
    except OperationalError:
        return


def remember(token: str) -> None:
    """Put the token into the cookie of this answer, and only it."""
    session.clear()
    session.permanent = True
    login_user(SignedIn(token))
