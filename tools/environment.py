"""Bring this folder from a fresh clone to ready: venv, pins, client packages, client build, database.

Each step is skipped when what it depends on is unchanged, so that a second `./run setup` takes well under a second.
"""

import fcntl
import hashlib
import json
import os
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools.paths import DIST, NPM, PYTHON, ROOT, STAMPS, VENV, child_environment, instance
from tools.system_packages import install

CLIENT_SOURCES = [
    "static/app",
    "static/build",
    "static/icons",
    "static/sw.ts",
    "vite.config.ts",
    "tsconfig.json",
    "package-lock.json",
]


class StepFailed(Exception):
    """A step of the setup ended with an error; the text names the step and shows its last words."""


def fingerprint(paths: Sequence[Path]) -> str:
    """One hash over names and contents of files and folders; what does not exist counts as absent."""
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(item for item in path.rglob("*") if item.is_file()) if path.is_dir() else [path]
        for item in files:
            if item.is_file() and "__pycache__" not in item.parts:
                content = item.read_bytes()
                digest.update(f"{item.relative_to(path.parent)}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def is_current(stamp: Path, mark: str) -> bool:
    return stamp.is_file() and stamp.read_text() == mark


def keep(stamp: Path, mark: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(mark)


def step(title: str, command: Sequence[str]) -> None:
    """Run one step quietly. Raises StepFailed with the end of what it said."""
    print(f"{title} …", flush=True)
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**child_environment(), "NO_COLOR": "1"},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode != 0:
        raise StepFailed(f"{title} failed ({' '.join(command)}):\n{done.stdout.strip()[-3000:]}")


@contextmanager
def alone() -> Iterator[None]:
    """Two setups at once would write into the same folders: the second waits."""
    VENV.mkdir(exist_ok=True)
    with (VENV / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make_venv() -> None:
    if PYTHON.exists() and (VENV / "bin" / "pip").exists():
        return
    print("Making .venv …", flush=True)
    try:
        venv.create(VENV, with_pip=True, symlinks=True)
    except subprocess.CalledProcessError:  # Debian keeps ensurepip in a package of its own
        install(f"python3.{sys.version_info.minor}-venv", "Python's venv module")
        venv.create(VENV, with_pip=True, symlinks=True)


def install_pins(name: str) -> None:
    """Install `requirements*.txt`, with hashes, when it changed."""
    mark = f"{sys.version_info.major}.{sys.version_info.minor} {fingerprint([ROOT / name])}"
    if not is_current(STAMPS / name, mark):
        pip = [
            str(PYTHON),
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "--no-input",
            "-q",
            "--root-user-action=ignore",
        ]
        step(f"Installing {name}", [*pip, "--require-hashes", "-r", name])
        keep(STAMPS / name, mark)


def packages_are_installed(root: Path = ROOT) -> bool:
    """Whether node_modules holds what package-lock.json names; npm notes in a hidden lock what it put there."""
    hidden = root / "node_modules" / ".package-lock.json"
    if not hidden.is_file():
        return False
    wanted = json.loads((root / "package-lock.json").read_text())["packages"]
    present = json.loads(hidden.read_text())["packages"]
    needed = {path: entry for path, entry in wanted.items() if path and not entry.get("optional")}
    same = all(present.get(path, {}).get("version") == entry["version"] for path, entry in needed.items())
    return same and all(wanted.get(path, {}).get("version") == entry["version"] for path, entry in present.items())


def install_packages() -> None:
    if not packages_are_installed():
        step("Installing client packages", [str(NPM), "ci", "--no-audit", "--no-fund"])


def build_client() -> None:
    """Raises StepFailed with what the bundler said."""
    install_packages()
    mark = fingerprint([ROOT / path for path in CLIENT_SOURCES])
    if not ((DIST / "manifest.json").is_file() and is_current(STAMPS / "client", mark)):
        step("Building the client", ["node", "node_modules/vite/bin/vite.js", "build"])
        keep(STAMPS / "client", mark)


def migrate() -> None:
    """Bring the database up to date; on SQLite only when migrations changed or the file is gone."""
    mark = fingerprint([ROOT / "fieldapp" / "migrations"])
    stamp = instance() / "migrated"
    here = not os.environ.get("DATABASE_URL") and (instance() / "fieldapp.sqlite3").is_file()
    if not (here and is_current(stamp, mark)):
        instance().mkdir(parents=True, exist_ok=True)
        step("Preparing the database", [str(PYTHON), "-m", "fieldapp.cli", "migrate"])
        keep(stamp, mark)


def prepare_python() -> None:
    with alone():
        make_venv()
        install_pins("requirements.txt")


def prepare_tools() -> None:
    """What tests and checks need besides; they build the client themselves, so that a broken build is one of their findings."""
    with alone():
        make_venv()
        install_pins("requirements.txt")
        install_pins("requirements-dev.txt")
        install_packages()


def prepare() -> None:
    with alone():
        make_venv()
        install_pins("requirements.txt")
        build_client()
        migrate()
