"""A word on a record."""

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from fieldapp.core.database import Model
from fieldapp.core.records import Record


class Comment(Record, Model):
    """Stands under any record, by type and id; lives in that record's scopes. `at` is the server's time."""

    __tablename__ = "comment"
    __table_args__ = (Index(None, "org_id", "record_type", "record_id"),)
    record_type: Mapped[str] = mapped_column(String(30))
    record_id: Mapped[str] = mapped_column(String(36))
    body: Mapped[str] = mapped_column(Text)
    author_id: Mapped[str | None] = mapped_column(String(36))
    at: Mapped[str | None] = mapped_column(String(40))
