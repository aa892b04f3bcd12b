"""An account's parent, potential and service package; a contact's sites and opt-outs"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("potential", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("service_package", sa.String(length=100), nullable=True))
        batch_op.add_column(sa.Column("parent_id", sa.String(length=36), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_account_parent_id"), "account", ["org_id", "parent_id"], ["org_id", "id"])
    for name in ("site_ids", "opt_outs"):
        with op.batch_alter_table("contact", schema=None) as batch_op:
            batch_op.add_column(sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
        with op.batch_alter_table("contact", schema=None) as batch_op:
            batch_op.alter_column(name, existing_type=sa.JSON(), existing_nullable=False, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.drop_column("opt_outs")
        batch_op.drop_column("site_ids")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_account_parent_id"), type_="foreignkey")
        batch_op.drop_column("parent_id")
        batch_op.drop_column("service_package")
        batch_op.drop_column("potential")
