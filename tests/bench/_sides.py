"""The servers that `./run bench sync` measures: ours and two others, each asked in the way that suits it best."""

import json
import shutil
import subprocess
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

from fieldapp.core.ids import new_id
from tests.bench._npm import packages
from tests.bench._wire import Wire
from tests.browser.server import Server, free_port
from tests.company import PASSWORD
from tools.paths import child_environment

Note = dict[str, Any]
MOST = 10_000  # records a pull asks for
PEERS = {
    "pouchdb-server": "4.2.0",
    "rxdb": "15.39.0",
    "rxdb-server": "15.22.0",
    "rxjs": "7.8.1",
    "express": "4.21.2",
    "cors": "2.8.5",
}
SCRIPTS = Path(__file__).parent / "peers"


class Side(ABC):
    """One server. Bodies are made before the clock starts; `mark` is a place in the order of changes."""

    name: str
    keeps: str  # where its records are when it says that it has them
    batch: int  # notes a request

    wire: Wire

    @abstractmethod
    def bodies(self, notes: list[Note]) -> list[bytes]: ...

    @abstractmethod
    def push(self, bodies: list[bytes]) -> None: ...

    @abstractmethod
    def pull(self, wire: Wire, mark: Any = None) -> bytes:
        """Up to 10,000 records after the mark, from the beginning without one."""

    @abstractmethod
    def mark(self) -> Any:
        """The place behind all there is. Goes on from the last one, as a phone's cursor does: no pull of everything before a poll."""

    @abstractmethod
    def count(self, answer: bytes) -> int:
        """How many records the answer brought, so that nobody is measured at doing nothing."""

    @abstractmethod
    def stop(self) -> None: ...

    def batches(self, notes: list[Note]) -> list[list[Note]]:
        return [notes[start : start + self.batch] for start in range(0, len(notes), self.batch)]


class Ours(Side):
    """A server process as `./run` starts it, with its database on disk; a signed-in rep asks."""

    name, keeps, batch = "fieldapp", "on disk, synced at every commit", 200

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.server = Server(folder)
        self.server.seed()
        self.server.start()
        self.wire = Wire(f"http://127.0.0.1:{self.server.port}")
        self.device, self._n = new_id(), 0
        self._marked: dict[str, int] = {}
        who = {"email": "rep@example.com", "password": PASSWORD, "device": {"id": self.device, "name": "bench"}}
        told = self.wire.ask_json("POST", "/api/session", who)
        self.epoch, self.scopes = told["epoch"], told["scopes"]
        lines = self.pull(self.wire).decode().splitlines()
        self.account = next(json.loads(line)["id"] for line in lines if '"type":"account"' in line)

    def _body(self, mutations: list[Note], mark: Any, limit: int) -> bytes:
        asked = {"device": self.device, "epoch": self.epoch, "schema": 1, "cursor": mark or {}, "limit": limit, "mutations": mutations}
        return json.dumps(asked).encode()

    def _mutation(self, note: Note) -> Note:
        self._n += 1
        values = {key: value for key, value in note.items() if key not in {"id", "author_id"}} | {"account_id": self.account}
        return {
            "id": new_id(),
            "n": self._n,
            "at": note["occurred_at"],
            "op": "create",
            "type": "note",
            "record": note["id"],
            "set": values,
        }

    def bodies(self, notes: list[Note]) -> list[bytes]:
        mark = self.mark()
        return [self._body([self._mutation(note) for note in some], mark, 1) for some in self.batches(notes)]

    def push(self, bodies: list[bytes]) -> None:
        for body in bodies:
            answer = self.wire.ask("POST", "/api/sync", body)
            if b'"verdict":"rejected"' in answer:
                raise AssertionError(answer[:500])

    def pull(self, wire: Wire, mark: Any = None) -> bytes:
        return wire.ask("POST", "/api/sync", self._body([], mark, MOST))

    def mark(self) -> Any:
        while True:
            tail = json.loads(self.pull(self.wire, self._marked).splitlines()[-1])
            self._marked = tail["cursor"]
            if not tail["more"]:
                return self._marked

    def count(self, answer: bytes) -> int:
        return answer.count(b'\n{"kind":"put"')

    def stop(self) -> None:
        self.wire.close()
        self.server.stop()


class Peer(Side):
    """A Node server from npm, in a process of its own, with its data in memory, which is the fastest it has."""

    keeps = "in memory only"

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.port = free_port()
        with (folder / "log").open("wb") as log:
            self.process = subprocess.Popen(self.command(folder), cwd=folder, env=child_environment(), stdout=log, stderr=log)
        self.wire = Wire(f"http://127.0.0.1:{self.port}")
        while not self._answers():
            if self.process.poll() is not None:
                raise RuntimeError(f"{self.name} did not start: {(folder / 'log').read_text()[-2000:]}")
        self.prepare()

    def _answers(self) -> bool:
        try:
            self.wire.ask("GET", self.alive)
        except OSError:
            self.wire.close()
            return False
        return True

    alive: str

    @abstractmethod
    def command(self, folder: Path) -> list[str]: ...

    def prepare(self) -> None:
        """What has to exist before the first record comes."""

    def stop(self) -> None:
        self.wire.close()
        self.process.terminate()
        self.process.wait(20)


class PouchDb(Peer):
    """`_changes` with the documents in it: one request, where its own replication takes two round trips."""

    name, batch, alive = "pouchdb-server", 1000, "/"

    def command(self, folder: Path) -> list[str]:
        program = packages("peers", PEERS) / "node_modules" / "pouchdb-server" / "bin" / "pouchdb-server"
        return ["node", str(program), "--in-memory", "--no-stdout-logs", "--port", str(self.port), "--config", str(folder / "config.json")]

    def prepare(self) -> None:
        self.wire.ask("PUT", "/notes")

    def bodies(self, notes: list[Note]) -> list[bytes]:
        renamed = [{"_id": note["id"], **{key: value for key, value in note.items() if key != "id"}} for note in notes]
        return [json.dumps({"docs": some}).encode() for some in self.batches(renamed)]

    def push(self, bodies: list[bytes]) -> None:
        for body in bodies:
            if b'"error"' in self.wire.ask("POST", "/notes/_bulk_docs", body):
                raise AssertionError("pouchdb-server refused a note")

    def pull(self, wire: Wire, mark: Any = None) -> bytes:
        return wire.ask("GET", f"/notes/_changes?include_docs=true&limit={MOST}&since={mark or 0}")

    def mark(self) -> Any:
        return self.wire.ask_json("GET", "/notes")["update_seq"]

    def count(self, answer: bytes) -> int:
        return len(json.loads(answer)["results"])


class RxDb(Peer):
    """Its replication endpoint over Express, which takes bodies up to 100 kB."""

    name, batch, alive = "rxdb-server", 180, "/notes/0/pull?lwt=0&id=&limit=1"
    _marked: Any = None

    def command(self, folder: Path) -> list[str]:
        # Node looks for packages beside the script, so the script goes where they are.
        script = shutil.copy(SCRIPTS / "rxdb.mjs", packages("peers", PEERS))
        return ["node", str(script), str(self.port)]

    def bodies(self, notes: list[Note]) -> list[bytes]:
        rows = [{"newDocumentState": note | {"_deleted": False}} for note in notes]
        return [json.dumps(some, separators=(",", ":")).encode() for some in self.batches(rows)]

    def push(self, bodies: list[bytes]) -> None:
        for body in bodies:
            if self.wire.ask("POST", "/notes/0/push", body) != b"[]":
                raise AssertionError("rxdb-server refused a note")

    def pull(self, wire: Wire, mark: Any = None) -> bytes:
        place = mark or {"id": "", "lwt": 0}
        return wire.ask("GET", f"/notes/0/pull?lwt={place['lwt']}&id={place['id']}&limit={MOST}")

    def mark(self) -> Any:
        while True:
            answer = json.loads(self.pull(self.wire, self._marked))
            self._marked = answer["checkpoint"] or self._marked
            if len(answer["documents"]) < MOST:
                return self._marked

    def count(self, answer: bytes) -> int:
        return len(json.loads(answer)["documents"])
