"""What is told of people and what may be said about them. The password is never among it."""

from marshmallow import fields, validate

from fieldapp.core.schemas import Id, RecordSchema, Text
from fieldapp.people.rules import LANGUAGES, ROLES

Name = validate.Length(min=1, max=200)


class TeamSchema(RecordSchema):
    name = Text(required=True, validate=Name)
    parent_id = Id(allow_none=True)


class TerritorySchema(RecordSchema):
    name = Text(required=True, validate=Name)
    team_id = Id(allow_none=True)


class UserSchema(RecordSchema):
    name = Text(required=True, validate=Name)
    email = fields.Email(required=True, validate=validate.Length(max=320))
    role = Text(validate=validate.OneOf(ROLES))
    language = Text(validate=validate.OneOf(LANGUAGES))
    team_id = Id(allow_none=True)
    territory_ids = fields.List(Id(), validate=validate.Length(max=1000))
    active = fields.Boolean()
