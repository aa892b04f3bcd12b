"""What phones of an earlier version wrote, put into today's words.

A change to the shape of records that an older phone cannot write raises SCHEMA by one and gives the number it had a line in NEXT: a
function that says of a mutation in those words what it is in the next. It gets a copy and may change it; it raises Invalid
for what has no place any more, and the mutation is set aside with that reason. Steps follow one another, up to SCHEMA.

What is remembered (hash, raw text) is always as the phone sent it: sent again after an upgrade of the server, it is the same.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from fieldapp.core.actor import current_actor

Mutation = dict[str, Any]

SCHEMA = 1  # of the records' shapes that this server speaks
MINIMUM_SCHEMA = 1  # the oldest that it still sends records to; what an older phone wrote is taken all the same
LARGEST = 2**31 - 1
NEXT: dict[int, Callable[[Mutation], Mutation]] = {}  # none yet: 1 is the first


def spoken() -> int:
    """The number that the actor's phone names; the office speaks today's."""
    told = current_actor().schema
    return SCHEMA if told is None else min(max(told, 0), LARGEST)


def in_todays_words(mutation: Mutation) -> Mutation:
    """As the actor's phone meant it. One newer than this server (which was put back to an earlier version) is taken at its word."""
    for number in sorted(NEXT):
        if spoken() <= number < SCHEMA:
            mutation = NEXT[number](deepcopy(mutation))
    return mutation
