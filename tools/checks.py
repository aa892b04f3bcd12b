"""`./run check`: every part runs, also after one has failed; the last line names those that failed."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from tools.client_imports import wrong_imports
from tools.paths import PYTHON, ROOT, child_environment
from tools.sizes import too_heavy, too_large

PYTHON_SOURCES = ["fieldapp", "tests", "tools", "wsgi.py", "run"]


def program(*command: str) -> Callable[[], list[str]]:
    """A part that is a program: its output when it ends badly, nothing when it is content."""

    def part() -> list[str]:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=child_environment(),
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return [] if done.returncode == 0 else [done.stdout.strip() or f"exit status {done.returncode}"]

    return part


def in_venv(module: str, *arguments: str) -> Callable[[], list[str]]:
    return program(str(PYTHON), "-m", module, *arguments)


PARTS: dict[str, Callable[[], list[str]]] = {
    "ruff check": in_venv("ruff", "check", *PYTHON_SOURCES),
    "ruff format": in_venv("ruff", "format", "--check", *PYTHON_SOURCES),
    "mypy": in_venv("mypy"),
    "import contracts": program("lint-imports"),
    "tsc": program("node_modules/.bin/tsc", "--noEmit"),
    "biome": program("node_modules/.bin/biome", "check"),
    "client imports": wrong_imports,
    "sizes": too_large,
    "first load": too_heavy,
}


def run_part(name: str) -> tuple[str, list[str]]:
    try:
        return name, PARTS[name]()
    except OSError as error:
        return name, [f"could not be run: {error}"]


def main(names: list[str]) -> int:
    """Exit status 0 when every part is content, 1 when not, 2 for a part that does not exist."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"./run check knows: {', '.join(PARTS)}; not {', '.join(unknown)}.", file=sys.stderr)
        return 2
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(run_part, names or list(PARTS)))
    for name, complaints in results:
        print(f"{'FAILED' if complaints else 'ok':7}{name}")
        for complaint in complaints:
            print("       " + complaint.replace("\n", "\n       "))
    failed = [name for name, complaints in results if complaints]
    print(f"check failed: {', '.join(failed)}" if failed else "check passed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
