"""Taking mutations: each in its own savepoint, each with a verdict that is stored in the same transaction."""

import hashlib
import json
from typing import Any

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from fieldapp.core import audit, metrics
from fieldapp.core.actor import current_actor, current_org, for_mutation
from fieldapp.core.clock import stamp
from fieldapp.core.database import write
from fieldapp.core.errors import AppError, Invalid, NotAllowed, TryLater
from fieldapp.core.failures import is_outage, is_race
from fieldapp.core.ids import is_id
from fieldapp.core.log import logger
from fieldapp.core.schemas import storable
from fieldapp.sync import apply, numbers, quarantine
from fieldapp.sync.feed import settle
from fieldapp.sync.models import SyncMutation

log = logger("sync")
Mutation = dict[str, Any]
Verdict = dict[str, Any]
TRIES = 5


def push(mutations: list[Mutation]) -> list[Verdict]:
    """One writing transaction for all. The same mutation again gets its stored verdict, word for word.

    Raises TryLater where other writers were quicker five times; what the database cannot do now goes up as it is (503).
    """
    if not mutations:
        return []
    for _ in range(TRIES):
        try:
            with write() as session:
                return [_take(session, mutation) for mutation in mutations]
        except DBAPIError as error:
            if not is_race(error):
                raise
            log.info("push tried again", error=type(error.orig).__name__)
    raise TryLater


def _take(session: Session, mutation: Mutation) -> Verdict:
    if not is_id(mutation["id"]):  # no key of ours: judged, but not remembered
        verdict = _refused(mutation, "bad_mutation", "The mutation's id is not a UUID.")
        quarantine.keep_once(mutation, verdict)
        return verdict
    digest = content_hash(mutation)
    known = session.get(SyncMutation, (current_org(), mutation["id"]))
    if known is not None:
        return _repeat(known, mutation, digest)
    verdict = _judge(session, mutation)
    session.add(_stored(mutation, digest, verdict))
    numbers.follow(session, mutation.get("n"))
    session.flush()
    metrics.MUTATIONS.labels(verdict["verdict"]).inc()
    return verdict


def _repeat(known: SyncMutation, mutation: Mutation, digest: str) -> Verdict:
    if known.hash == digest and known.user_id == current_actor().user_id:
        return dict(known.verdict)
    verdict = _refused(mutation, "id_reused", "This id was used before for another change.")
    quarantine.keep_once(mutation, verdict)
    return verdict


def _judge(session: Session, mutation: Mutation) -> Verdict:
    """Apply inside a savepoint. Whatever goes wrong is this mutation's alone."""
    touched = dict(session.info["touched"])
    refusal: NotAllowed | None = None
    base = {"kind": "verdict", "mutation": mutation["id"], "n": mutation.get("n")}
    try:
        _check_form(mutation)
        with session.begin_nested(), for_mutation(mutation["id"], _text(mutation.get("at"))):
            outcome = apply.apply(mutation)
            settle(session)
            return base | outcome.as_verdict()
    except AppError as error:
        refusal = error if isinstance(error, NotAllowed) else None
        verdict = _refused(mutation, error.code, error.detail)
    except Exception as error:  # P5: one bad mutation never stops the rest
        if isinstance(error, DBAPIError) and (is_race(error) or is_outage(error)):
            raise  # not this mutation's fault: nothing is acknowledged
        verdict = _blamed(mutation, error)
    session.info["touched"] = touched
    if refusal is not None:
        audit.note_refusal(refusal, _doing(mutation), (storable(mutation["type"])[:30], mutation["record"]))
    quarantine.keep(mutation, verdict)
    return verdict


def _doing(mutation: Mutation) -> str:
    return storable(f"{mutation['type']}.{mutation.get('command') if mutation['op'] == 'command' else mutation['op']}")


def _blamed(mutation: Mutation, error: Exception) -> Verdict:
    if isinstance(error, IntegrityError):
        return _refused(mutation, "broken_reference", "It points to something that is not here.")
    log.exception("mutation failed", mutation=mutation["id"], error=type(error).__name__)
    return _refused(mutation, "unforeseen", "The server could not apply this. The office will look at it.")


def take_again(session: Session, mutation: Mutation) -> Verdict:
    """Once more, for whoever acts: raises AppError with the reason when it still cannot be applied, and then nothing is kept."""
    _check_form(mutation)
    with for_mutation(mutation["id"], _text(mutation.get("at"))):
        outcome = apply.apply(mutation)
    verdict = {"kind": "verdict", "mutation": mutation["id"], "n": mutation.get("n"), **outcome.as_verdict()}
    session.add(_stored(mutation, content_hash(mutation), verdict))
    session.flush()
    return verdict


def _check_form(mutation: Mutation) -> None:
    try:
        json.dumps(mutation, ensure_ascii=False, allow_nan=False).encode()
    except ValueError as error:
        raise Invalid("It holds half of a character or an endless number.") from error
    for key in ("op", "type", "record"):
        if not isinstance(mutation.get(key), str):
            raise Invalid(f"The mutation has no {key}.", code="bad_mutation")
    if not is_id(mutation["record"]):
        raise Invalid("The record's id is not a UUID.", code="bad_mutation")
    for key in ("set", "base", "args", "expect"):
        if not isinstance(mutation.get(key, {}), dict):
            raise Invalid(f"{key} is not an object.", code="bad_mutation")


def _refused(mutation: Mutation, code: str, detail: str) -> Verdict:
    return {
        "kind": "verdict",
        "mutation": mutation["id"],
        "n": mutation.get("n"),
        "verdict": "rejected",
        "code": code,
        "detail": detail,
    }


def content_hash(mutation: Mutation) -> str:
    """SHA-256 over everything but `n` and `at`, which a phone may write anew."""
    content = {key: value for key, value in mutation.items() if key not in {"n", "at"}}
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _stored(mutation: Mutation, digest: str, verdict: Verdict) -> SyncMutation:
    actor = current_actor()
    n = mutation.get("n")
    return SyncMutation(
        org_id=actor.org_id,
        id=mutation["id"],
        device_id=actor.device_id or "",
        user_id=actor.user_id,
        hash=digest,
        n=n if isinstance(n, int) and not isinstance(n, bool) and abs(n) < 2**53 else 0,
        type=storable(str(mutation.get("type")))[:30],
        record_id=storable(str(mutation.get("record")))[:36],
        verdict=verdict,
        at=stamp(),
    )


def _text(value: Any) -> str | None:
    return storable(value)[:40] if isinstance(value, str) else None
