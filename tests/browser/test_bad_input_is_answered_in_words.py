"""What cannot be taken is said in words, and nothing is changed."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser import road
from tests.browser.conftest import Opener, PhoneOf
from tests.browser.phones import Phone
from tests.browser.server import Server
from tests.company import PASSWORD

TRIES = 10  # failures after which an account has to wait


def test_a_photo_that_is_no_picture_leaves_the_visit_as_it_was(shared_server: Server, phone_of: PhoneOf) -> None:
    rep = phone_of("rep", shared_server)
    rep.open("/visits/new")
    rep.page.get_by_role("button", name="Kessler Marine").click()
    road.write_note(rep, "The winch drips")
    road.take_photo(
        rep, "visits.photo", {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff\xe0 and then nothing of a picture"}
    )
    rep.sees("capture.photo_failed")
    expect(rep.page.get_by_label(rep.words("visits.what_happened"))).to_have_value("The winch drips")
    assert rep.kept_files() == []
    rep.settle()
    assert shared_server.rows("SELECT body FROM note") == ["The winch drips"]
    assert shared_server.rows("SELECT id FROM attachment") == []


def test_a_file_that_is_no_list_changes_nothing(shared_server: Server, phone_of: PhoneOf, tmp_path: Path) -> None:
    manager = phone_of("manager", shared_server)
    before = shared_server.rows("SELECT id, rev FROM account")
    file = tmp_path / "customers.csv"
    file.write_bytes(bytes(range(256)) * 64)
    manager.open("/imports")
    manager.page.get_by_label(manager.words("imports.file")).set_input_files(file)
    said = manager.page.get_by_role("alert")
    expect(said).to_be_visible()
    assert "Traceback" not in said.inner_text() and said.inner_text().endswith(".")
    assert shared_server.rows("SELECT id, rev FROM account") == before


def try_to_enter(phone: Phone, password: str) -> None:
    phone.page.get_by_label(phone.words("people.password")).fill(password)
    phone.button("people.enter").click()


def test_a_wrong_password_is_told_and_after_ten_one_has_to_wait(shared_server: Server, phone: Opener) -> None:
    """The last of this module: the address has to wait too."""
    guest = Phone(lambda locale: phone("guest", locale), shared_server, "es")
    guest.open("/sign-in")
    guest.page.get_by_label(guest.words("people.email")).fill("rep@example.com")
    for number in range(TRIES):
        with guest.page.expect_response("**/api/session"):
            try_to_enter(guest, f"wrong {number}")
        guest.sees("people.wrong")
    try_to_enter(guest, PASSWORD)
    guest.sees("people.too_many")
    assert guest.page.url.endswith("/sign-in")
