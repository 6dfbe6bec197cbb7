"""What `search` looks through, and SQLite's index of its words, kept in step by triggers.

The rows are filled after the last migration (`record/engine.py`): they follow from the other
tables, by the rules of the version that is running.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_WORDS = "coalesce({0}.words, (SELECT text FROM report WHERE report.id = {0}.report_id))"
"""A report's words are not kept twice."""


def upgrade() -> None:
    """Make the table and, in SQLite, its index of words."""
    op.create_table(
        "entry",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("report_id", sa.String(16), nullable=False),
        sa.Column("finding_id", sa.String(16)),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("start_at", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("words", sa.Text),
        sa.Column("parties", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_entry"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_entry_report_id"),
    )
    op.create_index("ix_entry_report_id", "entry", ["report_id"])
    op.create_index("ix_entry_finding_id", "entry", ["finding_id"])
    if op.get_bind().dialect.name == "sqlite":
        _index_words()


def _index_words() -> None:
    """FTS5 over a view, so that no text is kept twice (https://sqlite.org/fts5.html, 4.4.3)."""
    op.execute(
        "CREATE VIEW entry_words AS SELECT number, title, "
        f"{_WORDS.format('entry')} AS words FROM entry"
    )
    op.execute(
        "CREATE VIRTUAL TABLE entry_text USING fts5(title, words, content='entry_words', "
        "content_rowid='number', tokenize='porter unicode61 remove_diacritics 2')"
    )
    op.execute(
        "CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN "
        "INSERT INTO entry_text(rowid, title, words) "
        f"VALUES (new.number, new.title, {_WORDS.format('new')}); END"
    )
    op.execute(
        "CREATE TRIGGER entry_removed AFTER DELETE ON entry BEGIN "
        "INSERT INTO entry_text(entry_text, rowid, title, words) "
        f"VALUES ('delete', old.number, old.title, {_WORDS.format('old')}); END"
    )


def downgrade() -> None:
    """Drop them, that which is made from the table first."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE entry_text")
        op.execute("DROP VIEW entry_words")
    op.drop_table("entry")
