"""Identities: UUIDv7 (RFC 9562), so that keys made at about the same time lie together in an index."""

import re
import secrets
import time
import uuid

CANONICAL = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def new_id() -> str:
    """A fresh UUIDv7 as text: 48 bits of milliseconds, then random bits."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | (0x7 << 76) | (secrets.randbits(12) << 64) | (0b10 << 62) | secrets.randbits(62)
    return str(uuid.UUID(int=value))


def is_id(text: object) -> bool:
    """Whether this is a UUID in its one canonical spelling."""
    return isinstance(text, str) and CANONICAL.fullmatch(text) is not None
