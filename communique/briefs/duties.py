"""Commitments in sentences: who is bound to what, by when, and what became of it."""

from collections.abc import Sequence
from datetime import date

from communique.briefs.brief import Entry
from communique.briefs.disagreeing import disagreeing
from communique.briefs.footnotes import Footnotes
from communique.briefs.phrases import (
    listed,
    named,
    party_words,
    quoted,
    when_words,
)
from communique.briefs.silence import silence_words
from communique.dossier import Dossier
from communique.linking.fates import DUE, OVERDUE
from communique.model.dates import When, day_words
from communique.model.findings import Commitment, CommitmentKind
from communique.model.threads import Thread

_BOUND = {
    CommitmentKind.PROMISE: "promised",
    CommitmentKind.AGREEMENT: "agreed",
    CommitmentKind.ORDER: "bound by order",
}
_TOWARD = {
    CommitmentKind.PROMISE: "",
    CommitmentKind.AGREEMENT: "with ",
    CommitmentKind.ORDER: "toward ",
}
_FATES = {
    "open": "open as far as reports tell",
    "fulfilled": "reported as done",
    "broken": "reported as broken",
    "withdrawn": "withdrawn",
    "disputed": "in question",
}


def duty_entry(thread: Thread, dossier: Dossier, notes: Footnotes) -> Entry:
    """What the record says of one commitment."""
    every = [f for f in dossier.told_in(thread) if isinstance(f, Commitment)]
    told = dossier.independent(every)
    day = dossier.as_of
    first = told[0]
    lead = _bound(first, _due(told), day)
    carrying = {c.id: c for c in (first, *_newest_of_each_due(told))}
    sentences = [notes.cite(lead, carrying.values())]
    if first.condition:
        sentences.append(notes.cite(f"condition: {quoted(first.condition)}", [first]))
    sentences.append(notes.cite(_fate(thread), told[-1:]))
    sentences += disagreeing(thread, dossier, notes)
    return Entry(title=_headed(named(thread.name, day)), sentences=tuple(sentences))


def _headed(name: str) -> str:
    return name[:1].upper() + name[1:]


def _newest_of_each_due(told: Sequence[Commitment]) -> list[Commitment]:
    """The newest word on each due date that was told."""
    return list({c.due: c for c in told if c.due is not None}.values())


def _bound(first: Commitment, due: str, day: date) -> str:
    """Who is bound, to whom and by when, and the report's own words: a name for what is to be
    done, cut from them by us, could lose a "not"."""
    by = listed([party_words(party, day) for party in first.by]) or "nobody named"
    to = listed([party_words(party, day) for party in first.to]) if first.to else ""
    whom = f" {_TOWARD[first.kind]}{to}" if to else ""
    words = quoted(max((passage.words for passage in first.evidence), key=len))
    return f"{by} {_BOUND[first.kind]}{whom}{due}: {words}"


def _due(told: Sequence[Commitment]) -> str:
    """The due date, and those before it that were moved; told more loosely, none has moved."""
    dates: list[When] = []
    for due in (c.due for c in told if c.due is not None):
        if not dates or not due.includes(dates[-1]):
            dates.append(due)
    if not dates:
        return ""
    words = [when_words(when, preposition=False) for when in dates]
    moved = f" (before that {listed(words[:-1])})" if len(words) > 1 else ""
    return f", due {words[-1]}{moved}"


def _fate(thread: Thread) -> str:
    told = f"({day_words(thread.steps[-1].day)})"
    if thread.fate in (OVERDUE, DUE):
        doubt = f"{_FATES['disputed']} {told}; " if thread.status == "disputed" else ""
        return f"{doubt}{silence_words(thread.fate, thread.coverage)}"
    words = f"{_FATES[thread.fate]} {told}"
    if thread.status == "fulfilled":
        on_time = {True: "on time", False: "late", None: "whether on time is not told"}
        words += f"; {on_time[thread.on_time]}"
    return words
