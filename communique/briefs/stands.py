"""Positions in sentences: where each party stands, in the order in which reports told it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from communique.briefs.brief import Entry
from communique.briefs.footnotes import Footnotes
from communique.briefs.phrases import day_words, party_words, quoted
from communique.dossier import Dossier
from communique.model.findings import Position, Stance
from communique.model.threads import Thread

_WORDS = {
    Stance.SUPPORTS: "is for it",
    Stance.OPPOSES: "is against it",
    Stance.DEMANDS: "asks for it",
    Stance.CONDITIONAL: "sets a condition",
    Stance.WITHHOLDS: "withholds it for now",
    Stance.UNDECIDED: "has not decided",
}

Holder: TypeAlias = tuple[str, list[Position]]


def holders(threads: Iterable[Thread], dossier: Dossier) -> list[Holder]:
    """Each party with the newest word on each of its stances, the most spoken of first."""
    by_holder: dict[str, list[Position]] = defaultdict(list)
    for thread in threads:
        for position in _latest_of_each_stance(thread, dossier):
            by_holder[position.holder].append(position)
    return sorted(by_holder.items(), key=lambda item: (-len(item[1]), item[0]))


def stand_entry(holder: Holder, dossier: Dossier, notes: Footnotes, most: int) -> Entry:
    """Where one party stands: its `most` newest words, in the order of telling."""
    party, positions = holder
    told = sorted(positions, key=lambda p: (dossier.report_of(p).published, p.start, p.id))
    sentences = tuple(notes.cite(_words(p, dossier), [p]) for p in told[-most:])
    left_out = len(told) - len(sentences)
    more = f" ({left_out} earlier: communique positions --party {party})" if left_out else ""
    return Entry(title=party_words(party, dossier.as_of, article=False) + more, sentences=sentences)


def _latest_of_each_stance(thread: Thread, dossier: Dossier) -> list[Position]:
    """One position a stance: the newest word on it."""
    told = [f for f in dossier.told_in(thread) if isinstance(f, Position)]
    return list({p.stance: p for p in told}.values())


def _words(position: Position, dossier: Dossier) -> str:
    """The day, the stance, and the report's own words: a topic in ours could say it wrong."""
    day = dossier.report_of(position).published
    toward = position.toward
    concerns = ""
    if toward is not None and toward != position.holder:
        concerns = f", as to {party_words(toward, day)}"
    words = quoted(max((p.words for p in position.evidence), key=len))
    condition = f"; its condition: {quoted(position.condition)}" if position.condition else ""
    voice = position.asserted_by
    whose = ""
    if voice is not None and voice.party != position.holder:
        whose = f", by the word of {voice.speaker}"
    return f"{day_words(day)}: {_WORDS[position.stance]}{concerns}{whose}: {words}{condition}"
