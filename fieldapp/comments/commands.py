"""The comment as sync knows it, and who may write one."""

from typing import Any

from sqlalchemy import select

from fieldapp.comments import actions
from fieldapp.comments.models import Comment
from fieldapp.comments.schemas import CommentSchema
from fieldapp.core.actor import Actor, current_org
from fieldapp.core.database import db
from fieldapp.core.policy import rule
from fieldapp.core.records import RecordType, find, org_scope, owner_scope, record_type, record_types, register, territory_scope


def comment_scopes(comment: Comment) -> list[str]:
    """Where the record it stands under lives."""
    parent = find(comment.record_type, comment.record_id, deleted=True)
    return record_type(comment.record_type).scopes(parent) if parent is not None else []


def comments_under(name: str, record_id: str) -> list[Comment]:
    """Comments on this record, and on what stands under it if it is an account. Deleted ones too."""
    found = _comments_on(name, [record_id])
    if name == "account":
        for kind in record_types():
            if hasattr(kind.model, "account_id"):
                here = select(kind.model.id).filter_by(org_id=current_org(), account_id=record_id)
                found += _comments_on(kind.name, list(db.session.scalars(here)))
    return found


def _comments_on(name: str, record_ids: list[str]) -> list[Comment]:
    query = select(Comment).where(Comment.org_id == current_org(), Comment.record_type == name, Comment.record_id.in_(record_ids))
    return list(db.session.scalars(query)) if record_ids else []


def sees_one_of(actor: Actor, scopes: list[str]) -> bool:
    if actor.is_office:
        return True
    held = {org_scope(actor.org_id), owner_scope(actor.user_id or "")}
    held |= {owner_scope(person) for person in actor.people} | {territory_scope(territory) for territory in actor.territories}
    return bool(held & set(scopes))


def is_author(actor: Actor, comment: Any) -> bool:
    return actor.is_office or comment.author_id == actor.user_id


def enter() -> None:
    """Register the type and its rights."""
    rule("comment.create", sees_one_of)
    rule("comment.patch", is_author)
    rule("comment.delete", is_author)
    register(RecordType(
        name="comment", model=Comment, schema=CommentSchema, scopes=comment_scopes, under=comments_under, text=frozenset({"body"}),
        create=actions.create_comment, patch=actions.patch_comment, delete=actions.delete_comment,
    ))  # fmt: skip
