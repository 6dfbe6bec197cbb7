"""Counts of what is held by day and of the parties named, and numbers of `entry` by which the
newest stands highest (`record/numbering.py`), which take 63 bits.

Rows and counts are made anew after the last migration (`record/engine.py`).
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and in PostgreSQL room for the numbers."""
    op.create_table(
        "day_tally",
        sa.Column("published", sa.Date, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("published", "kind", name="pk_day_tally"),
    )
    op.create_table(
        "party_tally",
        sa.Column("party", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("party", name="pk_party_tally"),
    )
    _number_as("bigint")


def _number_as(kind: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in ("entry", "entry_text"):
            op.execute(f"ALTER TABLE {table} ALTER COLUMN number TYPE {kind}")


def downgrade() -> None:
    """Drop them; what is found by its words is filled again when the record is next opened."""
    op.execute("DELETE FROM entry")
    _number_as("integer")
    for table in ("party_tally", "day_tally"):
        op.drop_table(table)
