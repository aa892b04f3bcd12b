"""Synced records: what every such table carries, and what sync must know of each type.

Changes are noticed by the session itself, so no feature can forget its feed line. Bulk statements would pass
by unseen and are refused.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Integer, Select, bindparam, event, select
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column
from sqlalchemy.orm.util import identity_key

from fieldapp.core.actor import current_org
from fieldapp.core.database import Model, OrgKeyed, db, hold_places_still, is_writing
from fieldapp.core.errors import NotFound
from fieldapp.core.schemas import RecordSchema, shared


class Record(OrgKeyed):
    """Mixin of every synced table. `rev` grows by one with each change; a deleted record stays, for its history."""

    rev: Mapped[int] = mapped_column(Integer, default=0)
    deleted: Mapped[bool] = mapped_column(Boolean, default=False)


@dataclass(frozen=True)
class RecordType:
    """All that sync needs to know of a type. The functions are the feature's own actions."""

    name: str
    model: type[Any]
    schema: type[RecordSchema]
    scopes: Callable[[Any], list[str]]
    create: Callable[[str, dict[str, Any]], Any] | None = None
    patch: Callable[[Any, dict[str, Any]], None] | None = None
    delete: Callable[[Any], None] | None = None
    commands: dict[str, Callable[[Any, dict[str, Any], dict[str, Any]], None]] = field(default_factory=dict)
    text: frozenset[str] = frozenset()
    sets: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()  # JSON objects that are merged key by key
    under: Callable[[str, str], Iterable[Any]] | None = None  # (type, id) -> records whose scope follows that one
    along: Callable[[list[dict[str, Any]]], Mapping[str, set[str]]] | None = None  # mutations -> by type, what else they change
    made_alone: bool = False  # making one changes no other record, so that sync may write many of them together

    def policy_of(self, name: str) -> str:
        """How two versions of this field meet (sync.md, Merging)."""
        named = {"text": self.text, "set": self.sets, "object": self.objects}
        return next((policy for policy, names in named.items() if name in names), "scalar")

    def dump(self, record: Any) -> dict[str, Any]:
        """The record's `data` as JSON values."""
        return dict(shared(self.schema).dump(record))


_types: dict[str, RecordType] = {}
_by_model: dict[type[Any], RecordType] = {}


def register(record_type: RecordType) -> RecordType:
    _types[record_type.name] = record_type
    _by_model[record_type.model] = record_type
    return record_type


def record_types() -> list[RecordType]:
    return list(_types.values())


def record_type(name: str) -> RecordType:
    """Raises NotFound for a type nobody registered."""
    if name not in _types:
        raise NotFound(f"There is no record type {name!r}.", code="unknown_type")
    return _types[name]


def type_of(record: Any) -> RecordType:
    return _by_model[type(record)]


def find(name: str, record_id: str | None, *, deleted: bool = False) -> Any:
    """The record of this organisation, or None. Deleted ones only when asked for. A writing transaction asks the database once for each."""
    if record_id is None:
        return None
    session, key = db.session(), (current_org(), record_id)
    held = _held(session)
    record = held.get((name, *key)) or session.get(record_type(name).model, key)
    if record is None:
        return None
    if is_writing(session):
        held[name, *key] = record
    return record if deleted or not record.deleted else None


def locked(kind: RecordType, record_id: str) -> Any:
    """The record, deleted or not, as the last writer left it, for this transaction alone to change; or None."""
    session, key = db.session(), (current_org(), record_id)
    if (kind.name, record_id) in session.info["locked"]:
        return _held(session).get((kind.name, *key)) or session.identity_map.get(identity_key(kind.model, key))
    return session.get(kind.model, key, with_for_update={"key_share": True}, populate_existing=True)


def lock_together(ids: Mapping[str, Collection[str]]) -> None:
    """The same for many, by type: `locked` then knows of each, also that it is not there. Sorted: two who do so wait in one order."""
    session = db.session()
    for kind in (record_type(name) for name in sorted(ids)):
        for some in by_hundreds(ids[kind.name]):
            wanted = {"org": current_org(), "ids": some}
            _hold(session, kind, session.scalars(_to_lock(kind.name), wanted, execution_options={"populate_existing": True}))
            session.info["locked"].update((kind.name, record_id) for record_id in some)


def look_up_together(ids: Mapping[str, Collection[str]]) -> None:
    """Read these by type, in a statement for many: `find` then asks no more."""
    session = db.session()
    for kind in (record_type(name) for name in sorted(ids)):
        for some in by_hundreds(ids[kind.name]):
            _hold(session, kind, session.scalars(_to_read(kind.name), {"org": current_org(), "ids": some}))


@cache
def _to_read(name: str) -> Select[Any]:
    """Putting a statement together takes longer than asking it."""
    model = record_type(name).model
    return select(model).where(model.org_id == bindparam("org"), model.id.in_(bindparam("ids", expanding=True)))


@cache
def _to_lock(name: str) -> Select[Any]:
    return _to_read(name).order_by(record_type(name).model.id).with_for_update(key_share=True)


def by_hundreds(ids: Collection[str]) -> Iterable[list[str]]:
    """In parts that a statement takes."""
    ordered = sorted(ids)
    return (ordered[start : start + 500] for start in range(0, len(ordered), 500))


def references(kind: RecordType) -> dict[str, str]:
    """By column: the type that it points to."""
    keys = kind.model.__table__.foreign_key_constraints
    return {key.column_keys[-1]: key.referred_table.name for key in keys if key.referred_table.name in _types}


def enter(record: Any) -> None:
    """Add a new record. It is written at once, so that what points to it finds it; where many of a kind are made together, with them."""
    session = db.session()
    session.add(record)
    if not session.info.get("together"):
        session.flush()


def must_find(name: str, record_id: str | None) -> Any:
    record = find(name, record_id)
    if record is None:
        raise NotFound(f"This {name} is not here (any more).", code=f"{name}_missing")
    return record


def every(name: str, **equal: Any) -> list[Any]:
    """All live records of a type in this organisation whose columns equal these values."""
    model = record_type(name).model
    query = select(model).filter_by(org_id=current_org(), deleted=False, **equal).order_by(model.id)
    return list(db.session.scalars(query))


def resend(record: Any) -> None:
    """Write the record's feed lines anew: its scopes, not its content, may have changed."""
    _touched(db.session()).setdefault(record, None)


def resend_under(name: str, record_id: str) -> None:
    """Resend every record whose scope follows this one (an account that moves takes all with it)."""
    hold_places_still()
    for kind in record_types():
        for record in kind.under(name, record_id) if kind.under else ():
            resend(record)


def ids_under(name: str, record_id: str, among: Collection[str]) -> dict[str, list[str]]:
    """By type, of the types `among` only: this record itself and whatever moves with it. For records that hang on any other."""
    ids = {name: {record_id}} if name in among else {}
    for kind in record_types():
        if kind.name in among and kind.under is not None:
            ids.setdefault(kind.name, set()).update(record.id for record in kind.under(name, record_id))
    return {kind: sorted(chosen) for kind, chosen in ids.items()}


def hanging_on(model: type[Any], ids: Mapping[str, list[str]]) -> list[Any]:
    """Records with a `record_type` and `record_id` among these. Deleted ones too: their tombstones move as well."""
    found: list[Any] = []
    for kind, chosen in ids.items():
        for some in by_hundreds(chosen):
            on_it = (model.record_type == kind, model.record_id.in_(some))
            found += db.session.scalars(select(model).where(model.org_id == current_org(), *on_it))
    return found


def hung_on(model: type[Any]) -> set[str]:
    """The types that records of this model hang on at present."""
    return set(db.session.scalars(select(model.record_type).where(model.org_id == current_org()).distinct()))


def under_account(model: type[Any]) -> Callable[[str, str], Iterable[Any]]:
    """For types with an `account_id`: those of the account. Deleted ones too: their tombstones move as well."""

    def records(name: str, record_id: str) -> Iterable[Any]:
        if name != "account":
            return []
        return db.session.scalars(select(model).filter_by(org_id=current_org(), account_id=record_id))

    return records


def territory_scope(territory_id: str) -> str:
    return f"terr:{territory_id}"


def owner_scope(user_id: str) -> str:
    return f"user:{user_id}"


def org_scope(org_id: str) -> str:
    return f"org:{org_id}"


CHANGED = "changed"  # in place of the text that is not made yet


def _touched(session: Session) -> dict[Any, Any]:
    """Records of this transaction: CHANGED until the history has them, then its text; None where only the scope may have changed."""
    touched: dict[Any, Any] = session.info.setdefault("touched", {})
    return touched


def _held(session: Session) -> dict[Any, Any]:
    """What this transaction read, by type and key: it is asked for once, and the session would forget what nobody holds."""
    held: dict[Any, Any] = session.info.setdefault("held", {})
    return held


def _hold(session: Session, kind: RecordType, records: Iterable[Any]) -> None:
    _held(session).update({(kind.name, record.org_id, record.id): record for record in records})


@contextmanager
def savepoint(session: Session) -> Iterator[None]:
    """What fails inside is taken back, and what is remembered of this transaction is as it was."""
    before = {"touched": dict(_touched(session)), "held": dict(_held(session))}
    try:
        with session.begin_nested():
            yield
    except BaseException:
        session.info.update(before)
        raise


class WriteOutside(RuntimeError):
    """A change to the database outside `with write():`."""


@event.listens_for(Session, "before_flush")
def _notice(session: Session, _context: Any, _instances: Any) -> None:
    changed = [*session.new, *(record for record in session.dirty if session.is_modified(record))]
    if (changed or session.deleted) and not is_writing(session):
        raise WriteOutside("change the database inside `with write():` only")
    touched = _touched(session)
    for record in changed:
        if isinstance(record, Record) and touched.get(record) is not CHANGED:
            record.rev = (record.rev or 0) + 1  # once until the history has it, however often it is changed and flushed until then
            touched[record] = CHANGED
    if any(isinstance(record, Record) for record in session.deleted):
        raise WriteOutside("a synced record is marked deleted, never removed")


@event.listens_for(Session, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    if (state.is_update or state.is_delete) and state.bind_mapper is not None and issubclass(state.bind_mapper.class_, Record):
        raise WriteOutside(f"bulk statements on {state.bind_mapper.class_.__name__} would miss the feed")


__all__ = ["Model", "Record", "RecordType"]
