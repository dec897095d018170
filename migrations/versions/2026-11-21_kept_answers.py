"""kept answers: one memory for the idempotency keys of all writes, in place of the imports' own

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_answer",
        sa.Column("caller", sa.String(length=24), nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("caller", "key", name=op.f("pk_kept_answer")),
    )
    op.create_index(op.f("ix_kept_answer_created_at"), "kept_answer", ["created_at"])
    with op.batch_alter_table("plan_import") as changed:
        changed.drop_constraint(op.f("uq_plan_import_creator_idempotency_key"), type_="unique")
        changed.drop_column("idempotency_key")
        changed.drop_column("creator")


def downgrade() -> None:
    with op.batch_alter_table("plan_import") as changed:
        changed.add_column(sa.Column("creator", sa.String(length=24), nullable=False, server_default=""))
        changed.add_column(sa.Column("idempotency_key", sa.String(length=100), nullable=True))
        changed.create_unique_constraint(op.f("uq_plan_import_creator_idempotency_key"), ["creator", "idempotency_key"])
    op.drop_index(op.f("ix_kept_answer_created_at"), "kept_answer")
    op.drop_table("kept_answer")
