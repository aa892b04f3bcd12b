"""Two requests made to meet where it hurts. On PostgreSQL they run side by side, on SQLite they queue.

Who is kept waiting by a lock never comes to the meeting; after `PATIENCE` the other goes on alone.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest

PATIENCE = 1  # seconds


def at_once(*work: Callable[[], Any]) -> list[Any]:
    with ThreadPoolExecutor(len(work)) as pool:
        return [future.result() for future in [pool.submit(one) for one in work]]


def before(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, wait: Callable[[], Any]) -> None:
    """Call `wait` ahead of the function, each time."""
    real = getattr(module, name)

    def waiting(*args: Any) -> Any:
        wait()
        return real(*args)

    monkeypatch.setattr(module, name, waiting)


def meeting() -> Callable[[], None]:
    barrier = Barrier(2)

    def meet() -> None:
        try:
            barrier.wait(PATIENCE)
        except BrokenBarrierError:
            return

    return meet
