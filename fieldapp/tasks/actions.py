"""Verbs on tasks. They check rights and never commit."""

from collections.abc import Mapping
from typing import Any

from fieldapp.core.actor import current_actor, current_org
from fieldapp.core.policy import require
from fieldapp.core.records import enter, must_find, resend_under
from fieldapp.tasks.models import Task


def create_task(record_id: str, values: Mapping[str, Any]) -> Task:
    """For oneself; a manager may give one to somebody of theirs."""
    values = {"owner_id": current_actor().user_id, **values}
    _check(values)
    task = Task(org_id=current_org(), id=record_id, **values)
    require("task.create", task)
    enter(task)
    return task


def patch_task(task: Task, values: Mapping[str, Any]) -> None:
    """Change fields; a new owner must be somebody the actor may give tasks to."""
    require("task.patch", task)
    _check(values)
    passes_on = values.get("owner_id", task.owner_id) != task.owner_id
    for name, value in values.items():
        setattr(task, name, value)
    require("task.patch", task)
    if passes_on:
        resend_under("task", task.id)


def delete_task(task: Task) -> None:
    require("task.delete", task)
    task.deleted = True


def _check(values: Mapping[str, Any]) -> None:
    """Whatever it points to is there, and the account is one the actor may see."""
    if values.get("owner_id") is not None:
        must_find("user", values["owner_id"])
    if values.get("account_id") is not None:
        require("task.about", must_find("account", values["account_id"]))
    if values.get("visit_id") is not None:
        must_find("visit", values["visit_id"])
