"""An X screen of a phone's size that nobody sees, and a photograph of it."""

import os
import struct
import subprocess
from pathlib import Path

from PIL import Image

from tests.browser.conftest import PHONE


class Screen:
    """Runs from the start on; its number goes into DISPLAY."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        reading, writing = os.pipe()
        size = f"{PHONE['width']}x{PHONE['height']}x24"
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-fbdir", str(folder)]
        self.process = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError(f"Xvfb ended with status {self.process.wait()}")
        self.display = f":{number}"

    def photograph(self, target: Path) -> None:
        """The screen as PNG, read from Xvfb's own memory (XWD, a header of big-endian words): the browser cannot make this hang."""
        raw = (self.folder / "Xvfb_screen0").read_bytes()
        header = struct.unpack(">25I", raw[:100])
        length, width, height, line, colours = header[0], header[4], header[5], header[12], header[19]
        start = length + colours * 12
        Image.frombuffer("RGB", (width, height), raw[start : start + line * height], "raw", "BGRX", line, 1).save(target)

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(10)
