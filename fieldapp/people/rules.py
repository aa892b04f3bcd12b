"""Pure decisions about people: who stands below whom, and when a sign-in has run out."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

ROLES = ("rep", "manager", "admin")
LANGUAGES = ("en", "es")
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1000
TRIES = 10
WINDOW = timedelta(minutes=15)
INVITATION_LASTS = timedelta(days=7)


def teams_below(team_id: str | None, parents: Mapping[str, str | None]) -> set[str]:
    """The team and all beneath it. `parents` maps each team to the one above; a circle does no harm."""
    if team_id is None:
        return set()
    found = {team_id}
    while more := {team for team, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def goes_in_a_circle(team_id: str, parent_id: str | None, parents: Mapping[str, str | None]) -> bool:
    """Whether putting the team under `parent_id` would put it under itself."""
    return parent_id is not None and parent_id in teams_below(team_id, parents)


def has_run_out(created: datetime, seen: datetime, now: datetime, idle_days: int, absolute_days: int) -> bool:
    return now - seen > timedelta(days=idle_days) or now - created > timedelta(days=absolute_days)


def is_last_admin(user_id: str, admins: Iterable[str]) -> bool:
    return set(admins) == {user_id}


def is_plain(text: str) -> bool:
    """Without NUL or half characters: neither database nor password hashing takes them."""
    return not any(letter == "\0" or 0xD800 <= ord(letter) <= 0xDFFF for letter in text)


def plain(text: str) -> str:
    return "".join(letter for letter in text if is_plain(letter))


def normal_email(text: str) -> str:
    return text.strip().casefold()
