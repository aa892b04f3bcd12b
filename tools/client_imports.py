"""The client's imports: features never import one another, `core` imports no feature, `shell` may import all."""

import re
from pathlib import Path

from tools.paths import ROOT

IMPORT = re.compile(r"""(?:\bfrom\s+|\bimport\s+|\bimport\()\s*["'](\.[^"']+)["']""")
SHARED = {"core", "words", "look"}
ABOVE = {"shell"}


def room(app: Path, path: Path) -> str:
    """The first folder below static/app; files that lie in static/app itself belong to the shell."""
    parts = path.relative_to(app).parts
    return parts[0] if len(parts) > 1 else "shell"


def complaints_about(app: Path, source: Path) -> list[str]:
    own = room(app, source)
    if own in ABOVE:
        return []
    wrong = []
    for target in IMPORT.findall(source.read_text(encoding="utf-8")):
        aim = (source.parent / target).resolve()
        if not aim.is_relative_to(app):
            continue
        other = room(app, aim) if aim.parent != app else aim.stem
        if other != own and other not in SHARED:
            wrong.append(f"{source.relative_to(app)} imports {target}: '{own}' must not know '{other}'")
    return wrong


def wrong_imports(app: Path = ROOT / "static" / "app") -> list[str]:
    sources = sorted(path for path in app.resolve().rglob("*") if path.suffix in {".ts", ".tsx"})
    return [line for source in sources for line in complaints_about(app.resolve(), source)]
