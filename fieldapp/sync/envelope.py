"""The form of a sync request. What is wrong with the envelope is a 422; what is wrong in a mutation is its verdict.

Fields that are not known here are passed over: a newer phone may say more.
"""

import json
from dataclasses import dataclass
from typing import Any

from fieldapp.core.errors import Invalid, TooLarge
from fieldapp.core.ids import is_id
from fieldapp.core.records import record_types
from fieldapp.core.schemas import storable

MOST_MUTATIONS = 200
MOST_LINES = 10_000
MOST_ERRORS = 20
STRICT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False)
DEEPEST = 64  # levels of objects and lists within one mutation


@dataclass(frozen=True)
class Envelope:
    device: str
    epoch: str | None
    schema: int
    cursor: dict[str, int]
    limit: int
    refill: list[str]
    mismatched: list[str]
    refused: list[int]
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
    cursor, mutations = take("cursor", (dict,), {}), take("mutations", (list,), [])
    refill, mismatched, refused = take("refill", (list,), []), take("mismatched", (list,), []), take("refused", (list,), [])
    if len(mutations) > MOST_MUTATIONS:
        raise TooLarge(f"Send at most {MOST_MUTATIONS} mutations at once.")
    errors |= _of_cursor(cursor) | _of_mutations(mutations)
    for key, names in (("refill", refill), ("mismatched", mismatched)):
        if not all(isinstance(name, str) for name in names):
            errors[f"$.{key}"] = ["not a list of names"]
    if not all(is_number(n) for n in refused):
        errors["$.refused"] = ["not a list of numbers"]
    if errors:
        raise Invalid("The request does not have the form of a sync request.", errors=dict(list(errors.items())[:MOST_ERRORS]))
    known = [kind.name for kind in record_types() if kind.name in refill]  # each costs a question to the database for every scope
    return Envelope(device, epoch, schema, cursor, min(max(limit, 1), MOST_LINES), known, mismatched, refused, mutations)


def is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 2**53


def _of_cursor(cursor: dict[str, Any]) -> dict[str, Any]:
    wrong = (scope for scope, seq in cursor.items() if not is_number(seq))
    return {f"$.cursor.{scope}": ["not a sequence number"] for scope in wrong}


def _of_mutations(mutations: list[Any]) -> dict[str, Any]:
    """Only what leaves nothing to give a verdict on."""
    errors: dict[str, Any] = {}
    for index, mutation in enumerate(mutations):
        if not isinstance(mutation, dict):
            errors[f"$.mutations[{index}]"] = ["not an object"]
        elif not isinstance(mutation.get("id"), str) or not mutation["id"]:
            errors[f"$.mutations[{index}].id"] = ["missing, or not an id"]
        elif _is_too_deep(mutation):
            errors[f"$.mutations[{index}]"] = [f"nested deeper than {DEEPEST} levels"]
    return errors


def _is_too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(DEEPEST):
        level = [child for one in level for child in (one.values() if isinstance(one, dict) else one) if isinstance(child, dict | list)]
        if not level:
            return False
    return True


def check_mutation(mutation: dict[str, Any]) -> None:
    """Raises Invalid, which becomes the mutation's verdict."""
    check_words(mutation)
    check_form(mutation)


def check_words(said: Any) -> None:
    try:
        STRICT.encode(said).encode()
    except ValueError as error:
        raise Invalid("It holds half of a character or an endless number.") from error


def check_form(mutation: dict[str, Any]) -> None:
    for key in ("op", "type", "record"):
        if not isinstance(mutation.get(key), str):
            raise Invalid(f"The mutation has no {key}.", code="bad_mutation")
    if not is_id(mutation["record"]):
        raise Invalid("The record's id is not a UUID.", code="bad_mutation")
    for key in ("set", "base", "args", "expect"):
        if not isinstance(mutation.get(key, {}), dict):
            raise Invalid(f"{key} is not an object.", code="bad_mutation")


def said_n(mutation: dict[str, Any]) -> Any:
    """Its number as it came; None for an endless one, which no JSON can say again."""
    n = mutation.get("n")
    try:
        return n if isinstance(n, int) or STRICT.encode(n) else None
    except ValueError:
        return None


def said_at(mutation: dict[str, Any]) -> str | None:
    """The phone's own time, which is only shown."""
    at = mutation.get("at")
    return storable(at)[:40] if isinstance(at, str) else None
