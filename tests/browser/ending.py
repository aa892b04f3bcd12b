"""Ending a program as a phone or a dead battery does: at once."""

import os
import signal
from contextlib import suppress
from pathlib import Path


def kill_all_with(argument: str) -> None:
    """The processes that were started with this very argument, a folder of the test's own: nobody else has it."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended by itself meanwhile
            if argument.encode() in (process / "cmdline").read_bytes().split(b"\0"):
                os.kill(int(process.name), signal.SIGKILL)
