"""A ZIP code is a place, without a network."""

from typing import Any

import pytest

from fieldapp.accounts.geocoding import ZipGeocoder, position_of, town_of
from tests.company import Company


def test_an_address_is_found_by_its_zip_code() -> None:
    place = ZipGeocoder().geocode("615 Commerce St, Drury, MA 01343")
    assert place is not None
    assert (round(place.latitude), round(place.longitude)) == (43, -73)


def test_a_town_serves_when_the_zip_code_is_missing() -> None:
    position = position_of(ZipGeocoder(), "Drury", "MA", None)
    assert position is not None
    assert position["precision"] == "town"


def test_an_unknown_place_is_nowhere() -> None:
    assert ZipGeocoder().geocode("Nowhere") is None
    assert position_of(ZipGeocoder(), None, None, "00000") is None


def test_a_zip_code_knows_its_town() -> None:
    assert town_of("01343") == "Drury"
    assert town_of(None) is None


@pytest.mark.parametrize("state", ["TX", "tx", "Texas"])
def test_a_state_is_known_by_code_and_by_name(state: str) -> None:
    found = position_of(ZipGeocoder(), "Beaumont", state, None)
    assert found is not None
    assert found["precision"] == "town"


def test_a_code_of_another_state_is_not_believed() -> None:
    found = position_of(ZipGeocoder(), "Beaumont", "TX", "44438")
    assert found is not None
    assert found["precision"] == "town"
    assert position_of(ZipGeocoder(), "Monterrey", "Nuevo León", "64000") is None


def test_a_site_gets_its_place_from_its_address_until_somebody_says_better(company: Company) -> None:
    account, rep = company.account(), company.phone("rep")
    site = rep.write("create", "site", set={"account_id": account, "label": "Yard", "city": "Beaumont", "state": "TX"})["record"]
    rep.sync()

    def held() -> dict[str, Any]:
        data: dict[str, Any] = rep.held[f"terr:{company.gulf}"]["site", site]
        return data

    assert held()["data"]["position"]["precision"] == "town"
    rep.write("patch", "site", site, rev=held()["rev"], base={"postal_code": None}, set={"postal_code": "77701"})
    rep.sync()
    assert held()["data"]["position"]["precision"] == "zip"
    pin = {"lat": 30.1, "lon": -94.1, "precision": "pin"}
    rep.write("patch", "site", site, rev=held()["rev"], base={"position": held()["data"]["position"]}, set={"position": pin})
    rep.write("patch", "site", site, rev=held()["rev"], base={"postal_code": "77701"}, set={"postal_code": "77705"})
    rep.sync()
    assert held()["data"]["position"] == pin
