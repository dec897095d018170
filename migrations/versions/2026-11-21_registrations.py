"""registrations: clients' own numbers, and the words and doubts of what they registered

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "client_ref",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column(
            "noun",
            sa.Enum("item", "report", name="noun", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("ref", sa.String(length=100), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["api_client.id"], name=op.f("fk_client_ref_client_id")),
        sa.PrimaryKeyConstraint("client_id", "noun", "ref", name=op.f("pk_client_ref")),
        sa.UniqueConstraint("client_id", "noun", "row_id", name=op.f("uq_client_ref_client_id_noun_row_id")),
    )
    op.create_table(
        "registration",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("due_text", sa.String(length=100), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("doubts", sa.JSON(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_registration_item_id")),
        sa.ForeignKeyConstraint(["client_id"], ["api_client.id"], name=op.f("fk_registration_client_id")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_registration")),
    )
    op.create_index(op.f("ix_registration_client_id"), "registration", ["client_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_registration_client_id"), "registration")
    op.drop_table("registration")
    op.drop_table("client_ref")
