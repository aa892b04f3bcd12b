"""Whoever changes a record must see it. What one may do with it beyond that is the feature's to say."""

from typing import Any

from fieldapp.core.actor import Actor, current_actor, current_org
from fieldapp.core.errors import NotAllowed
from fieldapp.core.policy import rule
from fieldapp.core.records import RecordType, find, org_scope
from fieldapp.core.rows import Moment
from fieldapp.people.queries import actor_of, scope_names, scopes_of, working


def held_scopes() -> list[str]:
    """The scopes of the current actor, sorted."""
    return scopes_of(current_actor())


def scopes_now(moment: Moment) -> list[str]:
    """The same, read anew in the moment that the feed is read in: nobody is told more on the word of an earlier one."""
    actor = current_actor()
    person = working(moment, actor.org_id, actor.user_id)
    return scope_names(actor_of(person, source=moment.connection)) if person is not None else []


def must_see(kind: RecordType, record: Any) -> None:
    """Raises NotAllowed for a record outside the actor's scopes, without saying more about it."""
    if current_actor().role == "system":
        return
    if not set(kind.scopes(record)) & {*held_scopes(), org_scope(current_org())}:
        raise NotAllowed(f"This {kind.name} is not among your records (any more).", code="out_of_scope")


def may_judge(actor: Actor, entry: Any) -> bool:
    """What was set aside: a manager judges that of their people, an admin all. `entry` None: whether there is anything to judge at all."""
    if actor.is_office or actor.role != "manager" or entry is None:
        return actor.is_office or actor.role == "manager"
    author = find("user", entry.user_id, deleted=True)  # it is applied with the author's rights: an admin's would be too much
    return author is not None and author.role != "admin" and actor.sees_person(author.id)


def state() -> None:
    rule("quarantine.judge", may_judge)
