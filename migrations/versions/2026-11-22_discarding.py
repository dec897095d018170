"""discarding: an item that is still a draft may be discarded

Revision ID: 0019
Revises: 0018
"""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

STATES = (
    "draft",
    "issued",
    "in_progress",
    "closure_requested",
    "closed",
    "suspended",
    "withdrawn",
    "reopened",
)


def upgrade() -> None:
    _states(*STATES, "discarded")


def downgrade() -> None:
    # The older release has no other state that keeps these out of sight of the units; their reason stays on the row.
    op.execute("UPDATE item SET state = 'draft' WHERE state = 'discarded'")
    _states(*STATES)


def _states(*states: str) -> None:
    words = ", ".join(f"'{state}'" for state in states)
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_item_state"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_item_state"), f"state IN ({words})")
