"""How bad the networks between the phones and the server are, and everything that was done to them, counted."""

from collections import Counter
from random import Random
from threading import Condition

# What may happen to one exchange, and how often beside the others.
NETWORK = {
    "delayed": 2,  # milliseconds, both ways
    "refused": 1,  # no connection at all
    "request cut": 4,  # after n bytes
    "reply cut": 4,  # after n bytes; the server has committed
    "reply lost": 5,  # whole; the server has committed
    "sent twice": 3,  # one after the other
    "sent twice at once": 2,
    "arrived late": 2,  # the phone gave up on it; it reaches the server after the phone's next request
    "trickled": 1,  # a few bytes at a time
}


class Weather:
    """`rate` is how many exchanges of a hundred go wrong. Counts are of faults that were really carried out, on a server that ran."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self.server_is_down = False
        self.done: Counter[str] = Counter()
        self.told_later = 0  # answers 503
        self._pushing = 0
        self._changed = Condition()

    def pick(self, random: Random) -> str | None:
        wrong = random.randrange(100) < self.rate
        if not wrong or self.server_is_down:
            return None
        return random.choices(list(NETWORK), list(NETWORK.values()))[0]

    def count(self, kind: str) -> None:
        with self._changed:
            self.done[kind] += 1
            self._changed.notify_all()

    def total(self) -> int:
        with self._changed:
            return self.done.total()

    def wait_for(self, total: int, seconds: float) -> bool:
        """Until so many faults were injected; False when that took longer."""
        with self._changed:
            return self._changed.wait_for(lambda: self.done.total() >= total, seconds)

    def tell_later(self) -> None:
        with self._changed:
            self.told_later += 1
            self._changed.notify_all()

    def somebody_is_told_later(self, seconds: float) -> bool:
        """Wait until one more phone has been answered 503."""
        with self._changed:
            before = self.told_later
            return self._changed.wait_for(lambda: self.told_later > before, seconds)

    def push_begins(self) -> None:
        with self._changed:
            self._pushing += 1
            self._changed.notify_all()

    def push_ends(self) -> None:
        with self._changed:
            self._pushing -= 1

    def in_mid_push(self, seconds: float) -> bool:
        """Wait until changes of some phone are on their way to the server and not answered yet."""
        with self._changed:
            return self._changed.wait_for(lambda: self._pushing > 0, seconds)
