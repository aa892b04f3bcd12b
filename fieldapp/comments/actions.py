"""Verbs on comments. They check rights and never commit."""

from collections.abc import Mapping
from typing import Any

from fieldapp.comments.models import Comment
from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.clock import stamp
from fieldapp.core.errors import Invalid
from fieldapp.core.policy import require
from fieldapp.core.records import enter, must_find, record_type

NOT_ON = {"comment", "conflict"}


def create_comment(record_id: str, values: Mapping[str, Any]) -> Comment:
    """Anyone who sees a record may comment on it."""
    if values["record_type"] in NOT_ON:
        raise Invalid(f"A {values['record_type']} takes no comments.", code="no_comments")
    record = must_find(values["record_type"], values["record_id"])
    require("comment.create", record_type(values["record_type"]).scopes(record))
    said = {**values, "author_id": current_actor().user_id, "at": stamp()}
    comment = Comment(org_id=current_org(), id=record_id, **said)
    enter(comment)
    return comment


def patch_comment(comment: Comment, values: Mapping[str, Any]) -> None:
    """Only its author mends its words; it stays where it stands."""
    require("comment.patch", comment)
    if "body" in values:
        comment.body = values["body"]


def delete_comment(comment: Comment) -> None:
    require("comment.delete", comment)
    comment.deleted = True
