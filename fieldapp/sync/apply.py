"""One mutation, applied: create, patch with merge, delete, command. Calls the features' own actions."""

from dataclasses import dataclass, field
from typing import Any

from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.database import db
from fieldapp.core.errors import Invalid, NotFound, StaleState
from fieldapp.core.ids import is_id
from fieldapp.core.records import RecordType, locked, record_type
from fieldapp.core.schemas import shared
from fieldapp.sync import conversions, queries, rights
from fieldapp.sync.conflicts import open_conflict
from fieldapp.sync.feed import settle
from fieldapp.sync.merge import Merged, merge_field
from fieldapp.sync.models import SyncMutation

Mutation = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What became of a mutation. `rev` is the record's revision afterwards."""

    verdict: str
    record: Any
    more: dict[str, Any] = field(default_factory=dict)

    def as_verdict(self) -> dict[str, Any]:
        return {"verdict": self.verdict, "rev": self.record.rev if self.record is not None else None, **self.more}


def apply(mutation: Mutation) -> Outcome:
    """Raises AppError with a code and a sentence when it cannot be done."""
    outcome = perform(mutation)
    settle(db.session())
    return outcome


def perform(mutation: Mutation) -> Outcome:
    """The same, not yet written into the history."""
    mutation = conversions.in_todays_words(mutation)
    kind = record_type(mutation["type"])
    doing = {"create": _create, "patch": _patch, "delete": _delete, "command": _command}.get(mutation["op"])
    if doing is None:
        raise Invalid(f"There is no operation {mutation['op']!r}.", code="unknown_op")
    return doing(kind, mutation)


def _create(kind: RecordType, mutation: Mutation) -> Outcome:
    if kind.create is None:
        raise Invalid(f"A {kind.name} cannot be made here.", code="not_creatable")
    there = locked(kind, mutation["record"])
    if there is not None:
        return _create_again(kind, mutation, there)
    values = kind.schema.read(mutation.get("set", {}), partial=False)
    return Outcome("ok", kind.create(mutation["record"], values))


def _create_again(kind: RecordType, mutation: Mutation, there: Any) -> Outcome:
    """The id is taken. From the same hand with the same content (a restored phone) it is done already."""
    rights.must_see(kind, there)
    wanted = kind.dump(kind.model(org_id=current_org(), id=there.id, **kind.schema.read(mutation.get("set", {}), partial=False)))
    held = kind.dump(there)
    if all(held.get(key) == wanted.get(key) for key in mutation.get("set", {})):
        return Outcome("ok", there)
    raise Invalid(f"There is another {kind.name} with this id.", code="id_taken")


def _patch(kind: RecordType, mutation: Mutation) -> Outcome:
    record = _existing(kind, mutation)
    if kind.patch is None:
        raise Invalid(f"A {kind.name} is read-only.", code="read_only")
    rights.must_see(kind, record)
    theirs = _as_json(kind, mutation.get("set", {}))
    base = _base_as_json(kind, mutation.get("base", {})) | _result_of_earlier(mutation)
    ours = kind.dump(record)
    taken, clashes, merged = _merge(kind, base, ours, theirs)
    restored = record.deleted
    record.deleted = False
    if taken or restored:
        kind.patch(record, kind.schema.read(taken, partial=True))
    for name, clash in clashes.items():
        open_conflict(kind, record, name, base.get(name), clash.value, clash.late, mutation["id"])
    verdict = "conflict" if clashes else "merged" if merged else "ok"
    return Outcome(verdict, record, {"restored": True} if restored else {})


Merge = tuple[dict[str, Any], dict[str, Merged], bool]


def _merge(kind: RecordType, base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]) -> Merge:
    """By field: what to set, which clash, and whether anything was merged rather than simply taken."""
    taken: dict[str, Any] = {}
    clashes: dict[str, Merged] = {}
    merged = False
    for name, value in theirs.items():
        result = merge_field(kind.policy_of(name), base.get(name), ours.get(name), value)
        if result.clash:
            clashes[name] = result
        if result.value != ours.get(name):
            taken[name] = result.value
            merged = merged or result.value != value
    return taken, clashes, merged


def _as_json(kind: RecordType, values: dict[str, Any]) -> dict[str, Any]:
    """Through the schema and back, so that equal values are spelled alike. Raises Invalid."""
    loaded = kind.schema.read(values, partial=True)
    dumped = shared(kind.schema).dump(loaded)
    return {name: dumped.get(name) for name in values}


def _base_as_json(kind: RecordType, values: dict[str, Any]) -> dict[str, Any]:
    """What the phone saw. It may hold what nobody could write today (an empty field of an older version): taken as it is."""
    read: dict[str, Any] = {}
    for name, value in values.items():
        try:
            read |= _as_json(kind, {name: value})
        except Invalid:
            read[name] = value
    return read


def _earlier(mutation: Mutation) -> SyncMutation | None:
    """`after`: the device's own earlier mutation on this record, if that one was `ok`."""
    earlier_id = mutation.get("after")
    if not is_id(earlier_id):
        return None
    earlier = db.session.get(SyncMutation, (current_org(), earlier_id))
    if earlier is None or earlier.device_id != current_actor().device_id or earlier.record_id != mutation["record"]:
        return None
    return earlier if earlier.verdict.get("verdict") == "ok" else None


def _result_of_earlier(mutation: Mutation) -> dict[str, Any]:
    """The fields that the earlier mutation changed, as it left them: a chain of offline edits never conflicts with itself.

    What it did not touch may be somebody else's work, which the phone has never seen: there the base that was sent stands.
    """
    earlier = _earlier(mutation)
    changed = queries.changed_by(mutation["type"], mutation["record"], earlier.id) if earlier is not None else {}
    return {name: changed[name] for name in mutation.get("set", {}) if name in changed}


def _delete(kind: RecordType, mutation: Mutation) -> Outcome:
    record = locked(kind, mutation["record"])
    if record is None:
        return Outcome("ok", None)
    rights.must_see(kind, record)
    if record.deleted:
        return Outcome("ok", record)
    if kind.delete is None:
        raise Invalid(f"A {kind.name} cannot be deleted.", code="not_deletable")
    if record.rev != _rev_seen(mutation, record.rev):
        open_conflict(kind, record, None, None, None, None, mutation["id"])
        return Outcome("conflict", record)
    kind.delete(record)
    return Outcome("ok", record)


def _rev_seen(mutation: Mutation, now: int) -> Any:
    """The revision a deletion was decided on. After an own edit that met somebody else's, it is none that is here."""
    earlier = _earlier(mutation)
    if earlier is not None:
        return earlier.verdict.get("rev")
    return mutation.get("rev", now if mutation.get("after") is None else None)


def _command(kind: RecordType, mutation: Mutation) -> Outcome:
    record = _existing(kind, mutation)
    rights.must_see(kind, record)
    name = mutation.get("command")
    action = kind.commands.get(name) if isinstance(name, str) else None
    if action is None:
        raise Invalid(f"A {kind.name} knows no command {name!r}.", code="unknown_command")
    if record.deleted:
        raise NotFound(f"This {kind.name} was deleted.", code=f"{kind.name}_missing")
    try:
        action(record, mutation.get("args", {}), mutation.get("expect", {}))
    except StaleState as stale:
        who = "" if hasattr(record, "decisions") else queries.who_moved(kind.name, record.id)  # a trip says it itself
        raise StaleState(f"{stale.detail} {who}".strip()) from stale
    return Outcome("ok", record)


def _existing(kind: RecordType, mutation: Mutation) -> Any:
    record = locked(kind, mutation["record"])
    if record is None:
        raise NotFound(f"This {kind.name} is not on the server.", code=f"{kind.name}_missing")
    return record
