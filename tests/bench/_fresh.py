"""`./run` on a machine that has nothing: a clone, an empty home, no cache of any package."""

import os
import subprocess
import time
from pathlib import Path

from tests.browser.server import ROOT, free_port

OURS = ("FIELDAPP_", "DATABASE_URL", "VIRTUAL_ENV", "XDG_", "npm_config_cache", "PYTHON")


def as_a_stranger(home: Path) -> dict[str, str]:
    """This machine's environment (how it reaches the registries) with nothing of ours in it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    path = [entry for entry in kept.get("PATH", os.defpath).split(os.pathsep) if not entry.startswith(str(ROOT))]
    return {**kept, "HOME": str(home), "PATH": os.pathsep.join(path)}


def seconds_to_answer(folder: Path) -> float:
    """From `./run` until it says where it is. What is committed counts, not what lies in the working folder."""
    home, clone = folder / "home", folder / "clone"
    home.mkdir(parents=True)
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
    start = time.perf_counter()
    with subprocess.Popen(
        ["./run", "--port", str(free_port())],
        cwd=clone,
        env=as_a_stranger(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        assert running.stdout is not None
        said = []
        for line in running.stdout:
            said.append(line)
            if line.startswith("fieldapp is at"):
                taken = time.perf_counter() - start
                running.terminate()
                return taken
        raise AssertionError("./run ended before it answered:\n" + "".join(said)[-2000:])
