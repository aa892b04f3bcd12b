"""Attachments are synced records; their bytes are uploaded apart from them."""

from sqlalchemy import Boolean, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from fieldapp.core.database import Model, OrgKeyed
from fieldapp.core.records import Record


class Attachment(Record, Model):
    """A photo, a voice memo or a document on another record. `stored` turns true once the server holds the bytes."""

    __tablename__ = "attachment"
    record_type: Mapped[str] = mapped_column(String(30))
    record_id: Mapped[str] = mapped_column(String(36), index=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int] = mapped_column(Integer)
    mime: Mapped[str] = mapped_column(String(60))
    taken_at: Mapped[str | None] = mapped_column(String(40))
    stored: Mapped[bool] = mapped_column(Boolean, default=False)
    author_id: Mapped[str | None] = mapped_column(String(36))


class Upload(OrgKeyed, Model):
    """One person's upload of one file. Only who sent all the bytes has shown to own them: a hash grants nothing."""

    __tablename__ = "upload"
    __table_args__ = (UniqueConstraint("org_id", "user_id", "sha256"),)
    user_id: Mapped[str] = mapped_column(String(36))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(Integer)
    mime: Mapped[str | None] = mapped_column(String(60))  # by content, once whole
    started_at: Mapped[str] = mapped_column(String(20))
    done_at: Mapped[str | None] = mapped_column(String(20))
