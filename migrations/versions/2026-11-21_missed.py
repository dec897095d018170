"""missed

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    planned = sa.text("state = 'planned'")
    op.create_index("ix_milestone_planned", "milestone", ["due_on"], sqlite_where=planned, postgresql_where=planned)


def downgrade() -> None:
    op.drop_index("ix_milestone_planned", "milestone")
