"""docs/decisions: `need.spec` is merged by key; within one key it is the scalar that sync.md speaks of."""

from typing import Any

import pytest

from tests.company import Company
from tests.sync.phones import Phone

BASE = {"application": "crane boom"}


def two_at_work(company: Company, first: dict[str, Any], late: dict[str, Any]) -> tuple[Phone, Phone, str, dict[str, Any]]:
    """The manager's answer reaches the server first, the rep's comes late; the rep's verdict."""
    rep, manager = company.phone("rep"), company.phone("manager")
    values = {"account_id": company.account(), "summary": "Hose", "kind": "hose", "spec": BASE}
    need = rep.write("create", "need", set=values)["record"]
    rep.sync(), manager.sync()
    manager.write("patch", "need", need, rev=1, base={"spec": BASE}, set={"spec": {**BASE, **first}})
    rep.write("patch", "need", need, rev=1, base={"spec": BASE}, set={"spec": {**BASE, **late}})
    manager.sync()
    return rep, manager, need, rep.sync()[0]


def spec_on(phone: Phone, need: str) -> Any:
    held = phone.get("need", need)
    assert held is not None
    return held["spec"]


def test_different_letters_of_the_checklist_are_both_kept(company: Company) -> None:
    rep, manager, need, verdict = two_at_work(company, {"pressure": 3000}, {"ends": "JIC"})
    manager.sync()
    assert verdict["verdict"] == "merged"
    assert spec_on(rep, need) == spec_on(manager, need) == {**BASE, "pressure": 3000, "ends": "JIC"}
    assert rep.all("conflict") == {}


@pytest.mark.parametrize(("take", "size"), [("theirs", "-6"), ("ours", "-8")])
def test_the_same_letter_is_a_question_about_spec_and_the_rest_is_kept(company: Company, take: str, size: str) -> None:
    rep, manager, need, verdict = two_at_work(company, {"size": "-8", "media": "oil"}, {"size": "-6", "ends": "JIC"})
    ((conflict, seen),) = rep.all("conflict").items()
    assert (verdict["verdict"], seen["field"]) == ("conflict", "spec")
    both = {**BASE, "media": "oil", "ends": "JIC"}
    assert spec_on(rep, need) == seen["ours"] == {**both, "size": "-8"}
    assert seen["theirs"] == {**both, "size": "-6"}
    manager.sync()
    manager.write("patch", "need", need, rev=3, base={"spec": seen["ours"]}, set={"spec": {**seen["ours"], "pressure": 210}})
    manager.sync()
    rep.write("command", "conflict", conflict, command="settle", args={"take": take}, expect={})
    rep.sync(), manager.sync()
    assert spec_on(manager, need) == {**both, "size": size, "pressure": 210}
