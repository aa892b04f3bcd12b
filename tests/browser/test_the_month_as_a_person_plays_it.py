"""From the plan to the last receipt: one story, in each language."""

import base64
import hashlib
import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import planning, road
from tests.browser.conftest import PhoneOf
from tests.browser.phones import Phone
from tests.browser.pictures import HIGH, WIDE, size_and_place, taken
from tests.browser.road import SAID, Said
from tests.browser.server import Server

KEPT_WIDTH = 2048  # pixels; the photos of these stories are larger
WHO = {"en": "rep", "es": "other"}


def plan_and_approve(rep: Phone, manager: Phone, who: str) -> None:
    """In Spanish the manager first sends it back."""
    planning.a_month_ago(rep)
    planning.make_trip(rep)
    planning.add_must(rep)
    planning.fill(rep)
    planning.submit(rep)
    planning.review(manager, who)
    if rep.words.language == "es":
        planning.send_back(manager)
        planning.answer_the_comment(rep)
        planning.review(manager, who)
        manager.sees("trips.changed")
    planning.approve(manager)
    rep.settle()
    rep.ready_for_the_road()


def the_day(rep: Phone, said: Said) -> tuple[str, str, str]:
    """Three stops without a signal. The ids of the first visit, its need and the visit that nobody planned."""
    rep.open("/")
    visit = road.check_in(rep)
    road.write_note(rep, said.note)
    need = road.write_need(rep, said)
    road.take_photo(rep, "visits.photo", taken(200))
    road.record_voice(rep)
    road.add_contact(rep, said)
    road.promise_follow_up(rep, said)
    road.check_out(rep)
    road.skip_the_next(rep)
    unplanned = road.call_on_somebody_new(rep, said)
    rep.page.get_by_label(rep.words("visits.what_happened")).press_sequentially(said.half)
    return visit, need, unplanned


def everything_is_as_typed(rep: Phone, said: Said, visit: str, need: str, unplanned: str) -> None:
    page, w = rep.page, rep.words
    rep.open(f"/visits/{unplanned}")
    expect(page.get_by_label(w("visits.what_happened"))).to_have_value(said.half)
    rep.open(f"/visits/{visit}")
    expect(page.get_by_label(w("visits.what_happened"))).to_have_value(said.note)
    assert road.shows_photo(rep) == KEPT_WIDTH
    expect(rep.group("visits.people").get_by_role("button", name=said.contact)).to_be_visible()
    expect(rep.group("visits.outcome").get_by_role("button", name=w("visits.outcome_order"))).to_have_attribute("aria-pressed", "true")
    rep.open(f"/needs/{need}")
    expect(page.get_by_label(w("needs.summary"))).to_have_value(said.need)
    road.has_quantity(rep, "3")
    expect(page.get_by_text("42 1/2 in").first).to_be_visible()
    assert road.shows_photo(rep) == KEPT_WIDTH


def the_phones_files(rep: Phone) -> dict[str, tuple[str, bytes]]:
    """Hash → type and bytes of everything the phone holds for upload; each hash is its bytes' own."""
    files = {one["sha256"]: (str(one["mime"]), base64.b64decode(one["bytes"])) for one in rep.kept_files()}
    assert all(hashlib.sha256(content).hexdigest() == name for name, (_mime, content) in files.items())
    photos = [content for mime, content in files.values() if mime == "image/jpeg"]
    assert [size_and_place(content) for content in photos] == [((KEPT_WIDTH, KEPT_WIDTH * HIGH // WIDE), False)] * 2
    assert sorted(mime for mime, _content in files.values()) == ["audio/webm", "image/jpeg", "image/jpeg"]
    return files


def the_receipt_names_everything(rep: Phone, server: Server, who: str) -> None:
    """As many things as this person made, all of them on the server."""
    figures = rep.words.figures("core.receipt_of")
    told = figures.search(rep.page.get_by_text(figures).first.inner_text())
    made = "SELECT count(DISTINCT type || record_id) FROM sync_mutation JOIN user ON user.id = user_id WHERE email = ?"
    assert told is not None and {int(figure) for figure in told.groups()} == {server.one(made, f"{who}@example.com")}


def everything_is_there_once(server: Server, said: Said, visit: str, need: str, unplanned: str) -> None:
    assert server.rows("SELECT body FROM note WHERE visit_id = ?", visit) == [said.note]
    assert server.rows("SELECT body FROM note WHERE visit_id = ?", unplanned) == [said.half]
    words = "SELECT id, kind, quantity, urgency, visit_id FROM need WHERE summary = ?"
    assert server.rows(words, said.need) == [(need, "hose", 3, "line_down", visit)]
    spec: dict[str, Any] = json.loads(server.one("SELECT spec FROM need WHERE id = ?", need))
    assert (spec["hose_id_dash"], spec["overall_length"]["typed"], spec["fluid"]) == ("-12", "42 1/2", said.fluid)
    assert spec["working_pressure"]["typed"] == "3000"
    contact = server.one("SELECT id FROM contact WHERE name = ? AND title = ?", said.contact, said.job)
    assert server.one("SELECT status, outcome, json_extract(contact_ids, '$') FROM visit WHERE id = ?", visit) == (
        "done",
        "order",
        json.dumps([contact], separators=(",", ":")),
    )
    assert server.one("SELECT status FROM visit WHERE id = ?", unplanned) == "under_way"
    assert server.rows("SELECT title FROM task WHERE visit_id = ?", visit) == [said.task]
    assert len(server.rows("SELECT id FROM account WHERE name = ?", said.account)) == 1
    trip = server.one("SELECT trip_id FROM visit WHERE id = ?", visit)
    assert len(server.rows("SELECT id FROM visit WHERE trip_id = ? AND status = 'skipped' AND skip_reason != ''", trip)) == 1
    assert server.rows("SELECT code FROM sync_quarantine") == []
    assert server.rows("SELECT id FROM conflict") == []


def the_bytes_are_there(server: Server, files: dict[str, tuple[str, bytes]], visit: str, need: str) -> None:
    """Each file is named by one record, whole, and byte for byte what the phone made of it."""
    told = server.rows("SELECT sha256, mime, size, stored FROM attachment WHERE record_id IN (?, ?)", visit, need)
    assert sorted(told) == sorted((name, mime, len(content), 1) for name, (mime, content) in files.items())
    assert server.rows("SELECT mime FROM attachment WHERE record_id = ?", need) == ["image/jpeg"]
    assert {name: server.file(name) for name in files} == {name: content for name, (_mime, content) in files.items()}


def the_manager_sees_it(manager: Phone, said: Said, account: str) -> None:
    """On the account's page, and from there on the need's."""
    page, w = manager.page, manager.words
    manager.settle()
    manager.open(f"/accounts/{account}")
    expect(page.get_by_text(said.note.splitlines()[0]).first).to_be_visible()
    expect(page.get_by_text(said.contact, exact=True)).to_be_visible()
    page.get_by_role("link", name=said.need).first.click()
    expect(page.get_by_label(w("needs.summary"))).to_have_value(said.need)
    road.has_quantity(manager, "3")
    assert road.shows_photo(manager) == KEPT_WIDTH


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_month_from_the_plan_to_the_receipt(shared_server: Server, phone_of: PhoneOf, language: str) -> None:
    server, said = shared_server, SAID[language]
    rep, manager = phone_of(WHO[language], server, language), phone_of("manager", server, language)
    plan_and_approve(rep, manager, WHO[language].title())
    server.stop()
    rep.restart()
    visit, need, unplanned = the_day(rep, said)
    rep.restart()
    everything_is_as_typed(rep, said, visit, need, unplanned)
    files = the_phones_files(rep)
    server.start()
    rep.settle()
    the_receipt_names_everything(rep, server, WHO[language])
    everything_is_there_once(server, said, visit, need, unplanned)
    the_bytes_are_there(server, files, visit, need)
    the_manager_sees_it(manager, said, server.one("SELECT account_id FROM need WHERE id = ?", need))
