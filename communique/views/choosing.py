"""Which thread a reader means: by the beginning of its id, or by words of its name."""

import re

from communique.dossier import Dossier
from communique.errors import UnknownIdError
from communique.model.threads import Thread, ThreadKind
from communique.selection import finding_words
from communique.world.parties import name_on

_MOST_NAMED = 8
"""Candidates named in an error: more would not be read."""


def choose(dossier: Dossier, asked: str) -> Thread:
    """The one thread whose id begins so, or that has all these words in its name or parties.

    Names are looked at first, then parties, then the reports' own words; in each, talks and
    commitments before positions.
    Raises `UnknownIdError` with the candidates where several fit.
    """
    by_id = [t for t in dossier.threads if asked and t.id.startswith(asked)]
    fitting = by_id or _by_words(dossier, asked)
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise UnknownIdError(
            f"no thread has an id that begins with {asked!r}, or these words",
            remedy="`communique threads` lists them, with their ids",
        )
    shown = sorted(fitting, key=lambda t: (-len(t.findings), t.id))
    named = "; ".join(f"{t.id[:8]} {t.name} ({t.fate})" for t in shown[:_MOST_NAMED])
    more = f"; and {len(shown) - _MOST_NAMED} more" if len(shown) > _MOST_NAMED else ""
    raise UnknownIdError(
        f"{len(shown)} threads fit {asked!r}: {named}{more}",
        remedy="give the beginning of an id, or more words",
    )


def _by_words(dossier: Dossier, asked: str) -> list[Thread]:
    patterns = [re.compile(rf"\b{re.escape(w)}", re.IGNORECASE) for w in asked.split()]

    def fits(words: str) -> bool:
        return bool(patterns) and all(pattern.search(words) for pattern in patterns)

    facts = [t for t in dossier.threads if t.kind is not ThreadKind.POSITION]
    stands = [t for t in dossier.threads if t.kind is ThreadKind.POSITION]
    for words in (_name, _title, _whole):
        for among in (facts, stands):
            fitting = [thread for thread in among if fits(words(thread, dossier))]
            if fitting:
                return fitting
    return []


def _name(thread: Thread, dossier: Dossier) -> str:
    """The name with its parties' names beside their ids."""
    within = (p for p in thread.parties if re.search(rf"\b{re.escape(p)}\b", thread.name))
    return " ".join((thread.name, *(name_on(party, dossier.as_of) for party in within)))


def _title(thread: Thread, dossier: Dossier) -> str:
    names = (name_on(party, dossier.as_of) for party in thread.parties)
    return " ".join((thread.name, *thread.parties, *names))


def _whole(thread: Thread, dossier: Dossier) -> str:
    """The title and all words that tell it."""
    return " ".join((_title(thread, dossier), *map(finding_words, dossier.told_in(thread))))
