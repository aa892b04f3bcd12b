"""Whatever is sent to whichever address: problem JSON that says what to do, never a 500, never a stack trace."""

import gzip
import io
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from fieldapp.core.clock import frozen, now
from fieldapp.core.database import db
from fieldapp.core.ids import new_id
from tests.company import PASSWORD, Company

WRITING = {"POST", "PATCH", "PUT", "DELETE"}
MB = 1024 * 1024


class Endless(io.RawIOBase):
    """Bytes without an end; nobody shall take more of them than the largest file has."""

    taken = 0

    at = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = 0) -> int:
        """The test client asks for the end to learn the length."""
        self.at = 50 * MB if whence == 2 else offset
        return self.at

    def readinto(self, buffer: Any) -> int:
        self.taken += len(buffer)
        assert self.taken <= 26 * MB
        buffer[:] = b"x" * len(buffer)
        return len(buffer)


def deep(levels: int) -> bytes:
    return b'{"a":' + b"[" * levels + b"]" * levels + b"}"


BODIES: dict[str, bytes] = {
    "nothing": b"",
    "half an object": b'{"email": "rep@exa',
    "a list": b"[]",
    "a text": b'"x"',
    "null": b"null",
    "an endless number": b'{"limit": NaN}',
    "a very long number": b'{"limit": ' + b"9" * 5000 + b"}",
    "no utf-8": b'{"name": "\xff\xfe"}',
    "everything of another kind": json.dumps(
        {name: {"x": [1]} for name in ("email", "password", "device", "name", "token", "mutations", "cursor", "user_id", "content", "do")}
    ).encode(),
    "numbers": json.dumps(dict.fromkeys(("email", "password", "device", "name", "token", "unit", "role", "reason"), 5)).encode(),
    "zero bytes": json.dumps(dict.fromkeys(("email", "password", "name", "token", "reason", "do"), "a\x00b")).encode(),
    "half characters": json.dumps(dict.fromkeys(("email", "password", "name", "token", "reason", "do"), "\ud83d")).encode(),
    "nested a little": deep(50),
    "nested deeply": deep(100_000),
}


def addresses(app: Flask) -> Iterator[tuple[str, str]]:
    """Each address that changes something, with what does not exist in its place-holders."""
    for rule in app.url_map.iter_rules():
        values = dict.fromkeys(rule.arguments, "x")
        path = rule.rule
        for name in values:
            path = path.replace(f"<{name}>", new_id()).replace(f"<path:{name}>", "x")
        for method in sorted((rule.methods or set()) & WRITING):
            yield method, path


def is_fine(answer: Any, *, may_succeed: bool = False) -> bool:
    if answer.status_code < 400:
        return may_succeed
    return answer.status_code < 500 and answer.mimetype == "application/problem+json" and bool(answer.json["detail"])


@pytest.mark.parametrize("name", BODIES)
def test_no_body_breaks_any_address(company: Company, name: str) -> None:
    client = company.phone("admin").client
    for method, path in addresses(company.app):
        if (method, path) == ("DELETE", "/api/session"):
            continue
        answer = client.open(path, method=method, data=BODIES[name], content_type="application/json")
        assert is_fine(answer, may_succeed=path in {"/api/calendar", "/api/sync"}), (method, path, answer.status_code, answer.text)
    assert client.get("/api/session").status_code == 200


@pytest.mark.parametrize("odd", ["%00", "a%00b", "%ED%A0%80", "%FF"])
def test_no_address_is_broken_by_what_stands_in_it(company: Company, odd: str) -> None:
    client = company.phone("admin").client
    for rule in company.app.url_map.iter_rules():
        path = rule.rule
        for name in rule.arguments:
            path = path.replace(f"<{name}>", odd).replace(f"<path:{name}>", odd)
        for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
            for asked in (path, *(f"{path}?{name}={odd}" for name in ("what", "user", "before", "limit"))):
                if (method, path) != ("DELETE", "/api/session"):
                    answer = client.open(asked, method=method, json={"name": "x"} if method in WRITING else None, buffered=True)
                    assert answer.status_code < 500 or answer.json["code"] == "not_built", (method, asked, answer.text)


def test_every_address_wants_json_and_says_so(company: Company) -> None:
    client = company.phone("admin").client
    for method, path in addresses(company.app):
        if method in {"POST", "PATCH"} and not path.startswith(("/api/calendar", "/api/files")):
            if path.endswith("/invite"):  # it has no body: whom it is for stands in the address
                continue
            answer = client.open(path, method=method, data="a=b", content_type="application/x-www-form-urlencoded")
            assert (answer.status_code, answer.json["code"]) == (415, "not_json"), path


def test_what_has_no_end_is_refused_by_its_size_everywhere(company: Company) -> None:
    client = company.phone("admin").client
    for method, path in addresses(company.app):
        if method in {"POST", "PATCH"}:
            endless: Any = {"input_stream": Endless(), "content_length": 50 * MB, "content_type": "application/json"}
            answer = client.open(path, method=method, **endless)
            assert is_fine(answer, may_succeed=path == "/api/calendar" or path.endswith("/invite")), (path, answer.status_code)


def test_a_small_body_that_unpacks_to_a_mountain_is_refused(company: Company) -> None:
    rep = company.phone("rep")
    bomb = gzip.compress(b'{"device": "' + b"x" * (40 * MB) + b'"}')
    assert len(bomb) < MB
    answer = rep.client.post("/api/sync", data=bomb, content_type="application/json", headers={"Content-Encoding": "gzip"})
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")
    for broken in (b"no gzip at all", bomb[:100], gzip.compress(b"{}")[:-4]):
        answer = rep.client.post("/api/sync", data=broken, content_type="application/json", headers={"Content-Encoding": "gzip"})
        assert answer.status_code == 422


@pytest.mark.parametrize("levels", [60, 400, 900, 5000])
def test_a_change_nested_deeply_is_judged_alone(company: Company, levels: int) -> None:
    rep = company.phone("rep")
    raw = '{"device": "d", "mutations": [{"id": "%s", "n": 1, "op": "create", "type": "need", "record": "%s", "set": {"spec": {"a": %s}}}]}'
    body = raw % (new_id(), new_id(), "[" * levels + "]" * levels)
    answer = rep.client.post("/api/sync", data=body, content_type="application/json")
    assert answer.status_code in {200, 422}
    good = rep.write("create", "note", set={"account_id": company.account(), "body": "after", "kind": "call"})
    rep.sync()
    assert rep.get("note", good["record"]) is not None


def test_the_eleventh_wrong_password_is_told_how_long_to_wait(company: Company) -> None:
    client = company.app.test_client()
    body = {"email": "rep@example.com", "password": "not this one"}
    codes = [client.post("/api/session", json=body).status_code for _ in range(10)]
    stopped = client.post("/api/session", json={**body, "password": PASSWORD})
    assert codes == [401] * 10
    assert (stopped.status_code, stopped.mimetype) == (429, "application/problem+json")
    wait = int(stopped.headers["Retry-After"])
    with frozen(now() + timedelta(seconds=wait + 1)):
        assert client.post("/api/session", json={**body, "password": PASSWORD}).status_code == 200


def rows() -> dict[str, int]:
    db.session.rollback()
    tables = ("note", "sync_feed", "sync_mutation", "sync_quarantine", "sync_revision", "audit")
    return {table: db.session.execute(text(f"SELECT count(*) FROM {table}")).scalar() or 0 for table in tables}


def fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> Any:
    """On SQLite no page can be added any more; on PostgreSQL the server says that it cannot extend a file. Returns what ends it."""
    if db.engine.dialect.name == "sqlite":

        def limit(connection: Any, _record: Any, _proxy: Any) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count={pages}")

        event.listen(db.engine, "checkout", limit)

        def end() -> None:
            event.remove(db.engine, "checkout", limit)
            with db.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA max_page_count=4294967294")
            db.engine.dispose()

        return end

    from psycopg.errors import DiskFull

    def refuse(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("INSERT INTO sync_feed"):
            raise OperationalError(statement, {}, DiskFull("could not extend file: No space left on device"))

    event.listen(db.engine, "before_cursor_execute", refuse)
    return lambda: event.remove(db.engine, "before_cursor_execute", refuse)


def test_a_full_disk_in_the_middle_of_a_push_changes_nothing(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    rep, account = company.phone("rep"), company.account()
    for number in range(30):
        rep.write("create", "note", set={"account_id": account, "body": f"{number} " + "long words " * 1500, "kind": "call"})
    before = rows()
    db.session.remove()
    end = fill_the_disk(monkeypatch)
    try:
        answer = rep.request()
    finally:
        end()
    assert (answer.status_code, answer.mimetype, answer.json["code"]) == (503, "application/problem+json", "try_later")
    assert "Nothing was changed" in answer.json["detail"]
    assert int(answer.headers["Retry-After"]) > 0
    assert rows() == before
    assert {verdict["verdict"] for verdict in rep.sync()} == {"ok"}
