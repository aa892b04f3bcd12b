"""An ERP's accounts come in whole, once, and nothing is dropped without a word."""

from datetime import date

from tests.accounts.exports import ERP, counts, here, take
from tests.company import Company

HEAD = ERP.split("\r\n")[0] + "\r\n"


def test_every_row_becomes_an_account_with_its_site(company: Company) -> None:
    assert counts(take(company, ERP)) == (3, 0, 0, 0, 0)
    lone = next(account for account in here(company, "account") if account.number == "010000")
    assert (lone.name, lone.kind, lone.tier, lone.language) == ("Lone Fabrication & Sons", "customer", "A", "es")
    assert (lone.last_visit, lone.visit_interval_days) == (date(2026, 10, 21), 30)
    assert lone.revenue == {"amount": "137142.98", "currency": "USD"}
    site = next(site for site in here(company, "site") if site.account_id == lone.id)
    assert (site.street, site.city, site.postal_code) == ("615 Commerce St", "Drury", "01343")
    assert site.position["precision"] == "zip"


def test_a_second_run_changes_nothing(company: Company) -> None:
    take(company, ERP)
    before = [(record.id, record.rev) for name in ("account", "site", "territory") for record in here(company, name)]
    assert counts(take(company, ERP)) == (0, 0, 3, 0, 0)
    assert before == [(record.id, record.rev) for name in ("account", "site", "territory") for record in here(company, name)]


def test_a_dry_run_says_the_same_and_writes_nothing(company: Company) -> None:
    dry = take(company, ERP, dry_run=True)
    assert not here(company, "account")
    assert len(here(company, "territory")) == 2
    assert dry == take(company, ERP)


def test_unknown_territories_are_created_and_known_ones_found(company: Company) -> None:
    take(company, ERP)
    assert sorted(territory.name for territory in here(company, "territory")) == ["EAST", "Gulf", "Plains"]
    mesa = next(account for account in here(company, "account") if account.number == "010028")
    assert mesa.territory_id == company.gulf


def test_blank_cells_never_erase(company: Company) -> None:
    take(company, ERP)
    assert counts(take(company, HEAD + "010000,Lone Fabrication & Sons,,,,,,,,,,,,\r\n")) == (0, 0, 1, 0, 0)


def test_what_changed_is_updated(company: Company) -> None:
    take(company, ERP)
    assert counts(take(company, HEAD + "10000,LONE FABRICATION & SONS,9 New Rd,,,,,,B,1/1/2020,,,,\r\n")) == (0, 1, 0, 0, 0)
    lone = next(account for account in here(company, "account") if account.number == "010000")
    assert (lone.name, lone.tier, lone.last_visit) == ("Lone Fabrication & Sons", "B", date(2026, 10, 21))


def test_near_duplicates_are_listed_and_neither_created_nor_applied(company: Company) -> None:
    twice = "010000,lone fabrication and sons,615 Commerce St,Drury,MA,1343,,EAST,C,,,,,\r\n"
    renumbered = "099999,Lone Fabrication & Sons Inc,1 Other St,Drury,MA,1343,,EAST,C,,,,,\r\n"
    report = take(company, ERP + twice + renumbered)
    assert counts(report) == (3, 0, 0, 0, 2)
    assert [item["line"] for item in report["duplicates"]] == [5, 6]
    assert counts(take(company, HEAD + renumbered)) == (0, 0, 0, 0, 1)


def test_the_same_name_in_another_state_is_another_company(company: Company) -> None:
    rows = "1,Eagle Foundry,,Springfield,MA,,,,,,,,,\r\n2,Eagle Foundry,,Springfield,OH,,,,,,,,,\r\n"
    assert counts(take(company, HEAD + rows)) == (2, 0, 0, 0, 0)


def test_rows_that_cannot_be_taken_are_named_with_line_field_and_reason(company: Company) -> None:
    rows = "1,,,,,,,,,,,,,\r\n2,Eagle,,,,,,,,31/31/2026,,,,\r\n3,Star,,,,,,,,,lots,,,\r\n4,Mesa,,,,,,,,,,,,,spare\r\n"
    report = take(company, HEAD + rows)
    assert counts(report) == (0, 0, 0, 4, 0)
    assert [(item["line"], item["field"]) for item in report["rejected"]] == [
        (2, "CUSTOMER NAME"), (3, "LAST VISIT"), (4, "YTD SALES"), (5, "row"),
    ]  # fmt: skip
    assert all(item["reason"] for item in report["rejected"])


def test_an_unknown_class_is_left_out_with_a_warning(company: Company) -> None:
    report = take(company, HEAD + "1,Eagle,,,,,,Gulf,Z,,,,,\r\n")
    assert counts(report) == (1, 0, 0, 0, 0)
    assert any("CLASS" in warning and "line 2" in warning for warning in report["warnings"])


def test_a_crm_export_finds_the_accounts_by_number_and_then_by_its_own_id(company: Company) -> None:
    take(company, ERP)
    head = '"ID","NAME","ACCOUNTNUMBER","TYPE","BILLINGCITY"\r\n'
    first = head + '"0015e0000000000AAA","Lone Fabrication & Sons","010000","Customer - Direct","Drury"\r\n'
    assert counts(take(company, first)) == (0, 1, 0, 0, 0)
    renamed = head + '"0015e0000000000","Lone Star Fabrication","","",""\r\n'
    assert counts(take(company, renamed)) == (0, 1, 0, 0, 0)
    assert counts(take(company, renamed)) == (0, 0, 1, 0, 0)


def test_accounts_without_a_territory_wait_in_one_that_says_so(company: Company) -> None:
    report = take(company, "Nombre;Ciudad;Ventas\nTubería del Norte;Monterrey;1.234,50\n")
    assert counts(report) == (1, 0, 0, 0, 0)
    (account,) = here(company, "account")
    assert account.revenue == {"amount": "1234.50", "currency": "USD"}
    names = {territory.id: territory.name for territory in here(company, "territory")}
    assert names[account.territory_id] == "Unassigned"
    assert counts(take(company, "Nombre;Ciudad;Ventas\nTubería del Norte;Monterrey;1.234,50\n")) == (0, 0, 1, 0, 0)
