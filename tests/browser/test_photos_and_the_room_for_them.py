"""How much room for photos is left is said before the camera opens; a picture that only the server has says so without a signal."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import road
from tests.browser.conftest import Opener, PhoneOf
from tests.browser.phones import Phone, before_the_worker
from tests.browser.pictures import taken
from tests.browser.server import Server

LITTLE = "StorageManager.prototype.estimate = async () => ({ usage: 1e9, quota: 1e9 + 12_500_000 });\n"


def say_little_room(page: Page) -> None:
    """What Safari and Firefox say when it is so; Chromium says 10 GiB whatever is free, and no option of it reaches the worker."""
    before_the_worker(page, LITTLE)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_phone_with_little_room_says_for_how_many_photos_before_the_camera_opens(server: Server, phone: Opener, language: str) -> None:
    rep = Phone(lambda locale: phone(f"little-{language}", locale), server, language)
    say_little_room(rep.page)
    rep.sign_in("rep")
    rep.button("shell.add").click()  # without a reload: the next worker would come from the service worker, as it was built
    rep.sheet().get_by_role("button", name=rep.words("shell.add_photo"), exact=True).click()
    rep.page.get_by_role("button", name="Kessler Marine").click()
    rep.button("visits.take_photo").click()
    expect(rep.sheet().get_by_text(rep.words("capture.room_for_other", n=12))).to_be_visible()
    road.take_photo(rep, "capture.open_camera", taken(30))
    expect(rep.button("capture.photo_n", n=1)).to_be_visible()
    assert len(rep.kept_files()) == 1


def test_a_picture_that_only_the_server_has_says_so_without_a_signal_and_comes_with_one(server: Server, phone_of: PhoneOf) -> None:
    rep = phone_of("rep", server)
    rep.open("/visits/new")
    rep.page.get_by_role("button", name="Kessler Marine").click()
    road.take_photo(rep, "visits.photo", taken(30))
    expect(rep.button("capture.photo_n", n=1)).to_be_visible()
    visit = rep.record()
    rep.settle()
    other = phone_of("rep", server, name="other phone")
    other.settle()
    other.ready_for_the_road()
    server.stop()
    other.open(f"/visits/{visit}")
    other.button("capture.photo_n", n=1).click()
    other.sees("capture.seen_with_signal")
    server.start()
    other.page.evaluate("() => dispatchEvent(new Event('online'))")
    expect(other.sheet().get_by_role("img", name=other.words("capture.photo"))).to_be_visible()
