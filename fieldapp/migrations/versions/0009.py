"""In whose words a mutation is that was set aside"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("sync_quarantine", schema=None) as batch_op:
        batch_op.add_column(sa.Column("schema", sa.Integer(), nullable=False, server_default="1"))
    with op.batch_alter_table("sync_quarantine", schema=None) as batch_op:
        batch_op.alter_column("schema", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("sync_quarantine", schema=None) as batch_op:
        batch_op.drop_column("schema")
