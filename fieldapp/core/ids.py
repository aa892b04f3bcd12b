"""Identities: UUIDv7 (RFC 9562), so that keys made at about the same time lie together in an index."""

import re
import secrets
import time

CANONICAL = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def new_id() -> str:
    """A fresh UUIDv7 as text: 48 bits of milliseconds, then random bits."""
    milliseconds = time.time_ns() // 1_000_000
    chance = secrets.randbits(74)
    text = f"{(milliseconds << 80) | (0x7 << 76) | ((chance >> 62) << 64) | (0b10 << 62) | (chance & (2**62 - 1)):032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def is_id(text: object) -> bool:
    """Whether this is a UUID in its one canonical spelling."""
    return isinstance(text, str) and CANONICAL.fullmatch(text) is not None
