"""Tasks: one's own, and those a manager gives."""

from tests.company import Company


def test_a_manager_gives_a_task_and_a_colleague_may_not(company: Company) -> None:
    rep, manager, other = company.phone("rep"), company.phone("manager"), company.phone("other")
    task = manager.write("create", "task", set={"title": "Call Sabine", "owner_id": rep.user_id, "due": "2026-11-25"})["record"]
    assert [verdict["verdict"] for verdict in manager.sync()] == ["ok"]
    other.write("create", "task", set={"title": "Call Sabine", "owner_id": rep.user_id})
    assert [verdict["code"] for verdict in other.sync()] == ["not_allowed"]
    rep.write("patch", "task", task, base={"done_at": None}, set={"done_at": "2026-11-25T09:00:00Z"})
    rep.sync()
    held = rep.get("task", task)
    assert held is not None
    assert (held["due"], held["done_at"]) == ("2026-11-25", "2026-11-25T09:00:00Z")
