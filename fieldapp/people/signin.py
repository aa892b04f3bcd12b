"""Who is at the other end of a request: the device token in the session cookie, looked up by its hash."""

from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import Any

from flask import Flask, Request, g, request, session
from flask_login import LoginManager, UserMixin, login_user
from sqlalchemy.exc import OperationalError

from fieldapp.core.actor import acting_as
from fieldapp.core.clock import now, stamp
from fieldapp.core.database import db, write
from fieldapp.core.errors import NotSignedIn
from fieldapp.core.web import settings
from fieldapp.people import queries, rules
from fieldapp.people.models import Device, User
from fieldapp.people.tokens import hash_token, server_secret

KEY = "_user_id"  # where flask-login keeps the token within the signed session cookie
SEEN_EVERY = timedelta(hours=1)


class DeviceRevoked(NotSignedIn):
    """The phone was revoked: it is told to wipe itself."""

    code, title = "device_revoked", "This phone was signed out by the office"

    def problem(self) -> dict[str, Any]:
        return {**super().problem(), "wipe": True}


class SignedIn(UserMixin):  # type: ignore[misc]
    """What flask-login holds: a person on a device. Its id is the device token itself."""

    def __init__(self, token: str, user: User, device: Device) -> None:
        self.token, self.user, self.device = token, user, device

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
    """Token → device → person. None when it is unknown, revoked, run out, or the person is no longer active."""
    device = queries.device_by_hash(hash_token(token))
    if device is None or device.revoked_at is not None or is_over(device):
        return None
    user = db.session.get(User, (device.org_id, device.user_id))
    return SignedIn(token, user, device) if user is not None and user.active and not user.deleted else None


def is_over(device: Device) -> bool:
    options = settings()
    created, seen = datetime.fromisoformat(device.created_at), datetime.fromisoformat(device.last_seen)
    return rules.has_run_out(created, seen, now(), options.idle_days, options.absolute_days)


def begin() -> None:
    """Let the request act as whoever is signed in. Signed-out requests have no actor: every right is then refused."""
    g.acting = ExitStack()
    if KEY not in session or ("." in request.path and not request.path.startswith("/api/")):
        return
    found = load(session[KEY])
    if found is None:
        refuse_revoked()
        return
    g.device = found.device
    remember_contact(found.device)
    g.acting.enter_context(acting_as(queries.actor_of(found.user, found.device)))


def end(_error: BaseException | None) -> None:
    acting = g.pop("acting", None)
    if acting is not None:
        acting.close()


def refuse_revoked() -> None:
    """A revoked phone may do three things: hand its mutations to quarantine, sign in anew, sign out."""
    open_to_all = request.path == "/api/welcome" or (request.path == "/api/session" and request.method != "GET")
    if request.path.startswith("/api/") and request.path != "/api/sync" and not open_to_all and revoked_device(request):
        raise DeviceRevoked("This phone was signed out by the office. Its copy is removed now.")


def revoked_device(_request: Request) -> Device | None:
    """The device this request comes from, if it was revoked; else None."""
    if KEY not in session:
        return None
    device = queries.device_by_hash(hash_token(session[KEY]))
    return device if device is not None and device.revoked_at is not None else None


def current_device() -> Device | None:
    found: Device | None = g.get("device")
    return found


def remember_contact(device: Device) -> None:
    """Note that the device was here, at most once an hour. A database that cannot write does not stop the reading."""
    if now() - datetime.fromisoformat(device.last_seen) < SEEN_EVERY:
        return
    try:
        with write():
            device.last_seen = stamp()
    except OperationalError:
        return


def remember(token: str, user: User, device: Device) -> None:
    """Put the token into the cookie of this answer, and only it."""
    session.clear()
    session.permanent = True
    login_user(SignedIn(token, user, device))
