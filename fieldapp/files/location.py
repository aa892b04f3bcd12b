"""A photo without where it was taken. The phone strips this before it sends; here for whatever came another way.

JPEG, PNG and WebP. HEIC and video keep what they hold: taking it out means writing the file anew.
"""

from collections.abc import Callable, Iterator
from io import BytesIO

from PIL import Image

EXIF, XMP = b"Exif\x00\x00", b"http://ns.adobe.com/xap/1.0/"
ORIENTATION = 0x0112
START_OF_SCAN = 0xDA


PNG_WORDS = {b"eXIf", b"tEXt", b"zTXt", b"iTXt"}  # Exif, and the texts that XMP hides in (PNG, third edition, 11.3)
WEBP_WORDS = {b"EXIF", b"XMP "}
WEBP_FLAGS = 0b00001100  # of the first byte of VP8X: this file holds Exif, holds XMP (RFC 9649, 2.7)


def without_location(picture: bytes, mime: str) -> bytes:
    """The same picture, bit for bit, without Exif (but for the orientation of a JPEG), XMP and texts."""
    strip = STRIPPED.get(mime)
    return strip(picture) if strip is not None else picture


def of_png(png: bytes) -> bytes:
    kept, at = [png[:8]], 8
    while at + 12 <= len(png):
        end = at + 12 + int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] not in PNG_WORDS:
            kept.append(png[at:end])
        at = end
    return b"".join([*kept, png[at:]])


def of_webp(webp: bytes) -> bytes:
    kept, at = b"", 12
    while at + 8 <= len(webp):
        name, size = webp[at : at + 4], int.from_bytes(webp[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        if name == b"VP8X":
            kept += webp[at : at + 8] + bytes([webp[at + 8] & ~WEBP_FLAGS & 0xFF]) + webp[at + 9 : end]
        elif name not in WEBP_WORDS:
            kept += webp[at:end]
        at = end
    return b"RIFF" + (len(kept) + 4).to_bytes(4, "little") + b"WEBP" + kept


def of_jpeg(jpeg: bytes) -> bytes:
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


STRIPPED: dict[str, Callable[[bytes], bytes]] = {"image/jpeg": of_jpeg, "image/png": of_png, "image/webp": of_webp}
