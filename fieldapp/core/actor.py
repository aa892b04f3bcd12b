"""Who is acting, and through which device and mutation: the audit trail and every right rest on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace

from fieldapp.core.errors import NotSignedIn


@dataclass(frozen=True)
class Actor:
    """A person at work. `territories` and `people` are what they may see: their own and everyone's below."""

    org_id: str
    user_id: str | None
    role: str  # rep | manager | admin | system
    name: str = ""
    device_id: str | None = None
    territories: frozenset[str] = field(default_factory=frozenset)
    people: frozenset[str] = field(default_factory=frozenset)
    mutation_id: str | None = None
    client_at: str | None = None
    schema: int | None = None  # of the records' shapes that their phone speaks; None: today's

    @property
    def is_office(self) -> bool:
        return self.role in {"admin", "system"}

    def sees_territory(self, territory_id: str | None) -> bool:
        return self.is_office or territory_id in self.territories

    def sees_person(self, user_id: str | None) -> bool:
        return self.is_office or user_id == self.user_id or user_id in self.people


_actor: ContextVar[Actor | None] = ContextVar("actor", default=None)


def current_actor() -> Actor:
    """The actor of this request or job. Raises NotSignedIn when there is none."""
    actor = _actor.get()
    if actor is None:
        raise NotSignedIn
    return actor


def acting() -> Actor | None:
    """The actor, if somebody is acting."""
    return _actor.get()


def current_org() -> str:
    return current_actor().org_id


def known_org() -> str | None:
    """The organisation somebody acts in; None before anybody is known."""
    actor = _actor.get()
    return actor.org_id if actor is not None else None


@contextmanager
def acting_as(actor: Actor) -> Iterator[Actor]:
    token = _actor.set(actor)
    try:
        yield actor
    finally:
        _actor.reset(token)


@contextmanager
def for_mutation(mutation_id: str, client_at: str | None) -> Iterator[Actor]:
    """The same person, on behalf of one mutation of theirs."""
    with acting_as(replace(current_actor(), mutation_id=mutation_id, client_at=client_at)) as actor:
        yield actor


def system(org_id: str) -> Actor:
    """Imports, jobs and the command line act as the organisation itself."""
    return Actor(org_id=org_id, user_id=None, role="system", name="Office")
