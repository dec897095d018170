"""sparse

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SPARSE = (
    ("progress_report", "previous_id"),
    ("event", "person_id"),
    ("event", "client_id"),
    ("event", "milestone_id"),
    ("event", "report_id"),
)
"""Columns that are mostly empty: their indexes lose the rows in which they are."""


def upgrade() -> None:
    for table, column in SPARSE:
        filled = sa.text(f"{column} IS NOT NULL")
        op.drop_index(f"ix_{table}_{column}", table)
        op.create_index(f"ix_{table}_{column}", table, [column], sqlite_where=filled, postgresql_where=filled)


def downgrade() -> None:
    for table, column in SPARSE:
        op.drop_index(f"ix_{table}_{column}", table)
        op.create_index(f"ix_{table}_{column}", table, [column])
