"""The tables of sync. The feed keeps one row a record and scope: its newest version, serialized when it was written."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from fieldapp.core.database import Model, OrgKeyed
from fieldapp.core.records import Record


class SyncScope(Model):
    """Per scope its last sequence number, and count and checksum of its live records (sync.md, One endpoint)."""

    __tablename__ = "sync_scope"
    org_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    scope: Mapped[str] = mapped_column(String(48), primary_key=True)
    head: Mapped[int] = mapped_column(BigInteger, default=0)
    gc_floor: Mapped[int] = mapped_column(BigInteger, default=0)
    live_count: Mapped[int] = mapped_column(BigInteger, default=0)
    live_sum: Mapped[int] = mapped_column(BigInteger, default=0)
    mark: Mapped[int | None] = mapped_column(BigInteger)  # where the head stood at `marked_at` (compaction.py)
    marked_at: Mapped[str | None] = mapped_column(String(20))


class SyncFeed(Model):
    __tablename__ = "sync_feed"
    __table_args__ = (
        Index("ux_sync_feed_record", "org_id", "scope", "type", "record_id", unique=True),
        Index("ix_sync_feed_record", "org_id", "type", "record_id"),
    )
    org_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    scope: Mapped[str] = mapped_column(String(48), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    type: Mapped[str] = mapped_column(String(30))
    record_id: Mapped[str] = mapped_column(String(36))
    rev: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(6))  # put | delete | leave
    line: Mapped[str] = mapped_column(Text)


class SyncRevision(Model):
    """Append-only: the audit trail and the merge base."""

    __tablename__ = "sync_revision"
    org_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    type: Mapped[str] = mapped_column(String(30), primary_key=True)
    record_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    rev: Mapped[int] = mapped_column(Integer, primary_key=True)
    body: Mapped[Any] = mapped_column(JSON)
    deleted: Mapped[bool] = mapped_column(Boolean, default=False)
    mutation_id: Mapped[str | None] = mapped_column(String(36))
    user_id: Mapped[str | None] = mapped_column(String(36))
    device_id: Mapped[str | None] = mapped_column(String(36))
    client_at: Mapped[str | None] = mapped_column(String(40))
    server_at: Mapped[str] = mapped_column(String(20))


class SyncMutation(OrgKeyed, Model):
    """The stored verdict on each mutation: the same id again gets the same answer, word for word."""

    __tablename__ = "sync_mutation"
    device_id: Mapped[str] = mapped_column(String(36))
    n: Mapped[int] = mapped_column(BigInteger)
    user_id: Mapped[str | None] = mapped_column(String(36))
    hash: Mapped[str] = mapped_column(String(64))
    type: Mapped[str] = mapped_column(String(30))
    record_id: Mapped[str] = mapped_column(String(36))
    verdict: Mapped[Any] = mapped_column(JSON)
    at: Mapped[str] = mapped_column(String(20))


class SyncQuarantine(OrgKeyed, Model):
    """What could not be applied, with its raw text. `id` is our own: one mutation id may be misused twice."""

    __tablename__ = "sync_quarantine"
    __table_args__ = (Index("ix_sync_quarantine_open", "org_id", "handled_at"),)
    mutation_id: Mapped[str | None] = mapped_column(String(64))
    user_id: Mapped[str | None] = mapped_column(String(36))
    device_id: Mapped[str | None] = mapped_column(String(36))
    raw: Mapped[str] = mapped_column(Text)
    schema: Mapped[int] = mapped_column(Integer, default=1)  # in whose words `raw` is (conversions.py)
    code: Mapped[str] = mapped_column(String(60))
    detail: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(String(20))
    handled_at: Mapped[str | None] = mapped_column(String(20))
    handled_by: Mapped[str | None] = mapped_column(String(36))
    outcome: Mapped[str | None] = mapped_column(String(10))  # applied | discarded
    reason: Mapped[str | None] = mapped_column(Text)  # why it was discarded


class Conflict(Record, Model):
    """Two versions of one field. A synced record in its record's own scopes, so that both people see it."""

    __tablename__ = "conflict"
    record_type: Mapped[str] = mapped_column(String(30))
    record_id: Mapped[str] = mapped_column(String(36), index=True)
    field: Mapped[str | None] = mapped_column(String(60))
    base: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    ours: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    theirs: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    mutation_id: Mapped[str | None] = mapped_column(String(36))
    author_id: Mapped[str | None] = mapped_column(String(36))
    state: Mapped[str] = mapped_column(String(10), default="open")


__all__ = ["Conflict", "SyncFeed", "SyncMutation", "SyncQuarantine", "SyncRevision", "SyncScope"]
