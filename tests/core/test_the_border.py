"""What comes from elsewhere, in the wrong form or too large is refused with a reason; nothing shows a stack trace."""

from typing import Any

from tests.company import Company


def test_another_sites_page_cannot_change_anything(company: Company) -> None:
    rep = company.phone("rep")
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        answer = rep.client.post("/api/sync", json={"device": rep.device}, headers=headers)
        assert (answer.status_code, answer.mimetype, answer.json["code"]) == (
            403,
            "application/problem+json",
            "cross_site",
        )


def test_a_body_that_is_no_json_is_told_so(company: Company) -> None:
    rep = company.phone("rep")
    assert rep.client.post("/api/sync", data="x").status_code == 415
    assert rep.client.post("/api/sync", data="{", content_type="application/json").status_code == 422


def test_a_body_above_the_bound_is_refused_even_when_packed(company: Company) -> None:
    import gzip

    rep = company.phone("rep")
    big = b'{"device": "' + b"x" * 2_000_000 + b'"}'
    assert rep.client.post("/api/sync", data=big, content_type="application/json").status_code == 413
    packed = rep.client.post("/api/sync", data=gzip.compress(big), content_type="application/json", headers={"Content-Encoding": "gzip"})
    assert packed.status_code == 413


def test_sync_needs_a_sign_in(company: Company) -> None:
    visitor: Any = company.app.test_client()
    answer = visitor.post("/api/sync", json={"device": "x"})
    assert (answer.status_code, answer.json["code"]) == (401, "signed_out")


def test_every_answer_carries_the_headers(company: Company) -> None:
    answer = company.app.test_client().get("/healthz")
    assert answer.status_code == 200
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_an_unknown_address_under_the_api_is_a_problem_answer(company: Company) -> None:
    answer = company.app.test_client().get("/api/nothing")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
