"""The note as sync knows it, and who may write one."""

from typing import Any

from fieldapp.core.actor import Actor
from fieldapp.core.policy import rule
from fieldapp.core.records import RecordType, find, record_type, register, under_account
from fieldapp.notes import actions
from fieldapp.notes.models import Note
from fieldapp.notes.schemas import NoteSchema


def note_scopes(note: Note) -> list[str]:
    """Where its account lives."""
    account = find("account", note.account_id, deleted=True)
    return record_type("account").scopes(account) if account is not None else []


def looks_after(actor: Actor, account: Any) -> bool:
    return actor.sees_territory(account.territory_id)


def enter() -> None:
    """Register the type and its rights."""
    for verb in ("note.create", "note.patch", "note.delete"):
        rule(verb, looks_after)
    register(RecordType(
        name="note", model=Note, schema=NoteSchema, scopes=note_scopes, text=frozenset({"body"}), under=under_account(Note),
        made_alone=True, create=actions.create_note, patch=actions.patch_note, delete=actions.delete_note,
    ))  # fmt: skip
