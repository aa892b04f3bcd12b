"""A company may be part of another; people say where they work and how they do not want to be reached."""

from typing import Any

from tests.company import Company


def verdict(phone: Any, op: str, kind: str, record: str | None = None, **more: Any) -> tuple[str, str | None]:
    phone.write(op, kind, record, **more)
    (line,) = phone.sync()
    return line["verdict"], line.get("code")


def part_of(parent: str | None) -> dict[str, Any]:
    return {"rev": 1, "base": {"parent_id": None}, "set": {"parent_id": parent}}


def test_a_plant_stands_under_its_company(company: Company) -> None:
    plant, group = company.account("Sabine Yard"), company.account("Sabine Group")
    rep = company.phone("rep")
    assert verdict(rep, "patch", "account", plant, **part_of(group))[0] == "ok"
    assert rep.held[f"terr:{company.gulf}"]["account", plant]["data"]["parent_id"] == group


def test_no_company_is_part_of_itself_by_any_way_round(company: Company) -> None:
    plant, group = company.account("Sabine Yard"), company.account("Sabine Group")
    rep = company.phone("rep")
    assert verdict(rep, "patch", "account", plant, **part_of(plant)) == ("rejected", "parent_circle")
    assert verdict(rep, "patch", "account", plant, **part_of(group))[0] == "ok"
    assert verdict(rep, "patch", "account", group, **part_of(plant)) == ("rejected", "parent_circle")


def test_potential_and_service_package_are_kept_as_written(company: Company) -> None:
    account, rep = company.account(), company.phone("rep")
    values = {"potential": {"amount": "90000.00", "currency": "USD"}, "service_package": "Hose care", "external_id": "0015e0000000001AAA"}
    assert verdict(rep, "patch", "account", account, rev=1, base=dict.fromkeys(values), set=values)[0] == "ok"
    data = rep.held[f"terr:{company.gulf}"]["account", account]["data"]
    assert {name: data[name] for name in values} == values


def test_people_name_their_sites_and_how_not_to_reach_them(company: Company) -> None:
    account, rep = company.account(), company.phone("rep")
    site = rep.write("create", "site", set={"account_id": account, "label": "Yard 2"})["record"]
    values = {"account_id": account, "name": "Ray", "site_ids": [site], "opt_outs": ["phone"]}
    contact = rep.write("create", "contact", set=values)["record"]
    assert [line["verdict"] for line in rep.sync()] == ["ok", "ok"]
    data = rep.held[f"terr:{company.gulf}"]["contact", contact]["data"]
    assert (data["site_ids"], data["opt_outs"]) == ([site], ["phone"])
    assert verdict(rep, "create", "contact", set={**values, "opt_outs": ["pigeon"]})[0] == "rejected"
