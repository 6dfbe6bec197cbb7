"""The first schema: reports, deliveries, readings, findings, evidence, parties."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "report",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("published", sa.Date, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("parts", sa.Text, nullable=False),
        sa.Column("warnings", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
    )
    op.create_index("ix_report_published", "report", ["published"])
    op.create_table(
        "delivery",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("report_id", sa.String(16), nullable=False),
        sa.Column("given_id", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("extra", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_delivery_report_id"),
    )
    op.create_index("ix_delivery_report_id", "delivery", ["report_id"])
    op.create_index("ix_delivery_given_id", "delivery", ["given_id"])
    op.create_table(
        "reading",
        sa.Column("report_id", sa.String(16), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("times", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("report_id", name="pk_reading"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_reading_report_id"),
    )
    _create_findings()


def _create_findings() -> None:
    op.create_table(
        "finding",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("report_id", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("start_at", sa.Integer, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_finding"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_finding_report_id"),
    )
    op.create_index("ix_finding_report_id_start_at", "finding", ["report_id", "start_at"])
    op.create_index("ix_finding_kind_report_id", "finding", ["kind", "report_id"])
    op.create_table(
        "evidence",
        sa.Column("finding_id", sa.String(16), nullable=False),
        sa.Column("start_at", sa.Integer, nullable=False),
        sa.Column("end_at", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("finding_id", "start_at", "end_at", name="pk_evidence"),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"], name="fk_evidence_finding_id"),
        sa.CheckConstraint("start_at >= 0 AND end_at > start_at", name=op.f("ck_evidence_span")),
        sa.CheckConstraint("length(words) = end_at - start_at", name=op.f("ck_evidence_words")),
    )
    op.create_table(
        "finding_party",
        sa.Column("finding_id", sa.String(16), nullable=False),
        sa.Column("party", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("finding_id", "party", name="pk_finding_party"),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"], name="fk_finding_party_finding_id"),
    )
    op.create_index("ix_finding_party_party", "finding_party", ["party"])


def downgrade() -> None:
    """Drop them, those that point at others first."""
    for table in ("finding_party", "evidence", "finding", "reading", "delivery", "report"):
        op.drop_table(table)
