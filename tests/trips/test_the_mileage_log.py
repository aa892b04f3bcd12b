"""What was driven, ride by ride: from the base through the visits that took place, home at the end, for a spreadsheet and on paper."""

import csv
import io
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fieldapp.core.actor import acting_as, system
from fieldapp.core.database import write
from fieldapp.core.ids import new_id
from fieldapp.core.records import record_type
from fieldapp.trips.estimates import road_metres
from fieldapp.trips.mileage import Call, Spot, rides
from fieldapp.trips.mileage_pdf import as_pdf
from fieldapp.trips.mileage_sheet import Log, as_csv
from tests.company import Company
from tests.sync.phones import Phone

HOUSTON = {"lat": 29.76, "lon": -95.37}
KATY = {"lat": 29.79, "lon": -95.82}
AUSTIN = {"lat": 30.27, "lon": -97.74}
BASE = Spot("Houston", HOUSTON)
MONDAY, TUESDAY = date(2026, 12, 7), date(2026, 12, 8)


def call(day: date, hour: int, name: str, place: dict[str, float] | None, purpose: str = "") -> Call:
    return Call(day, f"{day}T{hour:02}:00:00Z", Spot(name, place), purpose)


def ways(calls: list[Call], *, is_over: bool = True) -> list[tuple[str, str]]:
    return [(ride.start, ride.end) for ride in rides(calls, BASE, is_over=is_over)]


def test_rides_follow_the_order_of_arrival_and_end_at_the_base() -> None:
    calls = [call(MONDAY, 11, "Ortiz", KATY), call(MONDAY, 9, "Kessler", HOUSTON)]
    assert ways(calls) == [("Houston", "Kessler"), ("Kessler", "Ortiz"), ("Ortiz", "Houston")]


def test_a_night_far_away_is_no_way_home() -> None:
    calls = [call(MONDAY, 9, "Capitol Pumps", AUSTIN), call(TUESDAY, 9, "Ortiz", KATY)]
    assert ways(calls) == [("Houston", "Capitol Pumps"), ("Capitol Pumps", "Ortiz"), ("Ortiz", "Houston")]
    near = [call(MONDAY, 9, "Ortiz", KATY), call(TUESDAY, 9, "Ortiz", KATY)]
    assert ways(near) == [("Houston", "Ortiz"), ("Ortiz", "Houston")] * 2


def test_the_way_home_is_not_driven_before_the_trip_is_over() -> None:
    assert ways([call(MONDAY, 9, "Ortiz", KATY)], is_over=False) == [("Houston", "Ortiz")]


def test_a_place_that_is_not_on_the_map_has_no_distance_instead_of_none_at_all() -> None:
    first, second, home = rides([call(MONDAY, 9, "Lost", None), call(MONDAY, 10, "Ortiz", KATY)], BASE, is_over=True)
    assert (first.metres, second.metres, home.metres) == (None, None, road_metres(KATY, HOUSTON))
    assert next(csv.reader(io.StringIO(as_csv(log([first])).decode("utf-8-sig")).readlines()[1:]))[4:] == ["", ""]


def log(driven: list[Any], **more: Any) -> Log:
    values = {"who": "Rita Rep", "trip": "December", "unit": "mi", "language": "en", "cents_per_km": 43, "currency": "USD"}
    return Log(rides=driven, **{**values, **more})


PLACES = st.sampled_from([HOUSTON, KATY, AUSTIN, None])


@given(st.lists(st.tuples(st.sampled_from([MONDAY, TUESDAY]), st.integers(0, 23), PLACES), min_size=1, max_size=8), st.booleans())
def test_every_ride_begins_where_the_last_one_ended_and_the_sheet_adds_up(visits: list[Any], is_over: bool) -> None:
    driven = rides([call(day, hour, f"stop {n}", place) for n, (day, hour, place) in enumerate(visits)], BASE, is_over=is_over)
    assert driven[0].start == "Houston"
    assert all(before.end == after.start for before, after in pairwise(driven))
    assert sum(1 for ride in driven if ride.end.startswith("stop")) == len(visits)
    sheet = log(driven)
    way, money = sheet.totals()
    assert round(sum(float(row[4] or 0) for row in sheet.rows()), 1) == float(way)
    assert round(sum(float(row[5] or 0) for row in sheet.rows()), 2) == float(money)


def test_a_text_that_a_spreadsheet_would_reckon_with_stays_a_text() -> None:
    (ride, *_) = rides([call(MONDAY, 9, "=HYPERLINK()", KATY, "@sum")], BASE, is_over=True)
    row = list(csv.reader(io.StringIO(as_csv(log([ride])).decode("utf-8-sig"))))[1]
    assert (row[2], row[3]) == ("'=HYPERLINK()", "'@sum")


def test_the_sheet_for_paper_holds_any_name_and_any_number_of_rides() -> None:
    calls = [call(MONDAY, 9, "Muñoz & Söhne <Gdańsk> 株式会社", KATY, "x" * 900)] * 60
    page = as_pdf(log(rides(calls, BASE, is_over=True), language="es"))
    assert page.startswith(b"%PDF-")
    assert page.count(b"/Type /Page\n") > 1


def located(company: Company, name: str, place: dict[str, float]) -> str:
    account = company.account(name)
    with acting_as(system(company.org_id)), write():
        create = record_type("site").create
        assert create is not None
        create(new_id(), {"account_id": account, "label": "Plant", "position": {**place, "precision": "pin", "source": "user"}})
    return account


def travelled(company: Company, rep: Phone) -> str:
    """A trip with one planned visit that took place and one that nobody planned."""
    kessler, ortiz = located(company, "Kessler", KATY), located(company, "Ortiz", AUSTIN)
    base = {"label": "Houston", "position": HOUSTON}
    days = {"title": "Dec", "start_date": "2026-12-07", "end_date": "2026-12-08", "base": base}
    trip = str(rep.write("create", "trip", set=days)["record"])
    planned = {"trip_id": trip, "account_id": kessler, "day": "2026-12-07", "objective": "Press line"}
    surprise = {"account_id": ortiz, "day": "2026-12-08"}
    visits = [rep.write("create", "visit", set=values)["record"] for values in (planned, surprise)]
    for visit, day in zip(visits, ("2026-12-07", "2026-12-08"), strict=True):
        rep.write("command", "visit", visit, command="check_in", args={"at": f"{day}T15:00:00Z"})
        rep.write("command", "visit", visit, command="check_out", args={"at": f"{day}T16:00:00Z"})
    assert {verdict["verdict"] for verdict in rep.sync()} == {"ok"}
    return trip


def test_a_trip_tells_its_mileage_to_those_who_may_see_it(company: Company) -> None:
    rep, manager, other = company.phone("rep"), company.phone("manager"), company.phone("other")
    trip = travelled(company, rep)
    answer = manager.client.get(f"/api/trips/{trip}/mileage.csv")
    head, *rows = csv.reader(io.StringIO(answer.data.decode("utf-8-sig")))
    assert head == ["Date", "From", "To", "Purpose", "Distance (mi)", "Amount (USD)"]
    miles = f"{road_metres(HOUSTON, KATY) / 1609.344:.1f}"
    assert rows[0][:5] == ["2026-12-07", "Houston", "Kessler", "Press line", miles]
    assert [row[2] for row in rows] == ["Kessler", "Houston", "Ortiz"], "the last way home is not driven while the trip is not over"
    assert manager.client.get(f"/api/trips/{trip}/mileage.pdf").data.startswith(b"%PDF-")
    assert other.client.get(f"/api/trips/{trip}/mileage.csv").status_code == 403
    assert company.app.test_client().get(f"/api/trips/{trip}/mileage.pdf").status_code == 401


def test_a_trip_without_a_visit_has_no_log_and_says_so(company: Company) -> None:
    rep = company.phone("rep")
    trip = rep.write("create", "trip", set={"title": "Dec"})["record"]
    rep.sync()
    answer = rep.client.get(f"/api/trips/{trip}/mileage.csv")
    assert (answer.status_code, answer.json["detail"]) == (404, "Nothing was driven on this trip yet.")
    assert rep.client.get(f"/api/trips/{trip}/mileage.exe").status_code == 404


def test_words_without_end_still_fit_on_paper_and_all_of_them_into_the_table() -> None:
    endless = "seal " * 5000
    driven = rides([call(MONDAY, 9, "W" * 300, KATY, endless)], BASE, is_over=True)
    assert as_pdf(log(driven)).startswith(b"%PDF-")
    assert endless in as_csv(log(driven)).decode()
