"""What SQLite has already, for PostgreSQL: decisions that nobody can change, an index of words.

Words are split and stemmed as SQLite's FTS5 does it: letters and digits without their accents, by
Porter's stemmer, and no word is too common to be looked for.
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_UNCHANGING = """
CREATE FUNCTION communique_unchanging() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'decisions are added to, never changed'; END $$
"""
_WORDS = r"""
CREATE FUNCTION communique_words(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
SELECT regexp_replace(
    regexp_replace(normalize(left(given, 500000), NFD), '[\u0300-\u036f]', '', 'g'),
    '[^[:alnum:]]+', ' ', 'g') $$
"""
"""Only the beginning of a text of more than 500,000 signs: a `tsvector` has a megabyte at most."""
_CONFIGURATION = (
    "CREATE TEXT SEARCH DICTIONARY communique_stem (TEMPLATE = snowball, LANGUAGE = porter)",
    "CREATE TEXT SEARCH CONFIGURATION communique (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION communique ALTER MAPPING FOR "
    "asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, "
    "hword_numpart WITH communique_stem",
)
_INDEX = (
    "CREATE TABLE entry_text (number integer PRIMARY KEY REFERENCES entry ON DELETE CASCADE, "
    "words tsvector NOT NULL)",
    "CREATE INDEX ix_entry_text_words ON entry_text USING gin (words)",
)
_ADDED = """
CREATE FUNCTION communique_entry_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO entry_text SELECT new.number, to_tsvector('communique', communique_words(
        new.title || ' / ' || coalesce(new.words,
            (SELECT text FROM report WHERE report.id = new.report_id))));
    RETURN new;
END $$
"""


def upgrade() -> None:
    """Make functions, configuration, index and triggers; nothing in another database."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for statement in (_UNCHANGING, _WORDS, *_CONFIGURATION, *_INDEX, _ADDED):
        op.execute(statement)
    for table in ("decision", "decision_target"):
        op.execute(
            f"CREATE TRIGGER {table}_unchanging BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION communique_unchanging()"
        )
    op.execute(
        "CREATE TRIGGER entry_added AFTER INSERT ON entry "
        "FOR EACH ROW EXECUTE FUNCTION communique_entry_added()"
    )


def downgrade() -> None:
    """Drop them, what uses others first."""
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute("DROP TRIGGER entry_added ON entry")
    for table in ("decision", "decision_target"):
        op.execute(f"DROP TRIGGER {table}_unchanging ON {table}")
    op.execute("DROP TABLE entry_text")
    op.execute("DROP TEXT SEARCH CONFIGURATION communique")
    op.execute("DROP TEXT SEARCH DICTIONARY communique_stem")
    for function in ("communique_entry_added()", "communique_words(text)"):
        op.execute(f"DROP FUNCTION {function}")
    op.execute("DROP FUNCTION communique_unchanging()")
