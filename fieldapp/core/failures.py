"""What a database error means: a race that the next try wins, an outage that passes, or the fault of what was written."""

from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError

RACES = {"40001", "40P01"}  # serialization failure, deadlock
KEPT_ONCE = {"pk_sync_revision", "pk_sync_mutation"}  # two writers took the same revision, or the same mutation, at once


def is_race(error: DBAPIError) -> bool:
    """Two transactions met; trying again settles it. Only PostgreSQL knows these: on SQLite writers queue."""
    state = getattr(error.orig, "sqlstate", None)
    constraint = getattr(getattr(error.orig, "diag", None), "constraint_name", None)
    return state in RACES or (isinstance(error, IntegrityError) and constraint in KEPT_ONCE)


def is_outage(error: DBAPIError) -> bool:
    """Locked, full, unreachable, gone in mid-sentence: it passes. Class 54 is a value too large for the database: that one stays."""
    state = getattr(error.orig, "sqlstate", None) or ""
    return error.connection_invalidated or (isinstance(error, OperationalError | InterfaceError) and not state.startswith("54"))


def is_nobodys_fault(error: Exception) -> bool:
    """A race or an outage: it is raised on, for no mutation is to blame and nothing may be acknowledged."""
    return isinstance(error, DBAPIError) and (is_race(error) or is_outage(error))
