"""What comes from the operating system: installed on Debian as root, asked for by name elsewhere."""

import os
import shutil
import subprocess
from pathlib import Path

SYSTEM_PYTHON = Path("/usr/bin/python3")  # Debian's bindings of GTK are for this one
WEBKIT_BINDINGS = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')"


class Missing(Exception):
    """Something that this machine lacks; the text says what to install."""


def install(packages: str, what_for: str) -> None:
    """apt-get install `packages` (names with a blank between). Raises Missing where that is not ours to do, or fails."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Missing(f"{what_for} is missing. Install it, on Debian or Ubuntu: sudo apt-get install {packages}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing {packages} …", flush=True)
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages.split()],
    ):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Missing(f"{what_for} is missing, and apt-get install {packages} failed:\n{done.stderr.strip()[-800:]}")


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


def has_bindings() -> bool:
    if not SYSTEM_PYTHON.exists():
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", WEBKIT_BINDINGS], capture_output=True, check=False).returncode == 0


def webkit() -> None:
    """WebKitGTK, its driver, its bindings for Python and a screen for it. Raises Missing."""
    have = {
        "webkit2gtk-driver": shutil.which("WebKitWebDriver") is not None,
        "xvfb": shutil.which("Xvfb") is not None,
        "python3-gi gir1.2-webkit2-4.1": has_bindings(),
    }
    wanted = " ".join(packages for packages, there in have.items() if not there)
    if wanted:
        install(wanted, "WebKit, the iPhone's engine, with what drives it")
