"""conclusion evidence: the files that statements about conclusions bring

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

STAGES = ("conclusion", "objection", "review", "rectification", "recheck")


def upgrade() -> None:
    stage = sa.Enum(*STAGES, name="stage", native_enum=False, create_constraint=True, length=24)
    op.create_table(
        "conclusion_evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("conclusion_id", sa.Integer(), nullable=True),
        sa.Column("stage", stage, nullable=False),
        sa.Column("stated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("uploaded_by", sa.String(length=100), nullable=False),
        sa.Column("uploaded_by_id", sa.Integer(), nullable=True),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conclusion_id"], ["conclusion.id"], name=op.f("fk_conclusion_evidence_conclusion_id")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_conclusion_evidence_item_id")),
        sa.ForeignKeyConstraint(["uploaded_by_id"], ["person.id"], name=op.f("fk_conclusion_evidence_uploaded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conclusion_evidence")),
    )
    with op.batch_alter_table("conclusion_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conclusion_evidence_conclusion_id_id"), ["conclusion_id", "id"])
        batch_op.create_index(batch_op.f("ix_conclusion_evidence_item_id"), ["item_id"])
        batch_op.create_index(batch_op.f("ix_conclusion_evidence_sha256"), ["sha256"])
    filled = sa.text("uploaded_by_id IS NOT NULL")
    op.create_index(
        op.f("ix_conclusion_evidence_uploaded_by_id"),
        "conclusion_evidence",
        ["uploaded_by_id"],
        sqlite_where=filled,
        postgresql_where=filled,
    )


def downgrade() -> None:
    op.drop_table("conclusion_evidence")
