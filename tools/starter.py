"""The commands of `./run`."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tools.environment import StepFailed, prepare, prepare_python, prepare_tools
from tools.paths import PYTHON, ROOT, child_environment
from tools.system_packages import Missing

HELP = """./run                    set everything up, then serve (--host, --port)
./run setup              the same without serving
./run test [SUITE …]     all tests; suites: sqlite postgresql client browser
./run check [PART …]     style, types, import contracts, sizes
./run demo               fill an empty database with a sample company
./run import KIND FILE   accounts or contacts; --dry-run, --json
./run plan FILE          solve a planning file; --days, --seconds, --engine server|phone
./run backup FILE        database and files into one archive
./run restore FILE       the way back
./run doctor             look for what is wrong with this installation
./run bench NAME         measure
./run photos FOLDER      a picture of each screen; --only, --sizes, --themes, --languages"""

APP_COMMANDS = {"migrate", "demo", "import", "plan", "backup", "restore", "doctor"}
BENCHES = ROOT / "tests" / "bench"


def serve(arguments: list[str]) -> int:
    from tools.serving import serve_until_stopped

    prepare()
    return serve_until_stopped(arguments)


def setup(_arguments: list[str]) -> int:
    prepare()
    return 0


def test(arguments: list[str]) -> int:
    from tools.suites import run_suites

    prepare_tools()
    return run_suites(arguments)


def check(arguments: list[str]) -> int:
    prepare_tools()
    return subprocess.call([str(PYTHON), "-m", "tools.checks", *arguments], cwd=ROOT, env=child_environment())


def bench(arguments: list[str]) -> int:
    names = sorted(path.stem for path in BENCHES.glob("*.py") if not path.stem.startswith("_"))
    if not arguments or arguments[0] not in names:
        print(f"./run bench NAME; there are: {', '.join(names) or 'none yet'}", file=sys.stderr)
        return 2
    prepare_tools()
    return subprocess.call([str(PYTHON), "-m", f"tests.bench.{arguments[0]}", *arguments[1:]], cwd=ROOT, env=child_environment())


def photos(arguments: list[str]) -> int:
    from tools.environment import build_client
    from tools.system_packages import chromium

    prepare_tools()
    build_client()
    chromium()
    command = [str(PYTHON), "-m", "tests.browser.photograph", *arguments]
    return subprocess.call(command, cwd=ROOT, env=child_environment())


def app_command(arguments: list[str]) -> int:
    """Hand over to the app's own command line, in the caller's folder so that FILE means what it meant there."""
    prepare_python()
    environment = child_environment()
    environment["PYTHONPATH"] = str(ROOT)
    return subprocess.call([str(PYTHON), "-m", "fieldapp.cli", *arguments], cwd=Path.cwd(), env=environment)


COMMANDS: dict[str, Callable[[list[str]], int]] = {"setup": setup, "test": test, "check": check, "bench": bench, "photos": photos}


def dispatch(arguments: list[str]) -> int:
    """Exit status: 0 all went well, 1 it did not, 2 asked for in a way that is not understood."""
    if not arguments or (arguments[0].startswith("--") and arguments[0] != "--help"):
        return serve(arguments)
    name, rest = arguments[0], arguments[1:]
    if name in {"--help", "-h", "help"}:
        print(HELP)
        return 0
    if name in APP_COMMANDS:
        return app_command(arguments)
    if name not in COMMANDS:
        print(f"./run does not know '{name}'.\n{HELP}", file=sys.stderr)
        return 2
    return COMMANDS[name](rest)


def main(arguments: list[str]) -> int:
    os.environ.setdefault("PYTHONUTF8", "1")
    try:
        return dispatch(arguments)
    except (StepFailed, Missing) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
