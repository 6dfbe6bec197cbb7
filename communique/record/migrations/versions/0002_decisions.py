"""What people decide: an append-only table, by which words each decision finds its target, and
the order in which findings wait for a person."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and have SQLite refuse any change of what was decided."""
    op.create_table(
        "decision",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("decided_at", sa.String(32), nullable=False),
        sa.Column("decided_by", sa.Text, nullable=False),
        sa.Column("because", sa.Text, nullable=False),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("ruling", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
    )
    op.create_index("ix_decision_decided_at", "decision", ["decided_at"])
    op.create_index("ix_decision_act", "decision", ["act"])
    op.create_table(
        "decision_target",
        sa.Column("decision_id", sa.String(16), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("report_id", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("start_at", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("decision_id", "number", name="pk_decision_target"),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name="fk_decision_target_decision_id"
        ),
    )
    op.create_index("ix_decision_target_report_id", "decision_target", ["report_id"])
    op.create_index(
        "ix_finding_confidence_report_id_start_at",
        "finding",
        ["confidence", "report_id", "start_at"],
    )
    if op.get_bind().dialect.name == "sqlite":
        for table in ("decision", "decision_target"):
            _forbid_changes(table)


def _forbid_changes(table: str) -> None:
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'decisions are added to, never changed'); END"
        )


def downgrade() -> None:
    """Drop them, that which points at the other first."""
    op.drop_index("ix_finding_confidence_report_id_start_at", "finding")
    for table in ("decision_target", "decision"):
        op.drop_table(table)
