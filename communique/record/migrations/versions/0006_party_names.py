"""The names of parties as people ask for them, so that one is found without reading all.

The rows are made anew after the last migration (`record/engine.py`).
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table again with the name that is asked for, and an index of it."""
    _make(sa.Column("asked", sa.Text, nullable=False))
    op.create_index("ix_party_tally_asked", "party_tally", ["asked"])


def downgrade() -> None:
    """Without it; the counts are made anew when the record is next opened."""
    op.execute("DELETE FROM entry")
    _make()


def _make(*columns: sa.Column[str]) -> None:
    op.drop_table("party_tally")
    op.create_table(
        "party_tally",
        sa.Column("party", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("party", name="pk_party_tally"),
    )
