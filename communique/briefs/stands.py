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
    Stance.SUPPORTS: "supports {topic}",
    Stance.OPPOSES: "opposes {topic}",
    Stance.DEMANDS: "asks{of} for {topic}",
    Stance.CONDITIONAL: "sets a condition for {topic}",
    Stance.WITHHOLDS: "withholds for now: {topic}",
    Stance.UNDECIDED: "is undecided on {topic}",
}


Holder: TypeAlias = tuple[str, list[Position]]


def holders(threads: Iterable[Thread], dossier: Dossier) -> list[Holder]:
    """Each party with the newest word on each of its stances, the most spoken of first."""
    by_holder: dict[str, list[Position]] = defaultdict(list)
    for thread in threads:
        for position in _latest_of_each_stance(thread, dossier):
            by_holder[position.holder].append(position)
    return sorted(by_holder.items(), key=lambda item: (-len(item[1]), item[0]))


def stand_entry(holder: Holder, dossier: Dossier, notes: Footnotes) -> Entry:
    """Where one party stands: a sentence a question and stance, in the order of telling."""
    party, positions = holder
    told = sorted(positions, key=lambda p: (dossier.report_of(p).published, p.start, p.id))
    sentences = tuple(notes.cite(_words(p, dossier), [p]) for p in told)
    return Entry(title=party_words(party, dossier.as_of, article=False), sentences=sentences)


def _latest_of_each_stance(thread: Thread, dossier: Dossier) -> list[Position]:
    """One position a stance: the newest word on it."""
    told = [f for f in dossier.told_in(thread) if isinstance(f, Position)]
    return list({p.stance: p for p in told}.values())


def _words(position: Position, dossier: Dossier) -> str:
    day = dossier.report_of(position).published
    holder = party_words(position.holder, day)
    toward = position.toward
    of = f" {party_words(toward, day)}" if toward and toward != position.holder else ""
    stance = _WORDS[position.stance].format(topic=position.topic, of=of)
    condition = f", on a condition: {quoted(position.condition)}" if position.condition else ""
    voice = position.asserted_by
    whose = ""
    if voice is not None and voice.party != position.holder:
        whose = f", as {voice.speaker} put it"
    return f"{holder} {stance}{condition} ({day_words(day)}{whose})"
