"""Ten moments of a push at which everything ends: the phone in the middle of what it does, and the server with it."""

from dataclasses import dataclass

from tests.browser.wire import Cut, Request


@dataclass(frozen=True)
class Moment:
    """`photo`: what is pushed is a photo, not a note."""

    name: str
    cut: Cut
    photo: bool = False


def is_push(request: Request) -> bool:
    return request.carries_changes


def is_photo(request: Request) -> bool:
    return request.carries_bytes


def asks_after_the_photo() -> Cut:
    """The sync by which the phone would hear that the server has the photo."""
    sent = False

    def concerns(request: Request) -> bool:
        nonlocal sent
        sent = sent or request.carries_bytes
        return sent and request.path == "/api/sync"

    return Cut("asked", concerns)


def moments() -> list[Moment]:
    return [
        Moment("before the request leaves", Cut("asked", is_push)),
        Moment("half of it sent", Cut("half asked", is_push)),
        Moment("sent, and the server at work on it", Cut("sent", is_push)),
        Moment("committed, nothing answered yet", Cut("taken", is_push)),
        Moment("between verdict and feed", Cut("verdicts told", is_push)),
        Moment("all but the end of the answer", Cut("tail missing", is_push)),
        Moment("answered, and the phone at work on it", Cut("answered", is_push)),
        Moment("half of a photo sent", Cut("half asked", is_photo), photo=True),
        Moment("the photo there, nothing answered yet", Cut("taken", is_photo), photo=True),
        Moment("the photo there, and the phone has not heard of it", asks_after_the_photo(), photo=True),
    ]
