"""P7: a pull reads the feed by its key, in order, without sorting, and what it joins arrives in order."""

import gzip
import json

import pytest
from sqlalchemy import TextClause, text

from fieldapp.core.database import db
from fieldapp.sync import pull
from tests.company import Company

ASKED = {"org": "x", "scope": "terr:x", "after": 0, "head": 9, "most": 5}


def plan(query: str) -> str:
    """The database's own words on how it would run the query."""
    if db.engine.dialect.name == "sqlite":
        rows = db.session.execute(text(f"EXPLAIN QUERY PLAN {query}"), ASKED)
        return "\n".join(row.detail for row in rows)
    db.session.execute(text("TRUNCATE sync_feed"))  # emptied by deletes, its key is still as large as it ever was
    db.session.execute(text("SET LOCAL enable_seqscan = off"))  # an empty table is read whole otherwise
    return "\n".join(row[0] for row in db.session.execute(text(f"EXPLAIN {query}"), ASKED))


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("queries", [pull.LIVE, pull.CHANGED], ids=["first pull", "later pull"])
def test_the_feed_is_read_by_its_key_and_never_sorted(queries: dict[str, TextClause]) -> None:
    dialect = db.engine.dialect.name
    said = plan(queries[dialect].text)
    if dialect == "sqlite":
        assert "SEARCH sync_feed USING INDEX sqlite_autoindex_sync_feed_1 (org_id=? AND scope=? AND seq>? AND seq<?)" in said
        assert "TEMP B-TREE" not in said
    else:
        assert "pk_sync_feed" in said
        assert "Seq Scan" not in said


def test_lines_come_in_order_over_the_edges_of_blocks_and_pages(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pull, "BLOCK", 3)
    for number in range(10):
        company.account(f"Account {number}")
    phone = company.phone("rep")
    names: list[str] = []
    while True:
        lines = [json.loads(line) for line in phone.request(limit=4).text.splitlines()]
        names += [line["data"]["name"] for line in lines if line.get("type") == "account"]
        phone.cursor = lines[-1]["cursor"]
        assert len(lines) <= 6
        if not lines[-1]["more"]:
            break
    assert names == [f"Account {number}" for number in range(10)]


def test_a_packed_answer_says_the_same(company: Company) -> None:
    for number in range(20):
        company.account(f"Niño y Compañía {number}")
    phone = company.phone("rep")
    body = {"device": phone.device, "cursor": {}}
    packed = phone.client.post("/api/sync", json=body, headers={"Accept-Encoding": "gzip"})
    plain = phone.client.post("/api/sync", json=body)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) < int(plain.headers["Content-Length"])
    assert gzip.decompress(packed.data).splitlines()[1:] == plain.data.splitlines()[1:]
