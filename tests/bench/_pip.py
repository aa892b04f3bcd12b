"""Python packages that a bench needs and the app does not: fetched when the bench runs, into the instance folder, never committed."""

import subprocess
from pathlib import Path

from tools.environment import StepFailed
from tools.paths import PYTHON, child_environment, instance


def package(wanted: str) -> Path:
    """The folder that holds this package, `name==version`, and what it needs. Raises StepFailed with pip's own words."""
    folder = instance() / "bench" / wanted.replace("==", "-")
    if (folder / "installed").is_file():
        return folder
    options = ["--quiet", "--only-binary=:all:", "--disable-pip-version-check", "--target", str(folder)]
    done = subprocess.run(
        [str(PYTHON), "-m", "pip", "install", *options, wanted], env=child_environment(), text=True, capture_output=True, check=False
    )
    if done.returncode != 0:
        raise StepFailed(f"pip could not install {wanted}:\n{done.stderr.strip()[-2000:]}")
    (folder / "installed").touch()
    return folder
