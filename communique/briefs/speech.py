"""Statements in sentences: who said what, in whose name and in which words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from communique.briefs.brief import Entry, Sentence
from communique.briefs.footnotes import Footnotes
from communique.briefs.phrases import named, quoted, when_words
from communique.dossier import Dossier
from communique.model.dates import day_words
from communique.model.findings import Manner, Statement

_VERBS = {
    Manner.SAID: "said",
    Manner.WROTE: "wrote",
    Manner.TOLD: "said",
    Manner.ANSWERED: "answered",
    Manner.DENIED: "denied",
    Manner.WARNED: "warned",
}


Said: TypeAlias = tuple[str, ...]
"""The report that first has a quotation, and its words."""


def quoted_in(statement: Statement, dossier: Dossier) -> Said | None:
    """Whose quotation a statement is, in which words, a wire copy's as its original's; None where
    it is no named person's, spoken for a party."""
    if not (statement.role and statement.party and statement.evidence[0].words[:1] in '"“'):
        return None
    source = dossier.copies.get(statement.report, statement.report)
    return source, *(" ".join(passage.words.split()) for passage in statement.evidence)


def surest(
    statements: Iterable[Statement], quoted: Callable[[Statement], Said | None]
) -> Sequence[Statement]:
    """The quotations among them by confidence, then the newest; of a text and its wire copies the
    first."""
    first: dict[Said, Statement] = {}
    for statement in statements:
        said = quoted(statement)
        if said is not None:
            first.setdefault(said, statement)
    ranked = sorted(enumerate(first.values()), key=lambda pair: (-pair[1].confidence, -pair[0]))
    return [statement for _, statement in ranked]


def speech_entries(
    statements: Iterable[Statement], dossier: Dossier, notes: Footnotes
) -> list[Entry]:
    """What was said, a sentence a statement, under its speaker: whoever comes first leads."""
    by_speaker: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        day = dossier.report_of(statement).published
        by_speaker[named(statement.speaker, day)].append(statement)
    return [
        Entry(title=who, sentences=tuple(_sentence(who, one, dossier, notes) for one in said))
        for who, said in by_speaker.items()
    ]


def _sentence(speaker: str, statement: Statement, dossier: Dossier, notes: Footnotes) -> Sentence:
    report = dossier.report_of(statement)
    said_on = statement.said_on
    when = f"(reported {day_words(report.published)})" if said_on is None else when_words(said_on)
    role = f" ({_uncapped(statement.role)})" if statement.role else ""
    words = " ... ".join(quoted(passage.words) for passage in statement.evidence)
    asked = f" (to: {quoted(statement.question.words)})" if statement.question else ""
    text = f"{speaker}{role} {_VERBS[statement.manner]} {when}: {words}{asked}"
    return notes.cite(text, dossier.tellings(statement))


def _uncapped(role: str) -> str:
    """`The Afghan president` from the head of a sentence as it is said within one."""
    return f"the {role[4:]}" if role.startswith("The ") else role
