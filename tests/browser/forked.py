"""The server's process, forked from one that has imported it already: a story starts and ends many, and an import costs more than the rest.

It is a process like any other, which can be stopped and killed; the benches start theirs as `./run` does.
"""

import multiprocessing
import os
import sys
from pathlib import Path
from subprocess import TimeoutExpired

from fieldapp.features import FEATURES
from tests.browser.server import Server

FORKS = multiprocessing.get_context("forkserver")
PARTS = [f"fieldapp.{feature}.{part}" for feature in FEATURES for part in ("routes", "commands")]  # those that there are
FORKS.set_forkserver_preload(["fieldapp.serve", "sqlalchemy.dialects.sqlite", *PARTS])


def run(arguments: list[str], environment: dict[str, str], log: Path) -> None:
    """In the new process: what `python -m fieldapp.serve` does, in this environment."""
    from fieldapp import serve

    with log.open("ab") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["./run", *arguments]
    sys.exit(serve.main())


class Process:
    """What a server asks of its `subprocess.Popen`."""

    def __init__(self, arguments: list[str], environment: dict[str, str], log: Path) -> None:
        self._process = FORKS.Process(target=run, args=(arguments, environment, log), daemon=True)
        self._process.start()
        assert self._process.pid is not None
        self.pid = self._process.pid
        self.terminate, self.kill = self._process.terminate, self._process.kill

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise TimeoutExpired("fieldapp.serve", timeout or 0)
        return self._process.exitcode


class ForkedServer(Server):
    def launch(self, log: Path) -> Process:
        return Process(["--port", str(self.port)], self.environment(), log)
