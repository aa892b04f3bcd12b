"""What may change on an approved trip without a new decision"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

USUAL = '{"visits": 2, "km": 80, "cost": {"amount": "100.00", "currency": "USD"}}'


def upgrade() -> None:
    with op.batch_alter_table("settings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("tolerance", sa.JSON(), nullable=False, server_default=USUAL))
    with op.batch_alter_table("settings", schema=None) as batch_op:
        batch_op.alter_column("tolerance", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("settings", schema=None) as batch_op:
        batch_op.drop_column("tolerance")
