"""Verbs on notes. They check rights and never commit."""

from collections.abc import Mapping
from typing import Any

from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.policy import require
from fieldapp.core.records import enter, find, must_find, resend_under
from fieldapp.notes.models import Note


def create_note(record_id: str, values: Mapping[str, Any]) -> Note:
    """A note of whoever makes it."""
    values = {**values, "author_id": current_actor().user_id}
    require("note.create", must_find("account", values["account_id"]))
    _check_visit(values)
    note = Note(org_id=current_org(), id=record_id, **values)
    enter(note)
    return note


def patch_note(note: Note, values: Mapping[str, Any]) -> None:
    """Change fields, by anyone who looks after the account. Its author stays its author."""
    require("note.patch", find("account", note.account_id, deleted=True))
    moves = values.get("account_id", note.account_id) != note.account_id
    if moves:
        require("note.create", must_find("account", values["account_id"]))
    _check_visit(values)
    for name in set(values) - {"author_id"}:
        setattr(note, name, values[name])
    if moves:
        resend_under("note", note.id)


def delete_note(note: Note) -> None:
    require("note.delete", find("account", note.account_id, deleted=True))
    note.deleted = True


def _check_visit(values: Mapping[str, Any]) -> None:
    if values.get("visit_id") is not None:
        must_find("visit", values["visit_id"])
