"""What `./run` answers to a command, a wrong one, and a server that does not come up."""

import subprocess
import sys

import pytest

from tools.paths import ROOT
from tools.serving import announce
from tools.starter import dispatch
from tools.system_packages import Missing, chromium, webkit


def test_help_names_every_command_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["--help"]) == 0
    told = capsys.readouterr().out
    for name in ("setup", "test", "check", "demo", "import", "plan", "bench", "backup", "restore", "doctor"):
        assert f"./run {name}" in told


def test_an_unknown_command_is_status_two() -> None:
    assert dispatch(["nonsense"]) == 2


def test_the_starter_needs_nothing_but_python() -> None:
    done = subprocess.run([sys.executable, "-S", "-E", "run", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "./run setup" in done.stdout


def test_no_address_is_printed_for_a_server_that_ended(capsys: pytest.CaptureFixture[str]) -> None:
    server = subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"])
    server.wait()
    announce(server, "http://127.0.0.1:9", "http://127.0.0.1:9")
    assert capsys.readouterr().out == ""


def test_a_browser_it_cannot_get_is_a_message_that_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIELDAPP_CHROMIUM", raising=False)
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(Missing, match="apt-get install chromium"):
        chromium()


def test_a_webkit_it_cannot_get_names_each_package_that_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr("tools.system_packages.has_bindings", lambda: True)
    with pytest.raises(Missing, match=r"apt-get install webkit2gtk-driver xvfb$"):
        webkit()
