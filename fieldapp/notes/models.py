"""What somebody wrote down about a customer."""

from sqlalchemy import Boolean, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from fieldapp.core.database import Model, org_reference
from fieldapp.core.records import Record


class Note(Record, Model):
    """`promise`: something was promised in it; `kept` says whether it came true (None: still open)."""

    __tablename__ = "note"
    __table_args__ = (org_reference("account", "account_id"), org_reference("visit", "visit_id"), Index(None, "org_id", "account_id"))
    account_id: Mapped[str] = mapped_column(String(36))
    visit_id: Mapped[str | None] = mapped_column(String(36))
    body: Mapped[str] = mapped_column(Text)
    occurred_at: Mapped[str | None] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20), default="other")
    promise: Mapped[bool] = mapped_column(Boolean, default=False)
    kept: Mapped[bool | None] = mapped_column(Boolean)
    author_id: Mapped[str | None] = mapped_column(String(36))
