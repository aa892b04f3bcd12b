"""The bounds of `./run check` on files, functions and the first load."""

import gzip
import json
from pathlib import Path

from tools.sizes import first_load, too_large


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_a_file_above_the_bound_is_named_with_its_length(tmp_path: Path) -> None:
    write(tmp_path, "static/app/notes/list.tsx", "\n" * 301)
    assert too_large(tmp_path) == ["static/app/notes/list.tsx: 301 lines (at most 300)"]


def test_a_long_function_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "fieldapp/notes/rules.py", "\ndef decide():\n" + "    pass\n" * 40)
    assert too_large(tmp_path) == ["fieldapp/notes/rules.py:2: decide has 41 lines (at most 40)"]


def test_a_docstring_does_not_make_a_function_long(tmp_path: Path) -> None:
    write(tmp_path, "fieldapp/notes/rules.py", 'def decide():\n    """Why.\n\n    How.\n    """\n' + "    pass\n" * 39)
    assert too_large(tmp_path) == []


def test_generated_migrations_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "fieldapp/migrations/versions/0001.py", "\n" * 400)
    assert too_large(tmp_path) == []


def test_the_first_load_is_what_the_entry_imports_at_once(tmp_path: Path) -> None:
    chunks = {
        "main": {"file": "main.js", "isEntry": True, "imports": ["shared"], "dynamicImports": ["map"], "css": ["look.css"]},
        "shared": {"file": "shared.js"},
        "map": {"file": "map.js"},
    }
    write(tmp_path, "manifest.json", json.dumps(chunks))
    for name in ("main.js", "shared.js", "look.css", "map.js"):
        write(tmp_path, name, name * 1000)
    expected = sum(len(gzip.compress((name * 1000).encode(), 9)) for name in ("main.js", "shared.js", "look.css"))
    assert first_load(tmp_path) == expected
