"""The form of a sync request. What is wrong with the envelope is a 422; what is wrong in a mutation is its verdict."""

from dataclasses import dataclass
from typing import Any

from fieldapp.core.errors import Invalid, TooLarge

MOST_MUTATIONS = 200
MOST_LINES = 10_000


@dataclass(frozen=True)
class Envelope:
    device: str
    epoch: str | None
    schema: int
    cursor: dict[str, int]
    limit: int
    refill: list[str]
    mutations: list[dict[str, Any]]


def read(body: dict[str, Any]) -> Envelope:
    """Raises Invalid with the reasons by JSON path, TooLarge above 200 mutations."""
    errors: dict[str, Any] = {}

    def take(key: str, kinds: tuple[type, ...], default: Any) -> Any:
        value = body.get(key, default)
        if value is None and default is None:
            return None
        if not isinstance(value, kinds) or isinstance(value, bool):
            errors[f"$.{key}"] = [f"not {' or '.join(kind.__name__ for kind in kinds)}"]
            return default
        return value

    device, epoch = take("device", (str,), ""), take("epoch", (str,), None)
    schema, limit = take("schema", (int,), 1), take("limit", (int,), 5000)
    cursor, refill = take("cursor", (dict,), {}), take("refill", (list,), [])
    mutations = take("mutations", (list,), [])
    for scope, seq in cursor.items():
        if not isinstance(seq, int) or isinstance(seq, bool) or seq < 0 or seq > 2**53:
            errors[f"$.cursor.{scope}"] = ["not a sequence number"]
    for index, mutation in enumerate(mutations):
        if not isinstance(mutation, dict):
            errors[f"$.mutations[{index}]"] = ["not an object"]
        elif not isinstance(mutation.get("id"), str) or not 0 < len(mutation["id"]) <= 64:
            errors[f"$.mutations[{index}].id"] = ["missing, or not an id"]
    if not all(isinstance(name, str) for name in refill):
        errors["$.refill"] = ["not a list of type names"]
    if errors:
        raise Invalid("The request does not have the form of a sync request.", errors=errors)
    if len(mutations) > MOST_MUTATIONS:
        raise TooLarge(f"Send at most {MOST_MUTATIONS} mutations at once.")
    return Envelope(device, epoch, schema, cursor, min(max(limit, 1), MOST_LINES), refill, mutations)
