"""The numbers that a device gives its mutations. A gap means that the device lost some: its storage was evicted."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from fieldapp.core import metrics
from fieldapp.core.actor import current_actor
from fieldapp.core.log import logger
from fieldapp.people.models import Device

LARGEST = 2**31 - 1
log = logger("sync")


def follow(session: Session, numbers: Iterable[Any]) -> None:
    """Note how far the device came; a jump is accepted, and logged as an incident. 1 is a storage begun anew."""
    actor = current_actor()
    told = [n for n in numbers if isinstance(n, int) and not isinstance(n, bool) and 0 < n <= LARGEST]
    device = session.get(Device, (actor.org_id, actor.device_id)) if actor.device_id is not None and told else None
    if device is not None:
        for n in told:
            _step(device, n)


def _step(device: Device, n: int) -> None:
    if device.acked_n > 0 and n > device.acked_n + 1:
        metrics.INCIDENTS.labels("lost mutations").inc()
        log.warning("incident", kind="lost mutations", device=device.id, user=device.user_id, first=device.acked_n + 1, last=n - 1)
    device.acked_n = n if n == 1 else max(n, device.acked_n)
