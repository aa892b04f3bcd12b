"""What comes from the operating system: installed on Debian as root, asked for by name elsewhere."""

import os
import shutil
import subprocess


class Missing(Exception):
    """Something that this machine lacks; the text says what to install."""


def install(package: str, what_for: str) -> None:
    """apt-get install `package`. Raises Missing where that is not ours to do, or fails."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Missing(f"{what_for} is missing. Install it, on Debian or Ubuntu: sudo apt-get install {package}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing {package} …", flush=True)
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package],
    ):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Missing(f"{what_for} is missing, and apt-get install {package} failed:\n{done.stderr.strip()[-800:]}")


def chromium() -> str:
    """The path of a Chromium or Chrome. Raises Missing."""
    chosen = os.environ.get("FIELDAPP_CHROMIUM", "")
    if chosen:
        return chosen
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found:
        return found
    install("chromium", "A browser (Chromium)")
    path = shutil.which("chromium")
    if path is None:
        raise Missing("A browser (Chromium) is missing. Install it, or name one in FIELDAPP_CHROMIUM.")
    return path
