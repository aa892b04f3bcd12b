"""The sample company of the client's bench: one rep with 315 accounts and a year of work, or with 5,000 accounts."""

import subprocess
import sys
from pathlib import Path

from tests.browser.server import ROOT, Server
from tests.company import PASSWORD

WHO = "rep1@example.com"
SMALL, LARGE = 315, 5_000


def server_with(folder: Path, accounts: int) -> Server:
    """A server, not started, whose first rep has as many accounts."""
    folder.mkdir(parents=True)
    server = Server(folder)
    environment = {**server.environment(), "FIELDAPP_DEMO_PASSWORD": PASSWORD}

    def run(*command: str) -> None:
        subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)

    run("fieldapp.cli", "demo", "--reps", "1", "--accounts", str(SMALL))
    if accounts > SMALL:
        run("tests.bench._book", str(accounts - SMALL))
    return server
