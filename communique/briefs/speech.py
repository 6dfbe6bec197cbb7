"""Statements in sentences: who said what, in whose name and in which words."""

from communique.briefs.brief import Entry
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


def speech_entry(statement: Statement, dossier: Dossier, notes: Footnotes) -> Entry:
    """One statement in one sentence, under its speaker."""
    report = dossier.report_of(statement)
    said_on = statement.said_on
    when = f"(reported {day_words(report.published)})" if said_on is None else when_words(said_on)
    role = f" ({statement.role})" if statement.role else ""
    words = quoted(" ... ".join(passage.words for passage in statement.evidence))
    asked = f" (to: {quoted(statement.question.words)})" if statement.question else ""
    speaker = named(statement.speaker, report.published)
    text = f"{speaker}{role} {_VERBS[statement.manner]} {when}: {words}{asked}"
    cited = notes.cite(text, dossier.tellings(statement))
    return Entry(title=speaker, sentences=(cited,))
