"""Flask, without what it works out anew for each request although the answer never changes: every poll pays for it."""

import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature, URLSafeTimedSerializer


class SignedCookie(SecureCookieSessionInterface):
    """Flask's session cookie, read and written as Flask does."""

    def __init__(self) -> None:
        self._signer: URLSafeTimedSerializer | None = None
        self._read = lru_cache(maxsize=4096)(self._checked)  # what is not signed by us raises, and is not kept

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        self._signer = self._signer or super().get_signing_serializer(app)
        return self._signer

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        cookie, signer = request.cookies.get(self.get_cookie_name(app)), self.get_signing_serializer(app)
        if signer is None:
            return None
        if not cookie:
            return self.session_class()
        try:
            said, signed_at = self._read(signer, cookie)
        except BadSignature:
            return self.session_class()
        fresh = 0 <= time.time() - signed_at <= app.permanent_session_lifetime.total_seconds()
        return self.session_class(said if fresh else None)

    @staticmethod
    def _checked(signer: URLSafeTimedSerializer, cookie: str) -> tuple[dict[str, Any], float]:
        """What the cookie says and when it was signed. A signature that fits, fits for ever; only its age has to be looked at anew."""
        said, signed_at = signer.loads(cookie, return_timestamp=True)
        return said, signed_at.timestamp()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if session.modified:
            super().save_session(app, session, response)
        elif session.accessed:
            response.vary.add("Cookie")


class App(Flask):
    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.session_interface = SignedCookie()

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """None of ours is a coroutine."""
        return func
