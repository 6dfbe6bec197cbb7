"""Positions in sentences: where each party stands, in the order in which reports told it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from communique.briefs.brief import Entry
from communique.briefs.footnotes import Footnotes
from communique.briefs.phrases import command, named, party_words, quoted
from communique.dossier import Dossier
from communique.model.dates import day_words
from communique.model.findings import Position, Stance
from communique.model.threads import Thread
from communique.selection import Selection

STANCES = {
    Stance.SUPPORTS: "supports",
    Stance.OPPOSES: "opposes",
    Stance.DEMANDS: "asks",
    Stance.CONDITIONAL: "on condition",
    Stance.WITHHOLDS: "withholds for now",
    Stance.UNDECIDED: "undecided",
}

Holder: TypeAlias = tuple[str, list[Position]]


def holders(threads: Iterable[Thread], dossier: Dossier) -> list[Holder]:
    """Each party with the newest word on each of its stances, the most spoken of first."""
    by_holder: dict[str, list[Position]] = defaultdict(list)
    for thread in threads:
        for position in _latest_of_each_stance(thread, dossier):
            by_holder[position.holder].append(position)
    return sorted(by_holder.items(), key=lambda item: (-len(item[1]), item[0]))


def stand_entry(
    holder: Holder, dossier: Dossier, notes: Footnotes, selection: Selection, most: int | None
) -> Entry:
    """Where one party stands: its `most` newest words, in the order of telling."""
    party, positions = holder
    told = sorted(positions, key=lambda p: (dossier.report_of(p).published, p.start, p.id))
    left_out = 0 if most is None else max(0, len(told) - most)
    return Entry(
        title=party_words(party, dossier.as_of, article=False),
        sentences=tuple(notes.cite(_words(p, dossier), [p]) for p in told[left_out:]),
        left_out=left_out,
        command=command("positions", selection, dossier.as_of, party) if left_out else "",
    )


def _latest_of_each_stance(thread: Thread, dossier: Dossier) -> list[Position]:
    """One position a stance: the newest word on it that is no wire copy's of another here."""
    told = [f for f in dossier.told_in(thread) if isinstance(f, Position)]
    return list({p.stance: p for p in dossier.independent(told)}.values())


def _words(position: Position, dossier: Dossier) -> str:
    """The day, the stance, and the report's own words: a topic in ours could say it wrong."""
    day = dossier.report_of(position).published
    words = quoted(max((p.words for p in position.evidence), key=len))
    voice = position.asserted_by
    whose = ""
    if voice is not None and voice.party != position.holder:
        whose = f", by the word of {named(voice.speaker, day)}"
    return f"{day_words(day)}{whose}: {_stance(position, day)}: {words}{_until(position)}"


def _stance(position: Position, day: date) -> str:
    """`supports`, `asks (of the Taliban)`, `on condition “...”`: whom else it concerns, the words
    tell better."""
    stance, words = position.stance, STANCES[position.stance]
    if stance is Stance.CONDITIONAL:
        return f"{words} {quoted(position.condition)}" if position.condition else "conditional"
    toward = position.toward if stance is Stance.DEMANDS else None
    if toward is None or toward == position.holder:
        return words
    return f"{words} (of {party_words(toward, day)})"


def _until(position: Position) -> str:
    """The condition, where it isn't in the stance already."""
    if position.condition is None or position.stance is Stance.CONDITIONAL:
        return ""
    until = "until" if position.stance is Stance.WITHHOLDS else "on condition"
    return f", {until} {quoted(position.condition)}"
