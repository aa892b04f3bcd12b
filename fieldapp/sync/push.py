"""Taking mutations, each with a verdict that is stored in the same transaction.

New records of a kind are first tried together in one savepoint; wherever that fails, and for all else, each has a savepoint of its own.
"""

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from fieldapp.core import audit
from fieldapp.core.actor import current_actor, for_mutation
from fieldapp.core.database import write
from fieldapp.core.errors import AppError, NotAllowed, TryLater
from fieldapp.core.failures import is_nobodys_fault, is_race
from fieldapp.core.ids import is_id
from fieldapp.core.log import logger
from fieldapp.core.records import savepoint
from fieldapp.core.schemas import storable
from fieldapp.sync import apply, batch, numbers, quarantine
from fieldapp.sync.envelope import check_mutation, said_at, said_n
from fieldapp.sync.verdicts import Known, Mutation, Verdict, Verdicts, content_hash

log = logger("sync")
TRIES = 5


def push(mutations: list[Mutation], refused: list[int] | None = None) -> list[Verdict]:
    """One writing transaction for all. The same mutation again gets its stored verdict, word for word.

    `refused`: numbers of earlier mutations that will not come, for they were refused: no gap.

    Raises TryLater where other writers were quicker five times; what the database cannot do now goes up as it is (503).
    """
    if not mutations:
        return []
    for _ in range(TRIES):
        try:
            with write() as session:
                told, verdicts = _take_all(session, mutations, refused or [])
        except DBAPIError as error:
            if not is_race(error):
                raise
            log.info("push tried again", error=type(error.orig).__name__)
        else:
            verdicts.count()
            return told
    raise TryLater


def _take_all(session: Session, mutations: list[Mutation], refused: list[int]) -> tuple[list[Verdict], Verdicts]:
    verdicts = Verdicts(session, {mutation["id"] for mutation in mutations if is_id(mutation["id"])})
    batch.foresee([mutation for mutation in mutations if verdicts.known(mutation["id"]) is None])
    told: list[Verdict] = []
    for run in batch.runs(mutations, verdicts):
        told += _make(session, run, verdicts) or [_take(session, mutation, verdicts) for mutation in run]
    verdicts.store()
    numbers.follow(session, verdicts.numbers, refused)
    return told, verdicts


def _make(session: Session, run: list[Mutation], verdicts: Verdicts) -> list[Verdict] | None:
    """New records of one kind, in one savepoint. None where anything about any of them went wrong: then each is taken by itself."""
    outcomes = batch.make_together(session, run) if len(run) > 1 else None
    if outcomes is None:
        return None
    told = [_base(mutation) | outcome.as_verdict() for mutation, outcome in zip(run, outcomes, strict=True)]
    for mutation, verdict in zip(run, told, strict=True):
        verdicts.give(mutation, content_hash(mutation), verdict)
    return told


def _take(session: Session, mutation: Mutation, verdicts: Verdicts) -> Verdict:
    if not is_id(mutation["id"]):  # no key of ours: judged, but not remembered
        verdict = _refused(mutation, "bad_mutation", "The mutation's id is not a UUID.")
        quarantine.keep_once(mutation, verdict)
        verdicts.numbers.append(mutation.get("n"))
        return verdict
    digest = content_hash(mutation)
    known = verdicts.known(mutation["id"])
    if known is not None:
        return _repeat(known, mutation, digest)
    if mutation.get("after") is not None:
        verdicts.store()  # it may ask for one that came with it
    verdict = _judge(session, mutation)
    verdicts.give(mutation, digest, verdict)
    return verdict


def _repeat(known: Known, mutation: Mutation, digest: str) -> Verdict:
    if known.hash == digest and known.user_id == current_actor().user_id:
        return dict(known.verdict)
    verdict = _refused(mutation, "id_reused", "This id was used before for another change.")
    quarantine.keep_once(mutation, verdict)
    return verdict


def _judge(session: Session, mutation: Mutation) -> Verdict:
    """Apply inside a savepoint. Whatever goes wrong is this mutation's alone."""
    refusal: NotAllowed | None = None
    try:
        check_mutation(mutation)
        with savepoint(session), for_mutation(mutation["id"], said_at(mutation)):
            return _base(mutation) | apply.apply(mutation).as_verdict()
    except AppError as error:
        refusal = error if isinstance(error, NotAllowed) else None
        verdict = _refused(mutation, error.code, error.detail)
    except Exception as error:  # P5: one bad mutation never stops the rest
        if is_nobodys_fault(error):
            raise  # not this mutation's fault: nothing is acknowledged
        verdict = _blamed(mutation, error)
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
    check_mutation(mutation)
    with for_mutation(mutation["id"], said_at(mutation)):
        outcome = apply.apply(mutation)
    verdicts = Verdicts(session, {mutation["id"]})
    verdict = _base(mutation) | outcome.as_verdict()
    verdicts.give(mutation, content_hash(mutation), verdict)
    verdicts.store()
    verdicts.count()
    return verdict


def _base(mutation: Mutation) -> Verdict:
    return {"kind": "verdict", "mutation": mutation["id"], "n": said_n(mutation)}


def _refused(mutation: Mutation, code: str, detail: str) -> Verdict:
    return _base(mutation) | {"verdict": "rejected", "code": code, "detail": detail}
