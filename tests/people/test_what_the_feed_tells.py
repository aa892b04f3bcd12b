"""People travel to every phone of the company; their secrets do not."""

import json

from tests.company import Company


def test_no_password_hash_and_no_token_reaches_a_phone(company: Company) -> None:
    phone = company.phone("rep")
    phone.sync()
    told = json.dumps([list(records.values()) for records in phone.held.values()])
    assert "rep@example.com" in told
    assert "argon2" not in told
    assert "password" not in told
    assert "token" not in told


def test_a_rep_changes_nobody_through_sync(company: Company) -> None:
    phone = company.phone("rep")
    phone.sync()
    phone.write("patch", "user", record=phone.user_id, rev=1, base={"role": "rep"}, set={"role": "admin"})
    phone.write("create", "territory", set={"name": "Mine"})
    phone.write("patch", "territory", record=company.gulf, rev=1, base={"name": "Gulf"}, set={"name": "Mine"})
    assert [verdict["verdict"] for verdict in phone.sync()] == ["rejected"] * 3


def test_a_new_territory_arrives_on_the_phones(company: Company) -> None:
    admin, phone = company.phone("admin"), company.phone("rep")
    admin.sync()
    made = admin.write("create", "territory", set={"name": "Delta"})
    assert [verdict["verdict"] for verdict in admin.sync()] == ["ok"]
    phone.sync()
    assert phone.held[f"org:{company.org_id}"]["territory", made["record"]]["data"]["name"] == "Delta"
