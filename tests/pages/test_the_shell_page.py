"""The one page every address gets: what it brings, and what it says where the app cannot run."""

import re

from tests.company import Company


def test_an_old_browser_is_looked_at_before_the_app_starts(company: Company) -> None:
    page = company.app.test_client().get("/").text
    old, app = page.index('<script defer src="/static/old_browser.js">'), page.index('<script type="module"')
    assert old < app


def test_the_words_for_an_old_browser_stand_in_the_page_in_both_languages_and_are_hidden(company: Company) -> None:
    page = company.app.test_client().get("/trips").text
    assert re.findall(r'<div id="old-(en|es)" lang="\1" hidden>', page) == ["en", "es"]
    assert "This browser is too old" in page
    assert "Este navegador es muy viejo" in page


def test_the_look_at_the_browser_is_written_as_old_browsers_read_it(company: Company) -> None:
    with company.app.test_client().get("/static/old_browser.js") as script:
        assert script.mimetype == "text/javascript"
        assert not re.search(r"=>|\blet\b|\bconst\b|`|\?\.|\?\?", re.sub(r"//.*", "", script.get_data(as_text=True)))


def test_a_page_needs_no_script_or_style_of_its_own(company: Company) -> None:
    answer = company.app.test_client().get("/")
    assert "'unsafe" not in answer.headers["Content-Security-Policy"]
    assert not re.search(r"<script>|<style|style=|onload=", answer.text)
