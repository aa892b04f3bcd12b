"""A photo without where it was taken. The phone strips this before it sends; here for whatever came another way."""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image

EXIF, XMP = b"Exif\x00\x00", b"http://ns.adobe.com/xap/1.0/"
ORIENTATION = 0x0112
START_OF_SCAN = 0xDA


def without_location(jpeg: bytes) -> bytes:
    """The same picture, bit for bit, with no Exif but its orientation and no XMP. JPEG only."""
    kept: list[bytes] = [jpeg[:2]]
    end = 2
    for start, end in segments(jpeg):
        body = jpeg[start + 4 : end]
        if not body.startswith((EXIF, XMP)):
            kept.append(jpeg[start:end])
        elif body.startswith(EXIF):
            kept.append(upright(jpeg))
    return b"".join([*kept, jpeg[end:]])


def segments(jpeg: bytes) -> Iterator[tuple[int, int]]:
    """Start and end of each header segment, up to the picture itself (ITU T.81, annex B)."""
    at = 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != START_OF_SCAN:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        yield at, end
        at = end


def upright(jpeg: bytes) -> bytes:
    """An Exif segment that says only how the picture is turned; none when it is not."""
    with Image.open(BytesIO(jpeg)) as picture:
        turned = picture.getexif().get(ORIENTATION)
    if turned in {None, 1}:
        return b""
    plain = Image.Exif()
    plain[ORIENTATION] = turned
    body = plain.tobytes()
    body = body if body.startswith(EXIF) else EXIF + body
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
