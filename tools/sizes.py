"""Bounds on the size of files, functions and the first load. What outgrows them has two notions in it."""

import ast
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.environment import StepFailed, build_client
from tools.paths import DIST, ROOT

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 40
FIRST_SCREEN = {"static/app/core/i18n/en.ts", "static/app/today/page.tsx"}  # asked for by the entry at once
BYTES_OF_THE_FIRST_LOAD = 150_000
PYTHON_FOLDERS = ["fieldapp", "tests", "tools"]
CLIENT_FOLDERS = ["static/app", "static/build", "tests/client"]
GENERATED = "migrations"


def sources(root: Path) -> Iterator[Path]:
    """Every file that people write and read as code; migrations are generated, style sheets are the design's."""
    for folder in PYTHON_FOLDERS:
        yield from sorted((root / folder).rglob("*.py"))
    for folder in CLIENT_FOLDERS:
        yield from sorted(path for path in (root / folder).rglob("*") if path.suffix in {".ts", ".tsx"})


def code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, the docstring not counted."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def long_functions(path: Path) -> Iterator[tuple[str, int, int]]:
    """(name, line, length) of each function above the bound."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and code_lines(node) > LINES_OF_A_FUNCTION:
            yield node.name, node.lineno, code_lines(node)


def too_large(root: Path = ROOT) -> list[str]:
    complaints = []
    for path in sources(root):
        if GENERATED in path.parts:
            continue
        shown = path.relative_to(root)
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LINES_OF_A_FILE:
            complaints.append(f"{shown}: {lines} lines (at most {LINES_OF_A_FILE})")
        if path.suffix == ".py":
            complaints += [
                f"{shown}:{line}: {name} has {length} lines (at most {LINES_OF_A_FUNCTION})" for name, line, length in long_functions(path)
            ]
    return complaints


def first_load(dist: Path) -> int:
    """Bytes, gzipped, of script and style until Today stands: entry, worker, frame, words, page, all they import (Vite's manifest)."""
    manifest: dict[str, Any] = json.loads((dist / "manifest.json").read_text())
    waiting = [key for key, chunk in manifest.items() if chunk.get("isEntry") or key in FIRST_SCREEN]
    seen: set[str] = set()
    files: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            files |= {manifest[key]["file"], *manifest[key].get("css", [])}
            waiting += manifest[key].get("imports", [])
    workers = {path.relative_to(dist).as_posix() for path in dist.rglob("*worker*.js")}
    return sum(len(gzip.compress((dist / name).read_bytes(), 9)) for name in files | workers)


def too_heavy() -> list[str]:
    """Builds the client where it changed; a build that fails is the complaint."""
    try:
        build_client()
    except StepFailed as error:
        return [str(error)]
    size = first_load(DIST)
    if size <= BYTES_OF_THE_FIRST_LOAD:
        return []
    return [f"the first load is {size / 1000:.1f} kB gzipped (at most {BYTES_OF_THE_FIRST_LOAD / 1000:.0f})"]
