"""One table of rights. A verb without a rule is refused."""

from collections.abc import Callable
from typing import Any

from fieldapp.core.actor import Actor, current_actor
from fieldapp.core.errors import NotAllowed

Check = Callable[[Actor, Any], bool]
_rules: dict[str, Check] = {}


def rule(verb: str, check: Check) -> None:
    """State who may do `verb` ("trip.approve") to a record. A verb has one rule."""
    if verb in _rules and _rules[verb] is not check:
        raise ValueError(f"two rules for {verb}")
    _rules[verb] = check


def verbs() -> list[str]:
    return sorted(_rules)


def may(actor: Actor, verb: str, record: Any = None) -> bool:
    check = _rules.get(verb)
    return check is not None and check(actor, record)


def require(verb: str, record: Any = None) -> None:
    """Raise NotAllowed unless the current actor may."""
    if not may(current_actor(), verb, record):
        raise NotAllowed(f"You may not do this ({verb}). Ask your manager.", code="not_allowed")
