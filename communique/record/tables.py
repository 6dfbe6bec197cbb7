"""The tables of a record. Their history is in `migrations/`; a test holds the two together."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _report_key(*, primary_key: bool = False, index: bool = False) -> Column[str]:
    """The report that a row belongs to."""
    report_id = ForeignKey("report.id")
    return Column(
        "report_id", String(16), report_id, primary_key=primary_key, index=index, nullable=False
    )


_NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""Numbers of 63 bits, for which only SQLite's INTEGER is the number of a row."""


report = Table(
    "report",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("published", Date, nullable=False, index=True),
    Column("source", Text),
    Column("text", Text, nullable=False),
    Column("parts", Text, nullable=False),
    Column("warnings", Text, nullable=False),
)

delivery = Table(
    "delivery",
    metadata,
    Column("id", String(16), primary_key=True),
    _report_key(index=True),
    Column("given_id", Text, index=True),
    Column("url", Text),
    Column("title", Text),
    Column("author", Text),
    Column("extra", Text, nullable=False),
)

reading = Table(
    "reading",
    metadata,
    _report_key(primary_key=True),
    Column("reader", Text, nullable=False),
    Column("times", Text, nullable=False),
)
"""That a report has been read, by which version, and the times that it found."""

finding = Table(
    "finding",
    metadata,
    Column("id", String(16), primary_key=True),
    _report_key(),
    Column("kind", String(16), nullable=False),
    Column("start_at", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "report_id", "start_at"),
    Index(None, "kind", "report_id"),
    Index(None, "confidence", "report_id", "start_at"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("finding_id", String(16), ForeignKey("finding.id"), primary_key=True),
    Column("start_at", Integer, primary_key=True),
    Column("end_at", Integer, primary_key=True),
    Column("words", Text, nullable=False),
    CheckConstraint("start_at >= 0 AND end_at > start_at", name="span"),
    CheckConstraint("length(words) = end_at - start_at", name="words"),
)
"""The passages that carry a finding; the report's words there are checked before they go in."""

finding_party = Table(
    "finding_party",
    metadata,
    Column("finding_id", String(16), ForeignKey("finding.id"), primary_key=True),
    Column("party", Text, primary_key=True, index=True),
)
"""The parties that a finding names, whatever their part in it: what lists are filtered by."""

decision = Table(
    "decision",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("decided_at", String(32), nullable=False, index=True),
    Column("decided_by", Text, nullable=False),
    Column("because", Text, nullable=False),
    Column("act", String(16), nullable=False, index=True),
    Column("ruling", Text, nullable=False),
)
"""What people decided: rows are added and never changed, which the database itself sees to. The
time is text of one form in universal time, so that it sorts and is the same in every database."""

decision_target = Table(
    "decision_target",
    metadata,
    Column("decision_id", String(16), ForeignKey("decision.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("report_id", String(16), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("start_at", Integer, nullable=False),
    Column("words", Text, nullable=False),
)
"""The findings that a decision is about, by report, kind and words. A report that isn't in the
record is no fault: the decision waits for it."""

entry = Table(
    "entry",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    _report_key(index=True),
    Column("finding_id", String(16), index=True),
    Column("kind", String(16), nullable=False),
    Column("start_at", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("words", Text),
    Column("parties", Text, nullable=False),
)
"""What `search` looks through: each report (its words are in its own row) and each finding as
people have decided it. All of it follows from the other tables; beside it the database keeps an
index of the words (`fulltext.py`), which triggers keep in step. The newest have the highest
numbers (`numbering.py`)."""

day_tally = Table(
    "day_tally",
    metadata,
    Column("published", Date, primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("number", Integer, nullable=False),
)
"""How many reports, and findings of each kind, a day's news gave."""

party_tally = Table(
    "party_tally",
    metadata,
    Column("party", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("asked", Text, nullable=False, index=True),
)
"""How many reports name a party, as people call it, and its name as it is asked for. Both tables
follow from the others."""
