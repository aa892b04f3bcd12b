"""The import contract of the client."""

from pathlib import Path

from tools.client_imports import wrong_imports


def write(app: Path, name: str, text: str) -> None:
    (app / name).parent.mkdir(parents=True, exist_ok=True)
    (app / name).write_text(text)


def test_a_feature_that_imports_another_is_named(tmp_path: Path) -> None:
    write(tmp_path, "notes/form.tsx", 'import { Trip } from "../trips/trip.ts";')
    assert wrong_imports(tmp_path) == ["notes/form.tsx imports ../trips/trip.ts: 'notes' must not know 'trips'"]


def test_core_imports_no_feature_not_even_late(tmp_path: Path) -> None:
    write(tmp_path, "core/store/index.ts", 'const late = () => import("../../trips/planner.ts");')
    assert len(wrong_imports(tmp_path)) == 1


def test_features_use_core_words_and_themselves_and_the_shell_uses_all(tmp_path: Path) -> None:
    write(tmp_path, "notes/form.tsx", 'import { store } from "../core/store";\nimport { rows } from "./rows.ts";\nimport "preact";')
    write(tmp_path, "shell/routes.tsx", 'import { Form } from "../notes/form.tsx";')
    write(tmp_path, "main.tsx", 'import { Shell } from "./shell/app.tsx";')
    assert wrong_imports(tmp_path) == []
