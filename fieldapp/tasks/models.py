"""Something to do."""

from datetime import date

from sqlalchemy import Date, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from fieldapp.core.database import Model, org_reference
from fieldapp.core.records import Record


class Task(Record, Model):
    """One thing its owner has to do, by a day or whenever; done once `done_at` is set."""

    __tablename__ = "task"
    __table_args__ = (
        org_reference("account", "account_id"), org_reference("visit", "visit_id"), org_reference("user", "owner_id"),
        Index(None, "org_id", "owner_id"),
    )  # fmt: skip
    account_id: Mapped[str | None] = mapped_column(String(36))
    visit_id: Mapped[str | None] = mapped_column(String(36))
    owner_id: Mapped[str] = mapped_column(String(36))
    title: Mapped[str] = mapped_column(String(500))
    due: Mapped[date | None] = mapped_column(Date)
    done_at: Mapped[str | None] = mapped_column(String(40))
    kind: Mapped[str | None] = mapped_column(String(40))
