"""Browsers of the company's people, for tests of routes."""

from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from fieldapp.core.ids import new_id
from tests.company import PASSWORD, Company


@dataclass
class Guests:
    company: Company

    def stranger(self) -> FlaskClient:
        return self.company.app.test_client()

    def try_in(self, client: FlaskClient, name: str, password: str = PASSWORD, device: str | None = None) -> TestResponse:
        phone = {"id": device or new_id(), "name": "Pixel"}
        body = {"email": f"{name}@example.com", "password": password, "device": phone}
        return client.post("/api/session", json=body)

    def signed_in(self, name: str) -> FlaskClient:
        client = self.stranger()
        assert self.try_in(client, name).status_code == 200
        return client

    def id_of(self, name: str) -> str:
        session: dict[str, Any] = self.signed_in(name).get("/api/session").json or {}
        return str(session["user"]["id"])
