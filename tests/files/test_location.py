"""Where a photo was taken does not leave the server with it."""

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from fieldapp.files.location import without_location
from tests.company import Company
from tests.files.camera import attach, picture, read, upload

GPS, ORIENTATION = 0x8825, 0x0112


def located(turned: int = 6, form: str = "JPEG") -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = turned
    exif.get_ifd(GPS).update({1: "N", 2: (29.0, 45.0, 0.0), 3: "W", 4: (95.0, 22.0, 0.0)})
    target = BytesIO()
    words = PngInfo()
    words.add_itxt("XML:com.adobe.xmp", "29.75 N")
    more = {"pnginfo": words} if form == "PNG" else {"xmp": b"29.75 N"}
    Image.new("RGB", (64, 48), (10, 20, 200)).save(target, form, exif=exif, **more)
    return target.getvalue()


def test_the_location_goes_and_the_orientation_stays() -> None:
    with Image.open(BytesIO(located())) as before, Image.open(BytesIO(without_location(located(), "image/jpeg"))) as after:
        assert before.getexif().get_ifd(GPS)
        assert not after.getexif().get_ifd(GPS)
        assert after.getexif()[ORIENTATION] == 6
        assert after.tobytes() == before.tobytes()


def test_a_photo_that_holds_none_stays_as_it_is() -> None:
    assert without_location(picture(), "image/jpeg") == picture()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_reader_gets_no_location(company: Company, form: str) -> None:
    phone, content = company.phone("rep"), located(form=form)
    attach(phone, company.account(), content)
    upload(phone.client, content)
    told = read(company.phone("manager").client, content).data
    with Image.open(BytesIO(content)) as before, Image.open(BytesIO(told)) as seen:
        assert before.getexif().get_ifd(GPS) and b"29.75 N" in content
        assert not seen.getexif().get_ifd(GPS) and b"29.75 N" not in told
        assert seen.tobytes() == before.tobytes()
