"""Photographs as a phone's camera writes them."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import FilePayload

GPS = 0x8825
WIDE, HIGH = 2600, 1950  # larger than what is kept


def photograph(shade: int, size: tuple[int, int] = (WIDE, HIGH)) -> bytes:
    """A JPEG with grain, so that it does not shrink to nothing, and with the place it was taken at."""
    grain = Image.effect_noise(size, 40)
    picture = Image.merge("RGB", (grain, grain.point([shade] * 256), grain))
    exif = Image.Exif()
    exif.get_ifd(GPS).update({1: "N", 2: (30.0, 4.0, 48.0), 3: "W", 4: (94.0, 6.0, 0.0)})
    target = BytesIO()
    picture.save(target, "JPEG", quality=85, exif=exif)
    return target.getvalue()


def taken(shade: int, size: tuple[int, int] = (WIDE, HIGH)) -> FilePayload:
    return {"name": f"IMG_{shade}.jpg", "mimeType": "image/jpeg", "buffer": photograph(shade, size)}


def size_and_place(content: bytes) -> tuple[tuple[int, int], bool]:
    """Its width and height, and whether it says where it was taken."""
    with Image.open(BytesIO(content)) as picture:
        return picture.size, GPS in picture.getexif()
