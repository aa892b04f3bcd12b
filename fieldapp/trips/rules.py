"""What a trip and a visit may become, and the hash of what was decided on. Pure: values in, values out."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

TRIP_STATES = ("draft", "submitted", "returned", "approved", "under_way", "done", "cancelled")
IN_FORCE = frozenset({"approved", "under_way"})


@dataclass(frozen=True)
class Move:
    """A command of the state machine: from any of `starts` to `target`. `decides`: it must name the content it was decided on."""

    starts: frozenset[str]
    target: str
    decides: bool = False


TRIP_MOVES: Mapping[str, Move] = {
    "submit": Move(frozenset({"draft", "returned"}), "submitted"),
    "withdraw": Move(frozenset({"submitted"}), "draft"),
    "approve": Move(frozenset({"submitted"}), "approved", decides=True),
    "return": Move(frozenset({"submitted"}), "returned", decides=True),
    "start": Move(frozenset({"approved"}), "under_way"),
    "finish": Move(frozenset({"under_way"}), "done"),
    "cancel": Move(frozenset({"draft", "submitted", "returned", "approved", "under_way"}), "cancelled"),
}

VISIT_MOVES: Mapping[str, Move] = {
    "check_in": Move(frozenset({"planned", "skipped", "moved"}), "under_way"),
    "check_out": Move(frozenset({"planned", "under_way"}), "done"),
    "skip": Move(frozenset({"planned", "under_way"}), "skipped"),
}

PAST = {
    "submit": "submitted", "withdraw": "took back", "approve": "approved", "return": "returned",
    "start": "started", "finish": "finished", "cancel": "cancelled", "changed": "changed",
}  # fmt: skip


def verdict(move: Move, status: str, expected: str | None) -> str:
    """What a command meets: `go`, `there` (the target is reached already, nothing to do) or `stale`."""
    if status == move.target:
        return "there"
    if status not in move.starts or (expected is not None and expected != status):
        return "stale"
    return "go"


def amendment(status: str, decisions: Iterable[Mapping[str, Any]]) -> str | None:
    """What has become of a change of a trip in force that goes beyond the company's tolerance: `waiting` for a decision, `returned`,
    or None: there is none, or it was approved, or the road is behind. The decisions tell, so that nothing can contradict them."""
    if status not in IN_FORCE:
        return None
    last = next((one for one in reversed([*decisions]) if one["what"] in ("changed", "approve", "return")), None)
    if last is None or last["what"] == "approve":
        return None
    if last["what"] == "return":
        return "returned"
    return "waiting" if last.get("beyond") else None


def amendment_verdict(name: str, now: str, expected: str | None, *, approved_already: bool) -> str:
    """What `approve` or `return` meets on a trip with an amendment; words as in `verdict`. The trip may have been started meanwhile:
    what is decided is the content. `approved_already`: it names the version that is in force."""
    if (name == "approve" and approved_already) or (name == "return" and now == "returned"):
        return "there"
    return "go" if expected is None or expected in IN_FORCE else "stale"


def leaves_undecided(move: Move, amendment_now: str | None) -> bool:
    """Whether a change that waits for a decision never gets one, because the trip is over: it is closed, in so many words."""
    return amendment_now == "waiting" and not move.decides and move.target not in IN_FORCE


def content_hash(plan: Mapping[str, Any]) -> str:
    """`sha256:…` over what an approval covers (`covered`)."""
    text = json.dumps(plan, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def who_moved(status: str, decisions: Iterable[Mapping[str, Any]]) -> str:
    """One sentence for whoever came late: who moved the trip, and when."""
    last = next((decision for decision in reversed(list(decisions)) if decision["what"] != "changed"), None)
    state = status.replace("_", " ")
    if last is None:
        return f"This trip is {state}."
    who, did = last["name"] or "The office", PAST.get(last["what"], last["what"])
    return f"{who} {did} this trip on {last['at'][:10]} at {last['at'][11:16]} UTC; it is {state} now."
