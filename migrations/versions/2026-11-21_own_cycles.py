"""own cycles

A plan may ask for reports by a rule of its own: every so many weeks, or on named days.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

RULES = ("none", "weekly", "weekly_red", "monthly", "quarterly")


def upgrade() -> None:
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cycle_weeks", sa.Integer(), nullable=False, server_default="2"))
        batch_op.add_column(sa.Column("cycle_days", sa.JSON(), nullable=False, server_default="[]"))
    _rules(*RULES, "every_weeks", "named_days")


def _rules(*rules: str) -> None:
    words = ", ".join(f"'{rule}'" for rule in rules)
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_plan_cycle"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_plan_cycle"), f"cycle IN ({words})")


def downgrade() -> None:
    op.execute("UPDATE plan SET cycle = 'monthly', cycle_day = 25 WHERE cycle IN ('every_weeks', 'named_days')")
    _rules(*RULES)
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.drop_column("cycle_days")
        batch_op.drop_column("cycle_weeks")
