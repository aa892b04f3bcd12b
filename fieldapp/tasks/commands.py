"""The task as sync knows it, and who may write one."""

from typing import Any

from fieldapp.core.actor import Actor
from fieldapp.core.policy import rule
from fieldapp.core.records import RecordType, owner_scope, register
from fieldapp.tasks import actions
from fieldapp.tasks.models import Task
from fieldapp.tasks.schemas import TaskSchema


def task_scopes(task: Task) -> list[str]:
    return [owner_scope(task.owner_id)]


def is_for_them(actor: Actor, task: Any) -> bool:
    """One's own, and those of everyone below."""
    return actor.sees_person(task.owner_id)


def sees_account(actor: Actor, account: Any) -> bool:
    return actor.sees_territory(account.territory_id)


def enter() -> None:
    """Register the type and its rights."""
    for verb in ("task.create", "task.patch", "task.delete"):
        rule(verb, is_for_them)
    rule("task.about", sees_account)
    register(RecordType(
        name="task", made_alone=True, model=Task, schema=TaskSchema, scopes=task_scopes,
        create=actions.create_task, patch=actions.patch_task, delete=actions.delete_task,
    ))  # fmt: skip
