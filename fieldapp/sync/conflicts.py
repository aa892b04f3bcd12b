"""Two versions of one field: kept as a record that both people see, settled with one tap."""

from typing import Any

from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.database import db
from fieldapp.core.errors import Invalid
from fieldapp.core.ids import new_id
from fieldapp.core.records import RecordType, must_find, record_type
from fieldapp.sync.merge import merge_object
from fieldapp.sync.models import Conflict


def open_conflict(kind: RecordType, record: Any, field: str | None, base: Any, ours: Any, theirs: Any, mutation_id: str) -> Conflict:
    conflict = Conflict(
        org_id=current_org(), id=new_id(), rev=0, deleted=False, record_type=kind.name, record_id=record.id, field=field,
        base=base, ours=ours, theirs=theirs, mutation_id=mutation_id, author_id=current_actor().user_id, state="open",
    )  # fmt: skip
    db.session.add(conflict)
    return conflict


def settle(conflict: Conflict, args: dict[str, Any], _expect: dict[str, Any]) -> None:
    """`{"take": "ours"}` keeps the server's value, `"theirs"` sets the late one. Settled twice is settled."""
    take = args.get("take")
    if take not in {"ours", "theirs"}:
        raise Invalid('Say which one to take: "ours" or "theirs".', code="bad_args")
    if conflict.state == "settled":
        return
    if take == "theirs":
        _take_theirs(conflict)
    conflict.state = "settled"


def _take_theirs(conflict: Conflict) -> None:
    kind = record_type(conflict.record_type)
    record = must_find(conflict.record_type, conflict.record_id)
    if conflict.field is None:
        if kind.delete is not None:
            kind.delete(record)
    elif kind.patch is not None:
        kind.patch(record, kind.schema.read({conflict.field: _late_value(kind, record, conflict)}, partial=True))


def _late_value(kind: RecordType, record: Any, conflict: Conflict) -> Any:
    """Of an object only the keys in question: others may have been filled in since."""
    if conflict.field not in kind.objects:
        return conflict.theirs
    return merge_object(conflict.ours or {}, kind.dump(record).get(conflict.field) or {}, conflict.theirs or {}).late
