"""`./run` on a machine that has nothing: a clone, an empty home, no cache of any package."""

import os
import subprocess
import time
from pathlib import Path

from tests.browser.server import ROOT, free_port

KEPT = ("PATH", "LANG", "SSL_CERT_FILE", "PIP_INDEX_URL", "npm_config_registry", "https_proxy", "http_proxy", "no_proxy")


def seconds_to_answer(folder: Path) -> float:
    """From `./run` until it says where it is. What is committed counts, not what lies in the working folder."""
    home, clone = folder / "home", folder / "clone"
    home.mkdir(parents=True)
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
    environment = {name: os.environ[name] for name in KEPT if name in os.environ} | {"HOME": str(home)}
    start = time.perf_counter()
    with subprocess.Popen(
        ["./run", "--port", str(free_port())], cwd=clone, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
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
