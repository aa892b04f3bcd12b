"""Start the server, say where it is once it answers, and end it with us."""

import argparse
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from types import FrameType

from tools.paths import PYTHON, ROOT, child_environment

SECONDS_TO_START = 60
PAUSE = 0.1


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    return parser.parse_args(arguments)


def answers(address: str) -> bool:
    """Whether /healthz says that app and database are up."""
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=2) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def announce(server: subprocess.Popen[bytes], address: str, shown: str) -> None:
    """Print the address at the first answer; stay silent when the server ended before."""
    wait = threading.Event()
    for _ in range(int(SECONDS_TO_START / PAUSE)):
        if server.poll() is not None:
            return
        if answers(address):
            print(f"fieldapp is at {shown}  (stop with Ctrl+C)", flush=True)
            return
        wait.wait(PAUSE)
    print(f"The server did not answer at {address}/healthz within {SECONDS_TO_START} s.", file=sys.stderr, flush=True)


def serve_until_stopped(arguments: list[str]) -> int:
    options = read_arguments(arguments)
    here = "127.0.0.1" if options.host in {"0.0.0.0", "::", "*"} else options.host
    command = [str(PYTHON), "-m", "fieldapp.serve", "--host", options.host, "--port", str(options.port)]
    server = subprocess.Popen(command, cwd=ROOT, env=child_environment())
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()
        server.terminate()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    announce(server, f"http://{here}:{options.port}", f"http://{options.host}:{options.port}")
    status = server.wait()
    return 0 if stopping.is_set() else status or 1
