"""The record type of attachments, and who may do what with them."""

from fieldapp.core import policy
from fieldapp.core.actor import Actor
from fieldapp.core.records import RecordType, register
from fieldapp.files import actions, queries
from fieldapp.files.models import Attachment
from fieldapp.files.schemas import AttachmentSchema


def _somebody(actor: Actor, _record: object) -> bool:
    return actor.user_id is not None


def _theirs(actor: Actor, record: Attachment) -> bool:
    return queries.sees(actor, record) and actor.sees_person(record.author_id)


def register_types() -> None:
    register(
        RecordType(
            "attachment",
            Attachment,
            AttachmentSchema,
            queries.scopes,
            create=actions.create_attachment,
            patch=actions.patch_attachment,
            delete=actions.delete_attachment,
            under=queries.under,
        )
    )


def register_rules() -> None:
    policy.rule("file.upload", _somebody)
    policy.rule("attachment.create", queries.sees_parent)
    policy.rule("attachment.patch", _theirs)
    policy.rule("attachment.delete", _theirs)
