"""/metrics is for this machine and for whoever has the token."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from fieldapp.core.metrics import REGISTRY
from fieldapp.sync import numbers, push
from tests.company import Company
from tests.meeting import before


def ask(company: Company, address: str = "127.0.0.1", **headers: str) -> Any:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return company.app.test_client().get("/metrics", headers=names, environ_base={"REMOTE_ADDR": address})


def test_this_machine_reads_what_happened(company: Company) -> None:
    phone = company.phone("rep")
    phone.write("create", "nonsense")
    phone.sync()
    told = ask(company).text
    assert 'fieldapp_requests_total{method="POST",route="/api/sync",status="200"}' in told
    assert 'fieldapp_mutations_total{verdict="rejected"}' in told
    assert 'fieldapp_jobs{state="given_up"} 0.0' in told
    assert phone.user_id not in told


def test_changes_that_were_tried_again_are_counted_once(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    phone, tries = company.phone("rep"), iter([True, False])
    phone.write("create", "note", set={"account_id": company.account(), "body": "one"})

    def meet() -> None:
        if next(tries):
            raise OperationalError("", None, Exception("a deadlock"))

    before(monkeypatch, numbers, "follow", meet)
    monkeypatch.setattr(push, "is_race", lambda _error: True)
    counted = partial(REGISTRY.get_sample_value, "fieldapp_mutations_total", {"verdict": "ok"})
    earlier = counted() or 0
    assert phone.request().status_code == 200
    assert counted() == earlier + 1


def test_a_method_that_somebody_made_up_is_no_figure_of_its_own(company: Company) -> None:
    company.app.test_client().open("/healthz", method="ANA@EXAMPLE.COM")
    told = ask(company).text
    assert "ANA" not in told and 'method="other"' in told


def test_nobody_else_does(company: Company) -> None:
    assert ask(company, "192.0.2.7").status_code == 404
    assert ask(company, X_Forwarded_For="192.0.2.7").status_code == 404
    assert ask(company, Host="field.example.com").status_code == 404
    assert ask(company, "192.0.2.7", Authorization="Bearer ").status_code == 404


def test_who_has_the_token_does(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = replace(company.app.extensions["settings"], metrics_token="four words of luck")
    monkeypatch.setitem(company.app.extensions, "settings", settings)
    assert ask(company, "192.0.2.7", Authorization="Bearer four words of luck").status_code == 200
    assert ask(company, "192.0.2.7", Authorization="Bearer four words").status_code == 404
