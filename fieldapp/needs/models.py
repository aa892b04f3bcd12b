"""What a customer needs."""

from typing import Any

from sqlalchemy import JSON, Float, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from fieldapp.core.database import Model, org_reference
from fieldapp.core.records import Record


class Need(Record, Model):
    """A part or problem a customer named. `spec` holds what the kind asks for; `status` changes by command."""

    __tablename__ = "need"
    __table_args__ = (org_reference("account", "account_id"), org_reference("visit", "visit_id"), Index(None, "org_id", "account_id"))
    account_id: Mapped[str] = mapped_column(String(36))
    visit_id: Mapped[str | None] = mapped_column(String(36))
    kind: Mapped[str] = mapped_column(String(20), default="other")
    summary: Mapped[str] = mapped_column(Text)
    quantity: Mapped[float | None] = mapped_column(Float)
    urgency: Mapped[str | None] = mapped_column(String(20))
    spec: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    status: Mapped[str] = mapped_column(String(20), default="new")
    competitor: Mapped[str | None] = mapped_column(String(300))
    author_id: Mapped[str | None] = mapped_column(String(36))
