"""A rep looks after their own territories; moving accounts and importing are for those above."""

import base64
from typing import Any

from tests.accounts.exports import ERP, here
from tests.company import Company


def verdict(phone: Any, op: str, kind: str, record: str, **more: Any) -> tuple[str, str | None]:
    phone.write(op, kind, record, **more)
    (line,) = phone.sync()
    return line["verdict"], line.get("code")


def test_a_rep_creates_an_account_in_their_first_territory(company: Company) -> None:
    rep = company.phone("rep")
    mutation = rep.write("create", "account", set={"name": "Sabine Crane"})
    rep.sync()
    assert rep.held[f"terr:{company.gulf}"]["account", mutation["record"]]["data"]["name"] == "Sabine Crane"


def test_a_rep_changes_nothing_in_another_territory(company: Company) -> None:
    account = company.account(territory=company.plains)
    rep = company.phone("rep")
    more = {"rev": 1, "base": {"tier": "C"}, "set": {"tier": "A"}}
    assert verdict(rep, "patch", "account", account, **more)[0] == "rejected"
    site = {"set": {"account_id": account, "label": "Plant"}}
    assert verdict(rep, "create", "site", account, **site)[0] == "rejected"


def test_moving_an_account_is_a_managers_right_and_takes_everything_along(company: Company) -> None:
    account = company.account()
    rep, other, manager = (company.phone(name) for name in ("rep", "other", "manager"))
    contact = rep.write("create", "contact", set={"account_id": account, "name": "Ana Torres"})["record"]
    rep.sync()
    move = {"rev": 1, "base": {"territory_id": company.gulf}, "set": {"territory_id": company.plains}}
    assert verdict(rep, "patch", "account", account, **move) == ("rejected", "not_allowed")
    assert verdict(manager, "patch", "account", account, **move)[0] == "ok"
    rep.sync()
    other.sync()
    assert ("contact", contact) in other.held[f"terr:{company.plains}"]
    assert ("contact", contact) not in rep.held.get(f"terr:{company.gulf}", {})


def test_a_wrong_value_is_rejected_with_its_field(company: Company) -> None:
    rep = company.phone("rep")
    rep.write("create", "account", set={"name": "Sabine Crane", "tier": "D"})
    (line,) = rep.sync()
    assert line["verdict"] == "rejected"
    assert "tier" in line["detail"]


def post(phone: Any, text: str, **more: Any) -> Any:
    content = base64.b64encode(text.encode()).decode()
    body = {"kind": "accounts", "name": "erp.csv", "content_base64": content, "dry_run": False, **more}
    return phone.client.post("/api/imports", json=body)


def test_an_admin_imports_a_file(company: Company) -> None:
    admin = company.phone("admin")
    assert post(admin, ERP, dry_run=True).json["created"] == 3
    assert not here(company, "account")
    assert post(admin, ERP).json["created"] == 3
    assert len(here(company, "account")) == 3


def test_a_rep_imports_nothing(company: Company) -> None:
    assert post(company.phone("rep"), ERP).status_code == 403
    assert not here(company, "account")


def test_a_manager_imports_into_the_territories_of_their_team(company: Company) -> None:
    manager = company.phone("manager")
    assert post(manager, ERP).json["created"] == 3
    manager.sync()
    east = next(territory for territory in here(company, "territory") if territory.name == "EAST")
    assert len([key for key in manager.held[f"terr:{east.id}"] if key[0] == "account"]) == 2


def test_a_broken_file_is_an_error_and_changes_nothing(company: Company) -> None:
    admin = company.phone("admin")
    for text, code in ((ERP[:-60], "truncated_file"), ("a,b\n1,2\n", "no_usable_columns"), ("PK\x03\x04", "binary_file")):
        answer = post(admin, text)
        assert (answer.status_code, answer.json["code"]) == (422, code)
    assert post(admin, ERP, kind="horses").status_code == 422
    assert post(admin, ERP, content_base64="%%").status_code == 422
    assert not here(company, "account")
