"""The first form of every table"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attachment",
        sa.Column("record_type", sa.String(length=30), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("mime", sa.String(length=60), nullable=False),
        sa.Column("taken_at", sa.String(length=40), nullable=True),
        sa.Column("stored", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_attachment")),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_record_id"), ["record_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attachment_sha256"), ["sha256"], unique=False)

    op.create_table(
        "comment",
        sa.Column("record_type", sa.String(length=30), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=True),
        sa.Column("at", sa.String(length=40), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_comment")),
    )
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comment_org_id_record_type_record_id"), ["org_id", "record_type", "record_id"], unique=False)

    op.create_table(
        "conflict",
        sa.Column("record_type", sa.String(length=30), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("field", sa.String(length=60), nullable=True),
        sa.Column("base", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("ours", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("theirs", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("mutation_id", sa.String(length=36), nullable=True),
        sa.Column("author_id", sa.String(length=36), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_conflict")),
    )
    with op.batch_alter_table("conflict", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conflict_record_id"), ["record_id"], unique=False)

    op.create_table(
        "failed_sign_in",
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_failed_sign_in")),
    )
    with op.batch_alter_table("failed_sign_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_failed_sign_in_key"), ["key"], unique=False)

    op.create_table(
        "organisation",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("epoch", sa.String(length=40), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_organisation")),
    )
    op.create_table(
        "sync_feed",
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("scope", sa.String(length=48), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.String(length=30), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=6), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "scope", "seq", name=op.f("pk_sync_feed")),
    )
    with op.batch_alter_table("sync_feed", schema=None) as batch_op:
        batch_op.create_index("ix_sync_feed_record", ["org_id", "type", "record_id"], unique=False)
        batch_op.create_index("ux_sync_feed_record", ["org_id", "scope", "type", "record_id"], unique=True)

    op.create_table(
        "sync_mutation",
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=True),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("type", sa.String(length=30), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("verdict", sa.JSON(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_sync_mutation")),
    )
    op.create_table(
        "sync_quarantine",
        sa.Column("mutation_id", sa.String(length=64), nullable=True),
        sa.Column("user_id", sa.String(length=36), nullable=True),
        sa.Column("device_id", sa.String(length=36), nullable=True),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.Column("handled_at", sa.String(length=20), nullable=True),
        sa.Column("handled_by", sa.String(length=36), nullable=True),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_sync_quarantine")),
    )
    with op.batch_alter_table("sync_quarantine", schema=None) as batch_op:
        batch_op.create_index("ix_sync_quarantine_open", ["org_id", "handled_at"], unique=False)

    op.create_table(
        "sync_revision",
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("type", sa.String(length=30), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("mutation_id", sa.String(length=36), nullable=True),
        sa.Column("user_id", sa.String(length=36), nullable=True),
        sa.Column("device_id", sa.String(length=36), nullable=True),
        sa.Column("client_at", sa.String(length=40), nullable=True),
        sa.Column("server_at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "type", "record_id", "rev", name=op.f("pk_sync_revision")),
    )
    op.create_table(
        "sync_scope",
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("scope", sa.String(length=48), nullable=False),
        sa.Column("head", sa.BigInteger(), nullable=False),
        sa.Column("gc_floor", sa.BigInteger(), nullable=False),
        sa.Column("live_count", sa.BigInteger(), nullable=False),
        sa.Column("live_sum", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "scope", name=op.f("pk_sync_scope")),
    )
    op.create_table(
        "team",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("parent_id", sa.String(length=36), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["org_id", "parent_id"], ["team.org_id", "team.id"], name=op.f("fk_team_parent_id")),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_team")),
    )
    op.create_table(
        "upload",
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("mime", sa.String(length=60), nullable=True),
        sa.Column("started_at", sa.String(length=20), nullable=False),
        sa.Column("done_at", sa.String(length=20), nullable=True),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_upload")),
        sa.UniqueConstraint("org_id", "user_id", "sha256", name=op.f("uq_upload_org_id_user_id_sha256")),
    )
    op.create_table(
        "territory",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("team_id", sa.String(length=36), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["org_id", "team_id"], ["team.org_id", "team.id"], name=op.f("fk_territory_team_id")),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_territory")),
    )
    op.create_table(
        "user",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("team_id", sa.String(length=36), nullable=True),
        sa.Column("territory_ids", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["org_id", "team_id"], ["team.org_id", "team.id"], name=op.f("fk_user_team_id")),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_user")),
        sa.UniqueConstraint("org_id", "email", name=op.f("uq_user_org_id_email")),
    )
    op.create_table(
        "account",
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=True),
        sa.Column("external_id", sa.String(length=60), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("tier", sa.String(length=1), nullable=False),
        sa.Column("territory_id", sa.String(length=36), nullable=True),
        sa.Column("visit_interval_days", sa.Integer(), nullable=True),
        sa.Column("contact_interval_days", sa.Integer(), nullable=True),
        sa.Column("last_visit", sa.Date(), nullable=True),
        sa.Column("language", sa.String(length=10), nullable=True),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("industry", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=60), nullable=True),
        sa.Column("revenue", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["org_id", "territory_id"], ["territory.org_id", "territory.id"], name=op.f("fk_account_territory_id")),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_account")),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_org_id_number"), ["org_id", "number"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_org_id_territory_id"), ["org_id", "territory_id"], unique=False)

    op.create_table(
        "calendar_token",
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.String(length=20), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["org_id", "user_id"], ["user.org_id", "user.id"], name=op.f("fk_calendar_token_user_id")),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_calendar_token")),
        sa.UniqueConstraint("org_id", "token_hash", name=op.f("uq_calendar_token_org_id_token_hash")),
        sa.UniqueConstraint("org_id", "user_id", name=op.f("uq_calendar_token_org_id_user_id")),
    )
    op.create_table(
        "device",
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.String(length=20), nullable=False),
        sa.Column("last_seen", sa.String(length=20), nullable=False),
        sa.Column("revoked_at", sa.String(length=20), nullable=True),
        sa.Column("acked_n", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["org_id", "user_id"], ["user.org_id", "user.id"], name=op.f("fk_device_user_id")),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_device")),
        sa.UniqueConstraint("org_id", "token_hash", name=op.f("uq_device_org_id_token_hash")),
    )
    op.create_table(
        "invitation",
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.String(length=20), nullable=False),
        sa.Column("used_at", sa.String(length=20), nullable=True),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["org_id", "user_id"], ["user.org_id", "user.id"], name=op.f("fk_invitation_user_id")),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("org_id", "token_hash", name=op.f("uq_invitation_org_id_token_hash")),
    )
    op.create_table(
        "trip",
        sa.Column("owner_id", sa.String(length=36), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=True),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("base", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("objectives", sa.Text(), nullable=True),
        sa.Column("budget", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("content", sa.String(length=80), nullable=False),
        sa.Column("decisions", sa.JSON(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["org_id", "owner_id"], ["user.org_id", "user.id"], name=op.f("fk_trip_owner_id")),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_trip")),
    )
    with op.batch_alter_table("trip", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_trip_org_id_owner_id"), ["org_id", "owner_id"], unique=False)

    op.create_table(
        "contact",
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("external_id", sa.String(length=60), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("role", sa.String(length=60), nullable=True),
        sa.Column("phones", sa.JSON(), nullable=False),
        sa.Column("emails", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["org_id", "account_id"], ["account.org_id", "account.id"], name=op.f("fk_contact_account_id")),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_contact")),
    )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_org_id_account_id"), ["org_id", "account_id"], unique=False)

    op.create_table(
        "site",
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("street", sa.String(length=300), nullable=True),
        sa.Column("city", sa.String(length=200), nullable=True),
        sa.Column("state", sa.String(length=60), nullable=True),
        sa.Column("postal_code", sa.String(length=20), nullable=True),
        sa.Column("position", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("hours", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("gate", sa.Text(), nullable=True),
        sa.Column("ppe", sa.Text(), nullable=True),
        sa.Column("parking", sa.Text(), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["org_id", "account_id"], ["account.org_id", "account.id"], name=op.f("fk_site_account_id")),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_site")),
    )
    with op.batch_alter_table("site", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_site_org_id_account_id"), ["org_id", "account_id"], unique=False)

    op.create_table(
        "visit",
        sa.Column("trip_id", sa.String(length=36), nullable=True),
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("site_id", sa.String(length=36), nullable=True),
        sa.Column("owner_id", sa.String(length=36), nullable=True),
        sa.Column("contact_ids", sa.JSON(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("planned_start", sa.String(length=5), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("must", sa.Boolean(), nullable=False),
        sa.Column("fixed", sa.Boolean(), nullable=False),
        sa.Column("objective", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("checked_in_at", sa.String(length=40), nullable=True),
        sa.Column("checked_out_at", sa.String(length=40), nullable=True),
        sa.Column("check_in_position", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("skip_reason", sa.Text(), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["org_id", "account_id"], ["account.org_id", "account.id"], name=op.f("fk_visit_account_id")),
        sa.ForeignKeyConstraint(["org_id", "owner_id"], ["user.org_id", "user.id"], name=op.f("fk_visit_owner_id")),
        sa.ForeignKeyConstraint(["org_id", "site_id"], ["site.org_id", "site.id"], name=op.f("fk_visit_site_id")),
        sa.ForeignKeyConstraint(["org_id", "trip_id"], ["trip.org_id", "trip.id"], name=op.f("fk_visit_trip_id")),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_visit")),
    )
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_org_id_account_id"), ["org_id", "account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_org_id_trip_id"), ["org_id", "trip_id"], unique=False)

    op.create_table(
        "need",
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("visit_id", sa.String(length=36), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Float(), nullable=True),
        sa.Column("urgency", sa.String(length=20), nullable=True),
        sa.Column("spec", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("competitor", sa.String(length=300), nullable=True),
        sa.Column("author_id", sa.String(length=36), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["org_id", "account_id"], ["account.org_id", "account.id"], name=op.f("fk_need_account_id")),
        sa.ForeignKeyConstraint(["org_id", "visit_id"], ["visit.org_id", "visit.id"], name=op.f("fk_need_visit_id")),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_need")),
    )
    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_org_id_account_id"), ["org_id", "account_id"], unique=False)

    op.create_table(
        "note",
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("visit_id", sa.String(length=36), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("occurred_at", sa.String(length=40), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("promise", sa.Boolean(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=True),
        sa.Column("author_id", sa.String(length=36), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["org_id", "account_id"], ["account.org_id", "account.id"], name=op.f("fk_note_account_id")),
        sa.ForeignKeyConstraint(["org_id", "visit_id"], ["visit.org_id", "visit.id"], name=op.f("fk_note_visit_id")),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_note")),
    )
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_note_org_id_account_id"), ["org_id", "account_id"], unique=False)

    op.create_table(
        "task",
        sa.Column("account_id", sa.String(length=36), nullable=True),
        sa.Column("visit_id", sa.String(length=36), nullable=True),
        sa.Column("owner_id", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done_at", sa.String(length=40), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("org_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["org_id", "account_id"], ["account.org_id", "account.id"], name=op.f("fk_task_account_id")),
        sa.ForeignKeyConstraint(["org_id", "owner_id"], ["user.org_id", "user.id"], name=op.f("fk_task_owner_id")),
        sa.ForeignKeyConstraint(["org_id", "visit_id"], ["visit.org_id", "visit.id"], name=op.f("fk_task_visit_id")),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_task")),
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_org_id_owner_id"), ["org_id", "owner_id"], unique=False)



def downgrade() -> None:
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_task_org_id_owner_id"))

    op.drop_table("task")
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_note_org_id_account_id"))

    op.drop_table("note")
    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_need_org_id_account_id"))

    op.drop_table("need")
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_org_id_trip_id"))
        batch_op.drop_index(batch_op.f("ix_visit_org_id_account_id"))

    op.drop_table("visit")
    with op.batch_alter_table("site", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_site_org_id_account_id"))

    op.drop_table("site")
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contact_org_id_account_id"))

    op.drop_table("contact")
    with op.batch_alter_table("trip", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_trip_org_id_owner_id"))

    op.drop_table("trip")
    op.drop_table("invitation")
    op.drop_table("device")
    op.drop_table("calendar_token")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_org_id_territory_id"))
        batch_op.drop_index(batch_op.f("ix_account_org_id_number"))

    op.drop_table("account")
    op.drop_table("user")
    op.drop_table("territory")
    op.drop_table("upload")
    op.drop_table("team")
    op.drop_table("sync_scope")
    op.drop_table("sync_revision")
    with op.batch_alter_table("sync_quarantine", schema=None) as batch_op:
        batch_op.drop_index("ix_sync_quarantine_open")

    op.drop_table("sync_quarantine")
    op.drop_table("sync_mutation")
    with op.batch_alter_table("sync_feed", schema=None) as batch_op:
        batch_op.drop_index("ux_sync_feed_record")
        batch_op.drop_index("ix_sync_feed_record")

    op.drop_table("sync_feed")
    op.drop_table("organisation")
    with op.batch_alter_table("failed_sign_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_failed_sign_in_key"))

    op.drop_table("failed_sign_in")
    with op.batch_alter_table("conflict", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conflict_record_id"))

    op.drop_table("conflict")
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_comment_org_id_record_type_record_id"))

    op.drop_table("comment")
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attachment_sha256"))
        batch_op.drop_index(batch_op.f("ix_attachment_record_id"))

    op.drop_table("attachment")
