"""A real server process on a free port that can be stopped and started again, with its own database."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).resolve().parents[2]
PAUSE = 0.05  # seconds between two looks at a process that is starting


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process(Protocol):
    """What is asked of a server's process."""

    @property
    def pid(self) -> int: ...
    def poll(self) -> int | None: ...
    def wait(self, timeout: float | None = None) -> int: ...
    def terminate(self) -> None: ...
    def kill(self) -> None: ...


class Server:
    """`start`, `stop`; the database survives between them. `template`: an instance folder to begin with a copy of."""

    program = "fieldapp.serve"

    def __init__(self, instance: Path, template: Path | None = None) -> None:
        if template is not None:
            shutil.copytree(template, instance)
        self.instance = instance
        self.port = free_port()
        self.process: Process | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def environment(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        return {**kept, "FIELDAPP_INSTANCE": str(self.instance)}

    def seed(self, program: str = "tests.browser.seed") -> None:
        """A small company with a few accounts, or what the program makes, in a process of its own."""
        subprocess.run([sys.executable, "-m", program], cwd=ROOT, env=self.environment(), check=True)

    def start(self) -> None:
        if self.process is not None:
            return
        self.process = self.launch(self.instance / "server.log")
        pause = threading.Event()
        while not self._answers():
            if self.process.poll() is not None:
                raise RuntimeError((self.instance / "server.log").read_text()[-2000:])
            pause.wait(PAUSE)

    def launch(self, log: Path) -> Process:
        command = [sys.executable, "-m", self.program, "--port", str(self.port)]
        with log.open("ab") as file:
            return subprocess.Popen(command, cwd=ROOT, env=self.environment(), stdout=file, stderr=file)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)
            self.process = None

    def kill(self) -> None:
        """At once, in the middle of whatever it does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(20)
            self.process = None

    def rows(self, statement: str, *values: object) -> list[Any]:
        """What the database holds, read beside the server; a single column comes without its tuple."""
        with closing(sqlite3.connect(f"file:{self.instance / 'fieldapp.sqlite3'}?mode=ro", uri=True)) as database:
            found = database.execute(statement, values).fetchall()
        return [row[0] if len(row) == 1 else row for row in found]

    def one(self, statement: str, *values: object) -> Any:
        """The only row there is; more or fewer are an error."""
        (found,) = self.rows(statement, *values)
        return found

    def file(self, sha256: str) -> bytes:
        """The bytes the server keeps under this hash."""
        return (self.instance / "files" / sha256).read_bytes()
