"""`POST /api/sync`: mutations in, verdicts and feed out."""

import zlib
from dataclasses import replace

from flask import Blueprint, Response, request

from fieldapp.core.actor import acting_as, current_actor, system
from fieldapp.core.clock import stamp
from fieldapp.core.database import write
from fieldapp.core.errors import AppError, Invalid, NotJson, TooLarge
from fieldapp.core.log import logger
from fieldapp.core.rows import reading
from fieldapp.core.web import parse_object, settings
from fieldapp.people.signin import DeviceRevoked, revoked_device, who_calls
from fieldapp.sync import conversions, envelope, pull, quarantine, rights
from fieldapp.sync.push import push

SHORT = 128 * 1024
sync = Blueprint("sync", __name__)
log = logger("sync")


class OtherEpoch(AppError):
    """The server was restored: the phone sends again what was acknowledged, then pulls from zero."""

    status, code, title = 409, "epoch", "The server was restored"

    def __init__(self, epoch: str) -> None:
        super().__init__("The server was restored from a backup. Send again what it may have lost.")
        self.epoch = epoch

    def problem(self) -> dict[str, object]:
        return {**super().problem(), "epoch": self.epoch}


@sync.post("/api/sync")
def exchange() -> Response:
    refuse_revoked()
    current_actor()
    asked = envelope.read(_body())
    caller = who_calls()
    epoch = caller.epoch if caller is not None else ""
    if asked.epoch is not None and asked.epoch != epoch:
        raise OtherEpoch(epoch)
    differed = sorted(set(asked.mismatched) & set(rights.held_scopes())) if asked.mismatched else []
    if differed:
        log.warning("scopes differed on a phone and were pulled afresh", device=current_actor().device_id, scopes=differed[:20])
    with acting_as(replace(current_actor(), schema=asked.schema)):
        verdicts = push(asked.mutations, asked.refused)
    page = _page(asked)
    head = {"epoch": epoch, "now": stamp(), "schema": conversions.SCHEMA}
    return _packed(list(pull.answer(head, verdicts, page)))


def refuse_revoked() -> None:
    """A revoked phone wipes itself; what it still had to say is set aside for the manager to judge."""
    device = revoked_device()
    if device is None:
        return
    asked = envelope.read(_body())
    with acting_as(replace(system(device.org_id), schema=asked.schema)), write():
        quarantine.keep_from(device.id, device.device_id, asked.mutations)
    raise DeviceRevoked


def _page(asked: envelope.Envelope) -> pull.Page:
    """Scopes and feed from one moment."""
    with reading() as moment:
        scopes = rights.scopes_now(moment)
        if asked.schema < conversions.MINIMUM_SCHEMA:
            return pull.outgrown(asked.cursor, scopes)
        return pull.pull(moment, asked.cursor, scopes, asked.limit, asked.refill)


def _body() -> dict[str, object]:
    limit = settings().max_sync_body
    if request.mimetype != "application/json":
        raise NotJson
    raw = request.get_data(cache=False)
    if len(raw) > limit:
        raise TooLarge(f"Send at most {limit // 1024} kB at once.")
    packing = request.headers.get("Content-Encoding", "identity").strip().lower()
    if packing == "gzip":
        raw = _unpacked(raw, limit)
    elif packing != "identity":
        raise NotJson("Send JSON as it is, or packed with gzip.")
    return parse_object(raw, limit)


def _unpacked(raw: bytes, limit: int) -> bytes:
    reader = zlib.decompressobj(wbits=31)
    try:
        body = reader.decompress(raw, limit + 1)
    except zlib.error as error:
        raise Invalid("The request is not gzip.", errors={"$": ["not gzip"]}) from error
    if len(body) > limit:
        raise TooLarge(f"Send at most {limit // 1024} kB at once, unpacked.")
    if not reader.eof:
        raise Invalid("The request is cut off.", errors={"$": ["gzip without its end"]})
    return body


def _packed(parts: list[bytes]) -> Response:
    """The answer, packed where the phone can unpack. Each part is sent by itself; of a long answer nothing is copied to join them."""
    size = sum(map(len, parts))
    if size <= SHORT:
        parts = [b"".join(parts)]
    packed = size > 1024 and "gzip" in request.headers.get("Accept-Encoding", "")
    if packed:
        packer = zlib.compressobj(level=1, wbits=31)
        parts = [*map(packer.compress, parts), packer.flush()]
    response = Response(parts, mimetype="application/x-ndjson")
    response.content_length = sum(map(len, parts))
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    return response
