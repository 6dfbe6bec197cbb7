"""What moved, in sentences: a party on another side of a question, and developments.

A change of stance is on one question. A party that backs a group's part in a government and later
withholds recognition from it has not changed its mind: the two are told together, as what they
are, a development on related questions.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Final

from communique.briefs.brief import Entry, Sentence
from communique.briefs.choosing import EVEN, Takes, is_telling
from communique.briefs.footnotes import Footnotes
from communique.briefs.phrases import listed, named, party_words, quoted
from communique.briefs.stands import STANCES
from communique.briefs.titles import title
from communique.dossier import Dossier
from communique.linking.shifts import Side
from communique.model.dates import day_words
from communique.model.findings import AnyFinding, Stance
from communique.model.threads import ThreadKind
from communique.views.questions import Stand
from communique.views.shifts import Development, Shift, Shifts
from communique.world.parties import lexicon

_HOLDING: Final = {
    Stance.SUPPORTS: "backing it",
    Stance.OPPOSES: "opposing it",
    Stance.DEMANDS: "asking for it",
    Stance.CONDITIONAL: "setting a condition",
    Stance.WITHHOLDS: "holding back",
    Stance.UNDECIDED: "being undecided",
}
_STANDS: Final = STANCES | {
    Stance.CONDITIONAL: "sets a condition",
    Stance.UNDECIDED: "is undecided",
}
_MOST_STANDS: Final = 4
"""Of a development: more is no sentence. `communique shifts` has them all."""
_LETTERS: Final = 120
"""Of a passage in a sentence that holds several; the footnote has it whole."""


@dataclass(frozen=True, slots=True)
class Move:
    """Words by which a party came to stand as it does, oldest first."""

    what: Shift | Development
    stands: tuple[Stand, ...]


def moves(found: Shifts, dossier: Dossier) -> tuple[Move, ...]:
    """What moved and is told well enough to be read: changes of stance first, the newest of each
    kind first."""
    shifted = [Move(one, (one.before, one.after)) for one in reversed(found.shifts)]
    every = ((one, _turning(one, dossier)) for one in found.developments)
    developed = [Move(one, stands) for one, stands in every if stands]
    developed.sort(key=lambda move: -move.stands[-1].day.toordinal())
    return tuple(
        move
        for move in (*shifted, *developed)
        if all(is_telling(_finding(stand, dossier), EVEN) for stand in move.stands)
    )


def is_asked(move: Move, dossier: Dossier, takes: Takes) -> bool:
    """Whether any of its words is asked for."""
    return any(takes(_finding(stand, dossier)) for stand in move.stands)


def move_entry(move: Move, dossier: Dossier, notes: Footnotes) -> Entry:
    """One of them in one sentence, which rests on all of its words."""
    what, day = move.what, dossier.as_of
    if isinstance(what, Shift):
        return Entry(
            title=title(f"{what.holder} on {what.name}", ThreadKind.POSITION, day),
            sentences=(_shifted(what, dossier, notes),),
        )
    return _developed(what, move.stands, dossier, notes)


def _finding(stand: Stand, dossier: Dossier) -> AnyFinding:
    return dossier.findings[stand.source.finding]


def _shifted(shift: Shift, dossier: Dossier, notes: Footnotes) -> Sentence:
    """From what to what, when, with the words of both days."""
    one, other = shift.before, shift.after
    turn = f"moved from {_HOLDING[one.stance]} to {_HOLDING[other.stance]}"
    days = f"between {day_words(one.day)} and {day_words(other.day)}"
    words = f"{turn} {days}: first {_words(one)}{_whose(one)}, then {_words(other)}{_whose(other)}"
    return notes.cite(words, [_finding(stand, dossier) for stand in (one, other)])


def _developed(
    development: Development, stands: Sequence[Stand], dossier: Dossier, notes: Footnotes
) -> Entry:
    """Where it stood by day, said to be several questions."""
    day, told = dossier.as_of, []
    for at, stand in enumerate(stands):
        again = at > 0 and stands[at - 1].day == stand.day
        on = "" if again else f" on {day_words(stand.day)}"
        told.append(f"{_STANDS[stand.stance]}{on}{_whose(stand)} ({_words(stand)})")
    words = f"a development on related questions, no change of mind on one: {listed(told)}"
    holder = party_words(development.holder, day, article=False)
    return Entry(
        title=f"{holder} toward {party_words(development.toward, day)}",
        sentences=(notes.cite(words, [_finding(stand, dossier) for stand in stands]),),
    )


def _turning(development: Development, dossier: Dossier) -> tuple[Stand, ...]:
    """The words by which it came to stand as it does; none where it went to and fro, or where
    all days say the same: of what is told so a reader learns no course.

    A side that is given up and taken up again is the mark of a matter that is many things, or of
    a word misread. Only the party's own word and the reporter's count, and of each day some words
    must name the other party.
    """
    days: dict[date, list[Stand]] = defaultdict(list)
    for stand in development.stands:
        if _is_own(stand) and is_telling(_finding(stand, dossier), EVEN):
            days[stand.day].append(stand)
    sides = [{stand.side for stand in days[day]} for day in sorted(days)]
    if not sides or sides[0] == sides[-1] or any(_comes_back(side, sides) for side in Side):
        return ()
    known: set[Side] = set()
    told: list[Stand] = []
    for day, those in zip(sorted(days), sides, strict=True):
        if those - known:
            told += {stand.stance: stand for stand in reversed(days[day])}.values()
            known |= those
    questions = {stand.question or stand.topic for stand in told}
    on = {stand.day for stand in told}
    about = {stand.day for stand in told if _names(stand, development.toward)}
    tells = len(told) <= _MOST_STANDS and len(questions) > 1
    return tuple(told) if tells and len(on) > 1 and about == on else ()


def _names(stand: Stand, party: str) -> bool:
    """Whether its words name a party: what speaks of none is toward it by inference alone."""
    found = lexicon().find(re.findall(r"\w+|[^\w\s]", _longest(stand)), stand.day)
    return any(party in sighting.parties for sighting in found)


def _comes_back(side: Side, days: Sequence[set[Side]]) -> bool:
    """Whether days that don't tell it lie between days that do."""
    told = [at for at, sides in enumerate(days) if side in sides]
    return bool(told) and told[-1] - told[0] >= len(told)


def _is_own(stand: Stand) -> bool:
    voice = stand.source.asserted_by
    return voice is None or voice.party == stand.holder


def _longest(stand: Stand) -> str:
    return max((passage.words for passage in stand.source.passages), key=len)


def _words(stand: Stand) -> str:
    return quoted(shorten(_longest(stand), _LETTERS, placeholder=" ..."))


def _whose(stand: Stand) -> str:
    """Whose word it is, where a person speaks for the party."""
    voice = stand.source.asserted_by
    own = party_words(stand.holder, stand.day, article=False)
    if voice is None or named(voice.speaker, stand.day).removeprefix("the ") == own:
        return ""
    return f", by the word of {named(voice.speaker, stand.day)}"
