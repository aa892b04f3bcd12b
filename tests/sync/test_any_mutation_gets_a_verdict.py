"""P5: whatever a mutation holds, it gets its verdict and the ones beside it go on."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldapp.core.ids import new_id
from tests.company import Company

LETTERS = st.text(st.characters(exclude_categories=[]) | st.sampled_from(["\x00", "\ud800", "'", "é"]), max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.sampled_from([1e308, -0.0, 0.1]) | LETTERS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LETTERS, inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(["account_id", "visit_id", "body", "kind", "summary", "spec", "quantity", "tags", "phones", "territory_id", "day"])
VALUES = st.dictionaries(FIELDS | LETTERS, JSON, max_size=4)
MUTATIONS = st.fixed_dictionaries(
    {"id": st.builds(new_id) | LETTERS.filter(bool)},
    optional={
        "n": st.integers(0, 99) | JSON,
        "at": JSON,
        "op": st.sampled_from(["create", "patch", "delete", "command"]) | JSON,
        "type": st.sampled_from(["note", "need", "account", "contact", "trip", "visit", "conflict", "user", "attachment"]) | JSON,
        "record": st.builds(new_id) | st.just("account") | JSON,
        "set": VALUES | JSON,
        "base": VALUES | JSON,
        "rev": JSON,
        "after": st.builds(new_id) | JSON,
        "command": st.sampled_from(["approve", "settle", "answer"]) | JSON,
        "args": JSON,
        "expect": JSON,
    },
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(batch=st.lists(MUTATIONS, min_size=1, max_size=6))
def test_whatever_a_mutation_holds_it_gets_a_verdict(company: Company, batch: list[dict[str, Any]]) -> None:
    rep, account = company.phone("rep"), company.account()
    for mutation in batch:
        if mutation.get("record") == "account":
            mutation["record"] = account
    good = rep.write("create", "note", set={"account_id": account, "body": "good"})
    rep.outbox = [*batch, good]
    verdicts = rep.sync()
    assert [verdict["mutation"] for verdict in verdicts] == [mutation["id"] for mutation in [*batch, good]]
    assert verdicts[-1]["verdict"] == "ok"
