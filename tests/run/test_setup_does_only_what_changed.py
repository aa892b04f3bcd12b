"""What decides whether a step of `./run setup` is needed."""

import json
from pathlib import Path

from tools.environment import fingerprint, is_current, keep, packages_are_installed
from tools.paths import child_environment


def lock(root: Path, packages: dict[str, dict[str, object]], *, hidden: bool) -> None:
    folder = root / "node_modules" if hidden else root
    folder.mkdir(exist_ok=True)
    (folder / (".package-lock.json" if hidden else "package-lock.json")).write_text(json.dumps({"packages": packages}))


def test_the_fingerprint_follows_content_and_names(tmp_path: Path) -> None:
    source = tmp_path / "app"
    source.mkdir()
    (source / "a.ts").write_text("one")
    before = fingerprint([source])
    (source / "a.ts").write_text("two")
    changed = fingerprint([source])
    (source / "a.ts").rename(source / "b.ts")
    assert len({before, changed, fingerprint([source])}) == 3


def test_a_stamp_is_current_only_for_its_own_mark(tmp_path: Path) -> None:
    stamp = tmp_path / "stamps" / "client"
    assert not is_current(stamp, "one")
    keep(stamp, "one")
    assert is_current(stamp, "one")
    assert not is_current(stamp, "two")


def test_packages_are_installed_when_both_locks_agree(tmp_path: Path) -> None:
    lock(tmp_path, {"": {}, "node_modules/preact": {"version": "1"}, "node_modules/arm": {"version": "1", "optional": True}}, hidden=False)
    assert not packages_are_installed(tmp_path)
    lock(tmp_path, {"node_modules/preact": {"version": "1"}}, hidden=True)
    assert packages_are_installed(tmp_path)


def test_another_version_is_not_installed(tmp_path: Path) -> None:
    lock(tmp_path, {"": {}, "node_modules/preact": {"version": "2"}}, hidden=False)
    lock(tmp_path, {"node_modules/preact": {"version": "1"}}, hidden=True)
    assert not packages_are_installed(tmp_path)


def test_npm_gets_a_cache_of_ours_where_home_gives_none() -> None:
    assert "npm_config_cache" in child_environment({"HOME": ""})
    assert "npm_config_cache" not in child_environment({"HOME": str(Path(__file__).parent)})


def test_children_speak_utf8_in_every_locale() -> None:
    assert child_environment({"LC_ALL": "C"})["PYTHONUTF8"] == "1"
