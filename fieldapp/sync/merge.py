"""Merging one field, on JSON values. Pure: base, ours (the server's) and theirs (the phone's) in, value out."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any


@dataclass(frozen=True)
class Merged:
    """`clash` says that something of theirs is not in `value`; `late` is then what the field is if theirs is right."""

    value: Any
    clash: bool = False
    late: Any = None


def merge_field(policy: str, base: Any, ours: Any, theirs: Any) -> Merged:
    """sync.md, Merging: take theirs where ours is still the base; else by the field's policy."""
    if ours == base:
        return Merged(theirs)
    if ours == theirs:
        return Merged(ours)
    if policy == "set" and all(isinstance(side, list) for side in (base or [], ours or [], theirs or [])):
        return Merged(merge_set(base or [], ours or [], theirs or []))
    if policy == "object" and all(isinstance(side, dict) for side in (base or {}, ours or {}, theirs or {})):
        return merge_object(base or {}, ours or {}, theirs or {})
    if policy == "text" and isinstance(ours, str) and isinstance(theirs, str) and isinstance(base, str | None):
        return merge_text(base or "", ours, theirs)
    return Merged(ours, clash=True, late=theirs)


def merge_object(base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]) -> Merged:
    """Key by key, each a scalar: what two people filled in apart is kept of both. A key without a value is no key."""
    value: dict[str, Any] = {}
    late: dict[str, Any] = {}
    for key in [*ours, *(key for key in theirs if key not in ours)]:
        untouched = theirs.get(key) == base.get(key)
        merged = Merged(ours.get(key)) if untouched else merge_field("scalar", base.get(key), ours.get(key), theirs.get(key))
        for side, held in ((value, merged.value), (late, merged.late if merged.clash else merged.value)):
            if held is not None:
                side[key] = held
    return Merged(value, clash=value != late, late=late)


def merge_set(base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any]:
    """S + (C − B) − (B − C), in the order of ours, then theirs."""
    kept = [item for item in ours if item in theirs or item not in base]
    return kept + [item for item in theirs if item not in base and item not in kept]


def merge_text(base: str, ours: str, theirs: str) -> Merged:
    """Three-way by lines; inside lines that clash, by words; what still clashes keeps ours."""
    by_line = merge3(base.splitlines(keepends=True), ours.splitlines(keepends=True), theirs.splitlines(keepends=True))
    if by_line is not None:
        return Merged("".join(by_line))
    by_word = merge3(_words(base), _words(ours), _words(theirs))
    return Merged(ours, clash=True, late=theirs) if by_word is None else Merged("".join(by_word))


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)


def merge3(base: list[str], ours: list[str], theirs: list[str]) -> list[str] | None:
    """Classic diff3 over tokens: None where both sides changed the same or touching places differently."""
    changes = sorted({*_changes(base, ours), *_changes(base, theirs)})
    merged: list[str] = []
    at = -1  # end of the last change: the next one must begin beyond it, a token of the base apart
    for start, end, tokens in changes:
        if start <= at:
            return None
        merged += [*base[max(at, 0) : start], *tokens]
        at = end
    return merged + base[max(at, 0) :]


def _changes(base: list[str], side: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    matcher = SequenceMatcher(None, base, side, autojunk=False)
    return [(i1, i2, tuple(side[j1:j2])) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"]
