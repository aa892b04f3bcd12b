"""Who did what that somebody may ask about later: an append-only table. Rows are added, never changed or removed.

What a record said before and after is the history of sync; here stands that it was done, by whom, from where.
"""

from typing import Any

from flask import has_request_context, request
from sqlalchemy import JSON, Index, String, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column

from fieldapp.core.actor import acting, current_org
from fieldapp.core.clock import stamp
from fieldapp.core.database import Model, OrgKeyed, db, write
from fieldapp.core.errors import NotAllowed
from fieldapp.core.ids import new_id
from fieldapp.core.log import logger

log = logger("audit")


class Audit(OrgKeyed, Model):
    """`id` grows with time, so it is also the order. `details` holds codes and names of fields, nobody's words."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_what", "org_id", "what", "id"),)
    at: Mapped[str] = mapped_column(String(20))
    what: Mapped[str] = mapped_column(String(40))  # "session.open", "trip.approve", "refused"
    user_id: Mapped[str | None] = mapped_column(String(36))  # None: nobody who is known, or the office itself
    device_id: Mapped[str | None] = mapped_column(String(36))
    address: Mapped[str | None] = mapped_column(String(45))
    type: Mapped[str | None] = mapped_column(String(30))
    record_id: Mapped[str | None] = mapped_column(String(36))
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class NotAppended(RuntimeError):
    """Somebody tried to change or remove a row of the audit trail."""


def note(what: str, on: tuple[str, str] | None = None, /, **details: Any) -> None:
    """The current actor did this, on the record `(type, id)`. Call inside `write()`: it is noted if and only if it happened."""
    actor = acting()
    _add(what, on, current_org(), actor.user_id if actor else None, actor.device_id if actor else None, details)


def note_of(org_id: str, user_id: str | None, what: str, device_id: str | None = None, /, **details: Any) -> None:
    """The same about somebody who does not act yet: sign-ins, tried and done."""
    _add(what, None, org_id, user_id, device_id, details)


def note_refusal(error: NotAllowed, doing: str, on: tuple[str, str] | None = None) -> None:
    """A right that was refused. Call inside `write()`."""
    note("refused", on, code=error.code, doing=doing[:80])


def refused_request(error: NotAllowed, doing: str) -> None:
    """The same for a request whose own transaction is rolled back. A disk that is full does not hide the refusal itself."""
    if acting() is None:
        return
    try:
        with write():
            note_refusal(error, doing)
    except SQLAlchemyError as failure:
        log.warning("refusal not written down", error=type(failure).__name__, doing=doing)


def _add(what: str, on: tuple[str, str] | None, org_id: str, user_id: str | None, device_id: str | None, details: dict[str, Any]) -> None:
    address = request.remote_addr if has_request_context() else None
    kind, record_id = on or (None, None)
    db.session.add(
        Audit(
            org_id=org_id,
            id=new_id(),
            at=stamp(),
            what=what,
            user_id=user_id,
            device_id=device_id,
            address=address,
            type=kind,
            record_id=record_id,
            details=details,
        )
    )


@event.listens_for(Session, "before_flush")
def _refuse_changes(session: Session, _context: Any, _instances: Any) -> None:
    if any(isinstance(row, Audit) for row in (*session.deleted, *(row for row in session.dirty if session.is_modified(row)))):
        raise NotAppended("the audit trail is only added to")


@event.listens_for(Session, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    if (state.is_update or state.is_delete) and state.bind_mapper is not None and state.bind_mapper.class_ is Audit:
        raise NotAppended("the audit trail is only added to")
