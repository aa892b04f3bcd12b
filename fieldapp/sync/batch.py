"""What the mutations of a request have in common: rows to read beforehand, and new records to write together.

Nothing here decides anything: whatever cannot be made together is made one by one, by the same actions, with the same verdicts.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from fieldapp.core.actor import Actor, for_mutation
from fieldapp.core.failures import is_nobodys_fault
from fieldapp.core.ids import is_id
from fieldapp.core.records import RecordType, lock_together, look_up_together, record_types, references, savepoint
from fieldapp.sync import apply
from fieldapp.sync.envelope import check_form, check_words, said_at
from fieldapp.sync.feed import settle
from fieldapp.sync.verdicts import Mutation, Verdicts


def foresee(mutations: list[Mutation]) -> None:
    """Lock the records that these are about, and those that change with them, and read those that they point to.

    A statement or two for each type. All in one order: two writers wait for one another and never each for the other.
    """
    own: dict[str, set[str]] = defaultdict(set)
    others: dict[str, set[str]] = defaultdict(set)
    about: dict[str, list[Mutation]] = defaultdict(list)
    for mutation in mutations:
        kind = _kind(mutation)
        values = mutation.get("set", {})
        if kind is None or not is_id(mutation.get("record")) or not isinstance(values, dict):
            continue
        own[kind.name].add(mutation["record"])
        about[kind.name].append(mutation)
        for column, name in references(kind).items():
            if is_id(values.get(column)):
                others[name].add(values[column])
    for kind in record_types():
        if kind.along is not None and kind.name in about:
            for name, ids in kind.along(about[kind.name]).items():
                own[name] |= ids
    lock_together(own)
    look_up_together({name: ids - own.get(name, set()) for name, ids in others.items()})


def _kind(mutation: Mutation) -> RecordType | None:
    return next((kind for kind in record_types() if kind.name == mutation.get("type")), None)


def runs(mutations: list[Mutation], verdicts: Verdicts) -> Iterator[list[Mutation]]:
    """The mutations in their order: new records of one kind that follow one another, together; each other one by itself.

    None twice in a run: what comes second is judged by what the first one left.
    """
    run: list[Mutation] = []
    taken: set[Any] = set()
    for mutation in mutations:
        alone = not _may_be_made(mutation, verdicts)
        if run and (alone or mutation["type"] != run[0]["type"] or taken & {mutation["id"], mutation["record"]}):
            yield run
            run, taken = [], set()
        if alone:
            yield [mutation]
        else:
            run.append(mutation)
            taken |= {mutation["id"], mutation["record"]}
    if run:
        yield run


def _may_be_made(mutation: Mutation, verdicts: Verdicts) -> bool:
    kind = _kind(mutation)
    fresh = is_id(mutation["id"]) and is_id(mutation.get("record")) and verdicts.known(mutation["id"]) is None
    return fresh and mutation.get("op") == "create" and kind is not None and kind.made_alone


def make_together(session: Session, run: list[Mutation]) -> list[apply.Outcome] | None:
    """All in one savepoint, or None and nothing was done. Races and outages are raised: they are nobody's fault."""
    session.info["together"] = True
    try:
        with savepoint(session):
            return _made(session, run)
    except Exception as error:  # whose fault it is, and what to say, is found out one by one
        if is_nobodys_fault(error):
            raise
        return None
    finally:
        session.info["together"] = False


def _made(session: Session, run: list[Mutation]) -> list[apply.Outcome]:
    outcomes: list[apply.Outcome] = []
    made_by: dict[Any, Actor] = {}
    check_words(run)
    for mutation in run:
        check_form(mutation)
        with for_mutation(mutation["id"], said_at(mutation)) as actor:
            outcome = apply.perform(mutation)
        made_by[outcome.record] = actor
        outcomes.append(outcome)
    settle(session, made_by)
    return outcomes
