"""Where a photo was taken does not leave the server with it."""

from io import BytesIO

from PIL import Image

from fieldapp.files.location import without_location
from tests.company import Company
from tests.files.camera import attach, picture, read, upload

GPS, ORIENTATION = 0x8825, 0x0112


def located(turned: int = 6) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = turned
    exif.get_ifd(GPS).update({1: "N", 2: (29.0, 45.0, 0.0), 3: "W", 4: (95.0, 22.0, 0.0)})
    target = BytesIO()
    Image.new("RGB", (64, 48), (10, 20, 200)).save(target, "JPEG", exif=exif)
    return target.getvalue()


def test_the_location_goes_and_the_orientation_stays() -> None:
    with Image.open(BytesIO(located())) as before, Image.open(BytesIO(without_location(located()))) as after:
        assert before.getexif().get_ifd(GPS)
        assert not after.getexif().get_ifd(GPS)
        assert after.getexif()[ORIENTATION] == 6
        assert after.tobytes() == before.tobytes()


def test_a_photo_that_holds_none_stays_as_it_is() -> None:
    assert without_location(picture()) == picture()


def test_a_reader_gets_no_location(company: Company) -> None:
    phone, content = company.phone("rep"), located()
    attach(phone, company.account(), content)
    upload(phone.client, content)
    with Image.open(BytesIO(read(company.phone("manager").client, content).data)) as seen:
        assert not seen.getexif().get_ifd(GPS)
