"""drafts

A report's draft has a version, so that two liaisons of one unit do not write over each other. And items that a
corrected document had taken out before reasons were kept get the reason that they have been given since, by which a
later correction knows what it may bring back.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("progress_report", schema=None) as batch_op:
        batch_op.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("others_version", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE item SET reason = '更正后的文件中已无此内容' WHERE state = 'withdrawn' AND reason = ''")


def downgrade() -> None:
    with op.batch_alter_table("progress_report", schema=None) as batch_op:
        batch_op.drop_column("others_version")
        batch_op.drop_column("version")
