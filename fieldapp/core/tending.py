"""What keeps the database quick and the disk from filling unnoticed. Jobs of the core itself."""

import shutil
from datetime import timedelta
from typing import Any

from fieldapp.core import jobs
from fieldapp.core.database import db
from fieldapp.core.log import logger
from fieldapp.core.web import settings

LOW = 2 * 1024**3  # bytes free below which an admin should act
DAILY, HOURLY = timedelta(days=1), timedelta(hours=1)
log = logger("tending")


def start() -> None:
    jobs.handle("core.statistics", refresh_statistics, every=DAILY)
    jobs.handle("core.disk", watch_disk, every=HOURLY)


def refresh_statistics(_args: dict[str, Any]) -> None:
    """So that the database chooses its indexes by the size its tables have now."""
    with db.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA optimize" if db.engine.dialect.name == "sqlite" else "ANALYZE")
        connection.commit()


def watch_disk(_args: dict[str, Any]) -> None:
    free = shutil.disk_usage(settings().instance).free
    if free < LOW:
        log.warning("disk is filling up", free_mb=free // 1024**2, do="make room on the disk of the instance folder")
