"""Packages that a bench needs and the app does not: fetched when the bench runs, into the instance folder, never committed."""

import json
import subprocess
from pathlib import Path

from tools.environment import StepFailed
from tools.paths import NPM, child_environment, instance


def packages(name: str, wanted: dict[str, str]) -> Path:
    """The folder whose `node_modules` holds exactly these packages and versions. Raises StepFailed with npm's own words.

    Install scripts stay off, as everywhere else here; what needs a compiled part has to bring it along.
    """
    folder = instance() / "bench" / name
    mark = json.dumps(wanted, sort_keys=True)
    stamp = folder / "installed"
    if stamp.is_file() and stamp.read_text() == mark:
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text(json.dumps({"private": True, "dependencies": wanted}))
    options = ["--ignore-scripts", "--omit=optional", "--legacy-peer-deps", "--no-audit", "--no-fund", "--no-package-lock"]
    done = subprocess.run([str(NPM), "install", *options], cwd=folder, env=child_environment(), text=True, capture_output=True, check=False)
    if done.returncode != 0:
        raise StepFailed(f"npm could not install {', '.join(wanted)}:\n{done.stderr.strip()[-2000:]}")
    stamp.write_text(mark)
    return folder
