"""words again: the version that a registered matter's words left, and their digest

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A draft that was edited before this is taken for edited by another hand: its caller is asked, and nobody's words
    # are lost. No words have the empty digest, so the first ones to come again are read once more.
    with op.batch_alter_table("registration") as batch_op:
        batch_op.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("digest", sa.String(length=64), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("registration") as batch_op:
        batch_op.drop_column("digest")
        batch_op.drop_column("version")
