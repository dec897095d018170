"""matters: people register too, and are named where there is no client

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("registration") as batch_op:
        batch_op.alter_column("client_id", existing_type=sa.Integer(), nullable=True)
        batch_op.add_column(sa.Column("registered_by", sa.String(length=100), nullable=True))


def downgrade() -> None:
    # The drafts stay; what is forgotten is the words that people registered them with.
    op.execute("DELETE FROM registration WHERE client_id IS NULL")
    with op.batch_alter_table("registration") as batch_op:
        batch_op.drop_column("registered_by")
        batch_op.alter_column("client_id", existing_type=sa.Integer(), nullable=False)
