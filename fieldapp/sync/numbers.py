"""The numbers that a device gives its mutations. A gap means that the device lost some: its storage was evicted."""

from typing import Any

from sqlalchemy.orm import Session

from fieldapp.core import metrics
from fieldapp.core.actor import current_actor
from fieldapp.core.log import logger
from fieldapp.people.models import Device

LARGEST = 2**31 - 1
log = logger("sync")


def follow(session: Session, n: Any) -> None:
    """Note that the device came to `n`; a jump is accepted, and logged as an incident. 1 is a storage begun anew."""
    actor = current_actor()
    if actor.device_id is None or not isinstance(n, int) or isinstance(n, bool) or not 0 < n <= LARGEST:
        return
    device = session.get(Device, (actor.org_id, actor.device_id))
    if device is None:
        return
    if device.acked_n > 0 and n > device.acked_n + 1:
        metrics.INCIDENTS.labels("lost mutations").inc()
        log.warning("incident", kind="lost mutations", device=device.id, user=device.user_id, first=device.acked_n + 1, last=n - 1)
    device.acked_n = n if n == 1 else max(n, device.acked_n)
