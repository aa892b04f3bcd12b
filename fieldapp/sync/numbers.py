"""The numbers that a device gives its mutations. A gap means that the device lost some: its storage was evicted.

It is none where the device says that it set the mutation aside: one too large for any request is never seen here, and a server that
was put back to a backup has forgotten what it refused since.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from fieldapp.core import metrics
from fieldapp.core.actor import current_actor
from fieldapp.core.log import logger
from fieldapp.people.models import Device

LARGEST = 2**31 - 1
log = logger("sync")


def follow(session: Session, numbers: Iterable[Any], refused: Iterable[int] = ()) -> None:
    """Note how far the device came; a jump is accepted, and logged as an incident. 1 is a storage begun anew.

    `refused`: numbers that will not come.
    """
    actor = current_actor()
    told = [n for n in numbers if isinstance(n, int) and not isinstance(n, bool) and 0 < n <= LARGEST]
    device = session.get(Device, (actor.org_id, actor.device_id)) if actor.device_id is not None and told else None
    if device is not None:
        apart = sorted(set(refused))
        for n in told:
            _step(device, n, apart)


def _step(device: Device, n: int, refused: Sequence[int]) -> None:
    between = refused[bisect_right(refused, device.acked_n) : bisect_left(refused, n)]
    lost = n - device.acked_n - 1 - len(between)
    if device.acked_n > 0 and lost > 0:
        apart, first, last = set(between), device.acked_n + 1, n - 1
        while first in apart:
            first += 1
        while last in apart:
            last -= 1
        metrics.INCIDENTS.labels("lost mutations").inc()
        log.warning("incident", kind="lost mutations", device=device.id, user=device.user_id, first=first, last=last, count=lost)
    device.acked_n = n if n == 1 else max(n, device.acked_n)
