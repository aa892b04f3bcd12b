from typing import Any


def test_the_description_names_addresses_and_records(client: Any) -> None:
    document = client.get("/api/openapi.json").json
    assert document["openapi"] == "3.1.0"
    assert {"/api/sync", "/api/session", "/api/openapi.json"} <= set(document["paths"])
    assert {"conflict", "territory", "user"} <= set(document["components"]["schemas"])
