"""A ZIP code is a place, without a network."""

from fieldapp.accounts.geocoding import ZipGeocoder, position_of, town_of


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
