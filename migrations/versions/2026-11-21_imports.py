"""imports

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_name", sa.String(length=255), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("pasted", sa.Boolean(), nullable=False),
        sa.Column("read_as", sa.String(length=20), nullable=True),
        sa.Column("columns", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column(
            "plan_kind",
            sa.Enum(
                "work_report",
                "minutes",
                "investment",
                "funding",
                "land",
                "other",
                name="plan_kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("draft", sa.JSON(), nullable=False),
        sa.Column("sample", sa.JSON(), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("waived", sa.JSON(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("items_total", sa.Integer(), nullable=False),
        sa.Column("milestones_total", sa.Integer(), nullable=False),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.Column("doubts", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open", "confirmed", "discarded", name="state", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
        ),
        sa.Column("creator", sa.String(length=24), nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("replaces_plan_id", sa.Integer(), nullable=True),
        sa.Column("idempotency_key", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(["created_by_id"], ["person.id"], name=op.f("fk_plan_import_created_by_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_import_plan_id")),
        sa.ForeignKeyConstraint(["replaces_plan_id"], ["plan.id"], name=op.f("fk_plan_import_replaces_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_import")),
        sa.UniqueConstraint("creator", "idempotency_key", name=op.f("uq_plan_import_creator_idempotency_key")),
    )
    with op.batch_alter_table("plan_import", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_import_created_by_id"), ["created_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_import_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_import_replaces_plan_id"), ["replaces_plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_import_sha256"), ["sha256"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_import_state_id"), ["state", "id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("plan_import", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_import_state_id"))
        batch_op.drop_index(batch_op.f("ix_plan_import_sha256"))
        batch_op.drop_index(batch_op.f("ix_plan_import_replaces_plan_id"))
        batch_op.drop_index(batch_op.f("ix_plan_import_plan_id"))
        batch_op.drop_index(batch_op.f("ix_plan_import_created_by_id"))

    op.drop_table("plan_import")
