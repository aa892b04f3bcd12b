"""The comment as sync knows it, and who may write one."""

from typing import Any

from fieldapp.comments import actions
from fieldapp.comments.models import Comment
from fieldapp.comments.schemas import CommentSchema
from fieldapp.core.actor import Actor
from fieldapp.core.policy import rule
from fieldapp.core.records import (
    RecordType,
    find,
    hanging_on,
    hung_on,
    ids_under,
    org_scope,
    owner_scope,
    record_type,
    register,
    territory_scope,
)


def comment_scopes(comment: Comment) -> list[str]:
    """Where the record it stands under lives."""
    parent = find(comment.record_type, comment.record_id, deleted=True)
    return record_type(comment.record_type).scopes(parent) if parent is not None else []


def comments_under(name: str, record_id: str) -> list[Comment]:
    """Comments on this record and on whatever moves with it. Deleted ones too."""
    return hanging_on(Comment, ids_under(name, record_id, hung_on(Comment)))


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
        made_alone=True, create=actions.create_comment, patch=actions.patch_comment, delete=actions.delete_comment,
    ))  # fmt: skip
