"""addressees: a slip goes to whom its level names, a role in a unit or a leader, and they alone read it;
the log is asked by day and by name; an approval says for whom it stands, and a
delegation when it was ended

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ROLES = (
    *("supervisor", "liaison", "unit_head", "leader", "principal_leader", "development_reform"),
    *("system_admin", "security_admin", "audit_admin", "client"),
)
KEEP = "CREATE TABLE kept_receipt AS SELECT * FROM notice_receipt"
# What went out before was for anybody of the unit: whoever speaks for it day by day has it.
BROUGHT = """
INSERT INTO notice_receipt (notice_id, role, unit_id, stands_in, read_by, read_at)
SELECT notice_id, 'liaison', unit_id, false, read_by, read_at FROM kept_receipt ORDER BY notice_id, unit_id"""
TAKEN_BACK = """
INSERT INTO notice_receipt (notice_id, unit_id, read_by, read_at)
SELECT notice_id, unit_id, read_by, read_at FROM kept_receipt WHERE unit_id IS NOT NULL"""


def upgrade() -> None:
    _set_aside()
    op.create_table(
        "notice_receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(*ROLES, name="role", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("stands_in", sa.Boolean(), nullable=False),
        sa.Column("read_by", sa.String(length=100), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=op.f("fk_notice_receipt_notice_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_notice_receipt_unit_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_notice_receipt_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_receipt")),
        sa.UniqueConstraint("notice_id", "unit_id", name=op.f("uq_notice_receipt_notice_id_unit_id")),
    )
    op.create_index(op.f("ix_notice_receipt_unit_id_read_at"), "notice_receipt", ["unit_id", "read_at"])
    op.create_index(op.f("ix_notice_receipt_person_id_read_at"), "notice_receipt", ["person_id", "read_at"])
    op.execute(BROUGHT)
    op.drop_table("kept_receipt")
    op.create_index(op.f("ix_event_actor_name_id"), "event", ["actor_name", "id"])
    op.create_index(op.f("ix_event_at"), "event", ["at"])
    with op.batch_alter_table("change_step") as batch_op:
        batch_op.add_column(sa.Column("instead_of", sa.String(length=24), nullable=True))
    with op.batch_alter_table("delegation") as batch_op:
        batch_op.add_column(sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("delegation") as batch_op:
        batch_op.drop_column("ended_at")
    with op.batch_alter_table("change_step") as batch_op:
        batch_op.drop_column("instead_of")
    op.drop_index(op.f("ix_event_at"), "event")
    op.drop_index(op.f("ix_event_actor_name_id"), "event")
    _set_aside()
    op.create_table(
        "notice_receipt",
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("read_by", sa.String(length=100), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=op.f("fk_notice_receipt_notice_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_notice_receipt_unit_id")),
        sa.PrimaryKeyConstraint("notice_id", "unit_id", name=op.f("pk_notice_receipt")),
    )
    op.create_index(op.f("ix_notice_receipt_unit_id_read_at"), "notice_receipt", ["unit_id", "read_at"])
    op.execute(TAKEN_BACK)
    op.drop_table("kept_receipt")


def _set_aside() -> None:
    """The primary key changes, which no database alters in place."""
    op.execute(KEEP)
    op.drop_table("notice_receipt")
