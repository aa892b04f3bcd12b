"""An admin sets name, language, unit and rates; every phone has them after its next sync."""

from typing import Any

import pytest

from tests.company import Company

SOME = {"amount": "100.00", "currency": "USD"}
RATE = {"amount": "0.4350", "currency": "USD"}


def settings_on(phone: Any) -> dict[str, Any] | None:
    phone.sync()
    return next(iter(phone.all("settings").values()), None)


def test_until_somebody_sets_them_the_defaults_hold(company: Company) -> None:
    rep = company.phone("rep")
    told = rep.client.get("/api/settings").json
    assert (told["name"], told["unit"], told["night_rate"]) == ("Gulf Hydraulics", "mi", {"amount": "140.00", "currency": "USD"})
    assert told["tolerance"] == {"visits": 2, "km": 80, "cost": SOME}
    assert settings_on(rep) is None


def test_what_an_admin_sets_reaches_every_phone(company: Company) -> None:
    admin, rep = company.phone("admin"), company.phone("rep")
    answer = admin.client.patch("/api/settings", json={"name": "Gulf Fluid Power", "unit": "km", "km_rate": RATE})
    assert (answer.status_code, answer.json["name"], answer.json["unit"]) == (200, "Gulf Fluid Power", "km")
    held = settings_on(rep)
    assert held is not None
    assert (held["unit"], held["km_rate"], held["meals_rate"]["amount"]) == ("km", RATE, "60.00")
    assert rep.client.get("/api/session").json["organisation"] == "Gulf Fluid Power"
    admin.client.patch("/api/settings", json={"unit": "mi"})
    held = settings_on(rep)
    assert held is not None
    assert (held["unit"], held["km_rate"]) == ("mi", RATE)


@pytest.mark.parametrize("name", ["rep", "manager"])
def test_nobody_else_sets_them(company: Company, name: str) -> None:
    company.phone("admin").client.patch("/api/settings", json={"unit": "km"})
    phone = company.phone(name)
    phone.sync()
    assert phone.client.patch("/api/settings", json={"unit": "mi"}).status_code == 403
    phone.write("patch", "settings", record=company.org_id, base={"unit": "km"}, set={"unit": "mi"})
    assert [verdict["code"] for verdict in phone.sync()] == ["not_allowed"]
    assert company.app.test_client().get("/api/settings").status_code == 401


@pytest.mark.parametrize(
    "wrong",
    [
        {"unit": "leagues"},
        {"km_rate": {"amount": "-1", "currency": "USD"}},
        {"night_rate": 140},
        {"name": ""},
        {"language": "fr"},
        {"mood": 1},
        {"tolerance": 1},
        {"tolerance": {"visits": 2, "km": 80}},
        {"tolerance": {"visits": -1, "km": 80, "cost": SOME}},
        {"tolerance": {"visits": True, "km": 80, "cost": SOME}},
        {"tolerance": {"visits": 2.5, "km": 80, "cost": SOME}},
        {"tolerance": {"visits": 2, "km": "80", "cost": SOME}},
        {"tolerance": {"visits": 2, "km": 10_001, "cost": SOME}},
        {"tolerance": {"visits": 2, "km": 80, "cost": 100}},
        {"tolerance": {"visits": 2, "km": 80, "cost": {"amount": "-1", "currency": "USD"}}},
    ],
)
def test_what_is_no_setting_is_refused_and_nothing_changes(company: Company, wrong: dict[str, Any]) -> None:
    admin = company.phone("admin")
    before = admin.client.get("/api/settings").json
    answer = admin.client.patch("/api/settings", json={"language": "es", **wrong})
    assert (answer.status_code, list(answer.json["errors"])) == (422, list(wrong))
    assert admin.client.get("/api/settings").json == before
