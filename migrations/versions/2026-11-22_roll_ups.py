"""roll_ups: an item follows the red of what was handed down from it

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

FILLED = sa.text("rolls_up_on IS NOT NULL")


def upgrade() -> None:
    op.add_column("item", sa.Column("rolls_up_on", sa.Date(), nullable=True))
    op.create_index("ix_item_rolls_up_on", "item", ["rolls_up_on"], sqlite_where=FILLED, postgresql_where=FILLED)
    # What is red below already is told by the worker's first round, whatever day the house has.
    op.execute("UPDATE item SET rolls_up_on = '1970-01-01' WHERE parent_id IS NOT NULL AND light = 'red'")


def downgrade() -> None:
    op.execute(
        "UPDATE item SET light = 'green', light_code = 'on_track', light_turns_on = '1970-01-01'"
        " WHERE light_code = 'below_late'"
    )
    op.drop_index("ix_item_rolls_up_on", "item")
    op.drop_column("item", "rolls_up_on")
