"""`./run bench witnesses`: clients that others wrote say whether our server keeps the protocols it claims to speak.

tus-js-client uploads photos and is cut off in the middle of each; the server is killed, and another process goes on where each stood.
Two RxDB instances replicate notes through an adapter written from the protocol alone (`peers/adapter.mjs`), edit each note on both sides
without a network, and afterwards every edit is in the note or stands beside it as one of two versions. Exit status 1 when one was lost.

No part of `./run test`: the packages come from the registry when this runs, and the tests of a commit must not fail with the registry.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from fieldapp.core.ids import new_id
from tests.bench._figures import machine, table
from tests.bench._npm import packages
from tests.bench._wire import Wire
from tests.browser.pictures import photograph
from tests.browser.server import Server
from tests.company import PASSWORD
from tests.files.camera import sha
from tests.sync.books import Books
from tools.paths import child_environment

WITNESSES = {"tus-js-client": "4.3.1", "rxdb": "15.39.0", "rxjs": "7.8.1"}
SCRIPTS = Path(__file__).parent / "peers"
Row = dict[str, Any]


def node(script: str, *arguments: str) -> list[Any]:
    """What the script printed, a line of JSON each. Node looks for packages beside the script, so it goes where they are."""
    folder = packages("witnesses", WITNESSES)
    for name in (script, "adapter.mjs"):
        shutil.copy(SCRIPTS / name, folder)
    done = subprocess.run(
        ["node", str(folder / script), *arguments], env=child_environment(), text=True, capture_output=True, check=False, timeout=600
    )
    if done.returncode != 0:
        raise RuntimeError(f"{script}: {done.stderr.strip()[-2000:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


class Office:
    """A signed-in rep who tells the server of photos, and of nothing else."""

    def __init__(self, server: Server) -> None:
        self.wire, self.books = Wire(f"http://127.0.0.1:{server.port}"), Books()
        who = {"email": "rep@example.com", "password": PASSWORD, "device": {"id": self.books.device, "name": "witness"}}
        self.books.epoch = self.wire.ask_json("POST", "/api/session", who)["epoch"]
        self.sync()
        self.account = next(record for kind, record in self.books.held[self.scope] if kind == "account")

    @property
    def scope(self) -> str:
        return next(scope for scope in self.books.cursor if scope.startswith("terr:"))

    def sync(self) -> None:
        self.books.take(self.wire.ask("POST", "/api/sync", json.dumps(self.books.envelope()).encode()).decode())

    def attach(self, content: bytes) -> None:
        values = {"record_type": "account", "record_id": self.account, "sha256": sha(content), "size": len(content), "mime": "image/jpeg"}
        self.books.write("create", "attachment", set=values)

    def stored(self) -> list[str]:
        rows = self.books.held[self.scope].values()
        return [row["data"]["sha256"] for row in rows if row["type"] == "attachment" and row["data"]["stored"]]


def uploads(server: Server, folder: Path, photos: int) -> Row:
    """Cut off, server killed, taken up by another process: every byte once more only from where the server stood."""
    folder.mkdir()
    office = Office(server)
    taken = {f"{number:03}.jpg": photograph(number) for number in range(photos)}
    for name, content in taken.items():
        (folder / name).write_bytes(content)
        office.attach(content)
    office.sync()
    address = [f"http://localhost:{server.port}", office.wire.cookie, str(folder)]
    half = node("tus.mjs", *address, "half")
    assert server.process is not None
    server.process.kill()
    server.process.wait(20)
    server.process = None
    server.start()
    rest = node("tus.mjs", *address, "rest")
    office.wire.reopen()
    office.sync()
    whole = [content for content in taken.values() if sha(content) in office.stored() and server.file(sha(content)) == content]
    return {
        "photos": photos,
        "bytes": sum(map(len, taken.values())),
        "cut off": sum(told["cut"] for told in half),
        "stood in the middle": sum(0 < told["stood"] < told["size"] for told in rest),
        "bytes that had not to be sent again": sum(told["stood"] for told in rest),
        "bytes sent twice": sum(told["stood"] + told["sent"] - told["size"] for told in rest),
        "lost": photos - len(whole),
    }


def edits(server: Server, notes: int) -> Row:
    """Where each word that was typed on either side is in the end."""
    (told,) = node("replicate.mjs", f"http://localhost:{server.port}", PASSWORD, Office(server).account, str(notes))
    found: Counter[str] = Counter()
    for note in told["typed"]:
        body, kind, revision = server.one("SELECT body, kind, rev FROM note WHERE id = ?", note["id"])
        beside = server.rows("SELECT theirs FROM conflict WHERE record_id = ?", note["id"])
        for word in note["said"]:
            found["in the note" if word in body else "beside it" if any(word in str(theirs) for theirs in beside) else "lost"] += 1
        if note["how"] == "fields":
            found["in the note" if kind == "call" else "lost"] += 1
        copies = [told[side].get(note["id"], {}) for side in ("first", "second")]
        found["differing"] += any((copy.get("body"), copy.get("kind")) != (body, kind) for copy in copies) or revision < 2
    doubled = server.one("SELECT count(*) FROM note") - notes
    return {
        "notes": notes,
        "edits": sum(found[where] for where in ("in the note", "beside it", "lost")),
        "in the note": found["in the note"],
        "beside it as the other version": found["beside it"],
        "lost": found["lost"],
        "doubled": doubled,
        "notes that differ between server and instances": found["differing"],
        "verdicts": dict(Counter(told["verdicts"])),
    }


def measure(photos: int, notes: int, folder: Path) -> dict[str, Any]:
    instance = folder / new_id()
    instance.mkdir()
    server = Server(instance)
    server.seed()
    server.start()
    try:
        return {"machine": machine(), "tus-js-client": uploads(server, folder / "photos", photos), "rxdb": edits(server, notes)}
    finally:
        server.stop()


def show(result: dict[str, Any]) -> str:
    titles = {"tus-js-client": f"tus-js-client {WITNESSES['tus-js-client']}", "rxdb": f"RxDB {WITNESSES['rxdb']}, two instances"}
    told = [table([title, ""], [[what, str(is_so)] for what, is_so in result[name].items()]) for name, title in titles.items()]
    return "\n\n".join([*told, result["machine"]])


def wrong(result: dict[str, Any]) -> bool:
    tus, rxdb = result["tus-js-client"], result["rxdb"]
    was_cut = tus["cut off"] == tus["photos"] == tus["stood in the middle"]
    none = ("lost", "bytes sent twice", "doubled", "notes that differ between server and instances")
    return not was_cut or any(result[name].get(what, 0) for name in ("tus-js-client", "rxdb") for what in none) or not rxdb["edits"]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="./run bench witnesses")
    parser.add_argument("--photos", type=int, default=20)
    parser.add_argument("--notes", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="fieldapp-witnesses-") as folder:
        result = measure(options.photos, options.notes, Path(folder))
    print(json.dumps(result) if options.json else show(result))
    return 1 if wrong(result) else 0


if __name__ == "__main__":
    sys.exit(main())
