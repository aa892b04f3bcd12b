"""A start that cannot succeed says why in a sentence, and leaves everything as it was."""

import os
import socket
import subprocess
import sys
from pathlib import Path


def start(instance: Path, port: int) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "FIELDAPP_INSTANCE": str(instance), "DATABASE_URL": ""}
    command = [sys.executable, "-m", "fieldapp.serve", "--port", str(port)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = start(tmp_path, taken.getsockname()[1])
    assert (ended.returncode, "First start" in ended.stdout, "Traceback" in ended.stderr) == (1, False, False)
    assert "Take another one: ./run --port" in ended.stderr


def test_a_database_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "fieldapp.sqlite3").write_bytes(b"no database at all" * 300)
    ended = start(tmp_path, 0)
    assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)
    assert "./run doctor says more" in ended.stderr
