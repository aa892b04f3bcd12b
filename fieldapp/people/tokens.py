"""Secrets that people and phones carry. The database holds only their hashes."""

import hashlib
import os
import secrets
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
NOBODY = HASHER.hash("nobody has this password")


def new_token() -> str:
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def hash_password(password: str) -> str:
    return HASHER.hash(password)


def fits(password: str, password_hash: str | None) -> bool:
    """Whether the password is right. Takes as long for somebody who is not there."""
    try:
        HASHER.verify(password_hash or NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def server_secret(instance: Path) -> str:
    """The key that signs cookies: made once and kept in the instance folder, readable by the server alone."""
    path = instance / "secret"
    draft = instance / f"secret.{secrets.token_hex(8)}"
    if not path.exists():
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
        try:
            os.link(draft, path)  # whoever comes first wins; the others read theirs
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
