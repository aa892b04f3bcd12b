"""Errors people can act on. One handler turns them into RFC 9457 problem JSON; routes never build error answers."""

from typing import Any


class AppError(Exception):
    """Base of all errors that are somebody's to mend. `detail` says what is so, then what to do."""

    status = 400
    code = "bad_request"
    title = "That did not work"
    retry_after: int | None = None  # seconds after which the same may go well

    def __init__(self, detail: str = "", *, code: str | None = None, errors: dict[str, Any] | None = None) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        self.code = code or type(self).code
        self.errors = errors

    def problem(self) -> dict[str, Any]:
        body: dict[str, Any] = {
            "type": "about:blank", "title": self.title, "status": self.status, "detail": self.detail, "code": self.code,
        }  # fmt: skip
        if self.errors is not None:
            body["errors"] = self.errors
        return body


class Invalid(AppError):
    status, code, title = 422, "invalid", "Some of this is not in the right form"


class NotFound(AppError):
    status, code, title = 404, "not_found", "There is nothing here"


class NotSignedIn(AppError):
    status, code, title = 401, "signed_out", "Sign in first"


class NotAllowed(AppError):
    status, code, title = 403, "not_allowed", "You may not do this"


class FromElsewhere(AppError):
    status, code, title = 403, "cross_site", "This request came from another site"


class TooLarge(AppError):
    status, code, title = 413, "too_large", "This is too large"


class NotJson(AppError):
    status, code, title = 415, "not_json", "Send this as JSON"


class TooMany(AppError):
    status, code, title = 429, "too_many", "Too many tries. Wait a few minutes, then try again"
    retry_after = 15 * 60


class TryLater(AppError):
    status, code, title = 503, "try_later", "The server is busy. Nothing was changed; try again"
    retry_after = 30


class StaleState(AppError):
    status, code, title = 409, "stale_state", "Somebody moved this on before you"


class StaleContent(AppError):
    status, code, title = 409, "stale_content", "The plan changed after you read it"
