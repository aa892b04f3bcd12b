"""Every setting, typed, with its default and one line of why. Environment variables carry the prefix FIELDAPP_."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """What one server process needs to know. Sizes are bytes, times seconds."""

    instance: Path = ROOT / "instance"
    database_url: str = ""  # empty: SQLite in the instance folder
    files: str = ""  # where photos and memos lie: s3://bucket/prefix?endpoint=https://…; empty: a folder of the instance
    public_url: str = ""  # set behind HTTPS: cookies become Secure and HSTS is sent
    language: str = "en"  # for people who have not chosen one
    unit: str = "mi"  # distances are stored in metres and shown in this unit
    secret: str = ""  # signs flask's session cookie; made and kept in the instance folder when empty
    max_body: int = 8 * 1024 * 1024  # an import of some 50,000 rows; sync has its own, smaller bound
    max_sync_body: int = 1024 * 1024  # sync.md: at most 1 MB a request
    max_file: int = 25 * 1024 * 1024  # a scaled photo is below 1 MB, a voice memo below 10
    idle_days: int = 30  # a device that was silent this long signs in again
    absolute_days: int = 90
    tombstone_days: int = 90  # phones that were silent longer may have to pull a scope afresh; what is gone is told this long at least
    log_level: str = "INFO"
    metrics_token: str = ""  # lets another machine read /metrics with "Authorization: Bearer …"; empty: only this one
    testing: bool = False

    @property
    def url(self) -> str:
        """SQLAlchemy's address of the database."""
        if not self.database_url:
            return f"sqlite:///{self.instance / 'fieldapp.sqlite3'}"
        return self.database_url.replace("postgres://", "postgresql://", 1).replace("postgresql://", "postgresql+psycopg://", 1)

    @property
    def secure(self) -> bool:
        return self.public_url.startswith("https://")

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Settings":
        """Read FIELDAPP_* and DATABASE_URL."""
        source = os.environ if env is None else env
        return cls(
            instance=Path(source.get("FIELDAPP_INSTANCE", str(ROOT / "instance"))).resolve(),
            database_url=source.get("DATABASE_URL", ""),
            files=source.get("FIELDAPP_FILES", ""),
            public_url=source.get("FIELDAPP_PUBLIC_URL", ""),
            language=source.get("FIELDAPP_LANGUAGE", "en"),
            unit=source.get("FIELDAPP_UNIT", "mi"),
            secret=source.get("FIELDAPP_SECRET", ""),
            metrics_token=source.get("FIELDAPP_METRICS_TOKEN", ""),
            log_level=source.get("FIELDAPP_LOG_LEVEL", "INFO"),
            tombstone_days=_days(source, "FIELDAPP_TOMBSTONE_DAYS", 90),
        )


def _days(source: Mapping[str, str], name: str, default: int) -> int:
    told = source.get(name, str(default))
    if not told.isdecimal() or not 1 <= int(told) <= 3650:
        raise SystemExit(f"{name} is {told!r}: say a number of days, 1 to 3650.")
    return int(told)
