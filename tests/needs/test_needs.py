"""Needs: what goes in comes out, and the state moves by command."""

from tests.company import Company


def test_a_need_keeps_its_card(company: Company) -> None:
    rep = company.phone("rep")
    card = {
        "account_id": company.account(),
        "kind": "hose",
        "summary": "R2 hose",
        "quantity": 4,
        "urgency": "line_down",
        "spec": {"dash": 8},
    }
    need = rep.write("create", "need", set=card)["record"]
    rep.sync()
    held = rep.get("need", need)
    assert held is not None
    assert {name: held[name] for name in card} == card
    assert (held["status"], type(held["quantity"])) == ("new", int)


def test_the_status_of_a_need_moves_by_command_only(company: Company) -> None:
    rep = company.phone("rep")
    need = rep.write("create", "need", set={"account_id": company.account(), "summary": "R2 hose"})["record"]
    rep.write("patch", "need", need, base={"status": "new"}, set={"status": "lost"})
    rep.write("command", "need", need, command="order", expect={"status": "new"})
    rep.write("command", "need", need, command="lose", expect={"status": "new"})
    assert [verdict.get("code") for verdict in rep.sync()] == [None, "command_only", None, "stale_state"]
    held = rep.get("need", need)
    assert held is not None
    assert held["status"] == "ordered"


def test_a_spec_that_cannot_be_written_as_text_is_refused_alone(company: Company) -> None:
    rep, account = company.phone("rep"), company.account()
    for spec in ({"thread": "\ud800"}, {"dash": 8}):
        rep.write("create", "need", set={"account_id": account, "summary": "R2 hose", "spec": spec})
    assert [verdict.get("code") for verdict in rep.sync()] == ["invalid", None]
