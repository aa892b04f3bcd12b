"""How far a scope's feed may be compacted, and since when"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("sync_scope", schema=None) as batch_op:
        batch_op.add_column(sa.Column("mark", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("marked_at", sa.String(length=20), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("sync_scope", schema=None) as batch_op:
        batch_op.drop_column("marked_at")
        batch_op.drop_column("mark")
