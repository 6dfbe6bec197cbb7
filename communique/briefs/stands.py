"""Positions in sentences: where each party stands, in the order in which reports told it."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias

from communique.briefs.brief import Entry
from communique.briefs.choosing import Takes, is_telling, longest, preferred
from communique.briefs.footnotes import Footnotes
from communique.briefs.phrases import command, listed, named, party_words, quoted
from communique.dossier import Dossier
from communique.model.dates import day_words
from communique.model.evidence import Passage
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
Joint: TypeAlias = Mapping[tuple[str, Stance, tuple[Passage, ...]], tuple[str, ...]]
"""Of each stance in the same words of one report, those who take it."""

_MOST_NAMED: Final = 4


def holders(
    threads: Iterable[Thread], newest: Callable[[Thread], Sequence[Position]], takes: Takes
) -> list[Holder]:
    """Each party with the newest word on each of its stances that is asked for, the most spoken of
    first. What one party is read to hold twice in the same words is told once, as is surest."""
    surest: dict[tuple[str, str, tuple[Passage, ...]], Position] = {}
    for thread in threads:
        for position in newest(thread):
            if takes(position):
                key = (position.holder, position.report, position.evidence)
                other = surest.setdefault(key, position)
                surest[key] = max(other, position, key=lambda p: p.confidence)
    by_holder: dict[str, list[Position]] = defaultdict(list)
    for position in surest.values():
        by_holder[position.holder].append(position)
    return sorted(by_holder.items(), key=lambda item: (-len(item[1]), item[0]))


def jointly(dossier: Dossier) -> Joint:
    """Who takes which stance in which words: parties of which the same words tell speak as one."""
    found: dict[tuple[str, Stance, tuple[Passage, ...]], list[str]] = defaultdict(list)
    for finding in dossier.findings.values():
        if isinstance(finding, Position):
            found[finding.report, finding.stance, finding.evidence].append(finding.holder)
    return {key: tuple(sorted(set(holders))) for key, holders in found.items()}


def stand_entry(
    holder: Holder,
    dossier: Dossier,
    notes: Footnotes,
    selection: Selection,
    most: int | None,
    joint: Joint,
) -> Entry:
    """Where one party stands: its `most` newest words, in the order of telling. What is rather
    unlikely, or in too few words to tell anything, gives way to what is older."""
    party, positions = holder
    told = sorted(positions, key=lambda p: (dossier.report_of(p).published, p.start, p.id))
    kept = preferred(told[::-1], most, is_telling)[::-1]
    left_out = len(told) - len(kept)
    return Entry(
        title=party_words(party, dossier.as_of, article=False),
        sentences=tuple(notes.cite(_words(p, dossier, joint), [p]) for p in kept),
        left_out=left_out,
        command=command("positions", selection, dossier.as_of, party) if left_out else "",
        party=party,
    )


def latest_of_each_stance(thread: Thread, dossier: Dossier) -> tuple[Position, ...]:
    """One position a stance: the newest word on it that is no wire copy's of another here."""
    told = [f for f in dossier.told_in(thread) if isinstance(f, Position)]
    return tuple({p.stance: p for p in dossier.independent(told)}.values())


def _words(position: Position, dossier: Dossier, joint: Joint) -> str:
    """The day, the stance, and the report's own words: a topic in ours could say it wrong."""
    day = dossier.report_of(position).published
    words = quoted(longest(position))
    voice = position.asserted_by
    those = joint[position.report, position.stance, position.evidence]
    others = [party for party in those if party != position.holder]
    names = listed([party_words(party, day) for party in others[:_MOST_NAMED]])
    together = f", with {names if len(others) <= _MOST_NAMED else 'others'}" if others else ""
    whose = ""
    if voice is not None and voice.party != position.holder:
        whose = f", by the word of {named(voice.speaker, day)}"
    stance = _stance(position, day, others)
    return f"{day_words(day)}{together}{whose}: {stance}: {words}{_until(position)}"


def _stance(position: Position, day: date, others: Container[str]) -> str:
    """`supports`, `asks (of the Taliban)`, `on condition “...”`: whom else it concerns, the words
    tell better."""
    stance, words = position.stance, STANCES[position.stance]
    if stance is Stance.CONDITIONAL:
        return f"{words} {quoted(position.condition)}" if position.condition else "conditional"
    toward = position.toward if stance is Stance.DEMANDS else None
    if toward is None or toward == position.holder or toward in others:
        return words
    return f"{words} (of {party_words(toward, day)})"


def _until(position: Position) -> str:
    """The condition, where it isn't in the stance already."""
    if position.condition is None or position.stance is Stance.CONDITIONAL:
        return ""
    until = "until" if position.stance is Stance.WITHHOLDS else "on condition"
    return f", {until} {quoted(position.condition)}"
