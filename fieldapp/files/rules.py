"""What kind of file this is, by its first bytes. Names and declared types are not asked."""

import re

HEAD = 64  # bytes that are enough to tell
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/heic"})
ALIKE = {  # containers that hold sound or moving pictures: what the sender called it may stand
    "video/webm": frozenset({"video/webm", "audio/webm"}),
    "video/mp4": frozenset({"video/mp4", "audio/mp4", "audio/x-m4a"}),
    "audio/ogg": frozenset({"audio/ogg", "video/ogg"}),
    "audio/wav": frozenset({"audio/wav", "audio/x-wav", "audio/wave"}),
    "image/heic": frozenset({"image/heic", "image/heif"}),
}
HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
MP4 = (
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"M4A ",
    b"M4V ",
    b"avc1",
    b"dash",
    b"MSNV",
    b"qt  ",
    b"3gp4",
    b"3gp5",
)


def type_by_content(head: bytes) -> str | None:
    """The media type of a file that begins like this, or None when we do not take its kind."""
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12])
    if head[4:8] == b"ftyp":
        return "image/heic" if head[8:12] in HEIC else "video/mp4" if head[8:12] in MP4 else None
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "video/webm" if b"webm" in head else None
    if head.startswith(b"OggS"):
        return "audio/ogg"
    return "application/pdf" if head.startswith(b"%PDF-") else None


def settled_type(found: str, declared: str) -> str:
    """The type to keep: the sender's word where it fits the content, else the content's."""
    plain = declared.split(";")[0].strip().lower()
    return plain if plain in ALIKE.get(found, frozenset()) else found


def claims_picture(declared: str) -> bool:
    return declared.strip().lower().startswith("image/")


def is_sha256(text: str) -> bool:
    return re.fullmatch(r"[0-9a-f]{64}", text) is not None
