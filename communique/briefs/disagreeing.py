"""Where reports disagree, in sentences: both sides, each with its words in a footnote."""

from collections.abc import Iterator
from typing import Final

from communique.briefs.brief import Sentence
from communique.briefs.chain import disagreement_words
from communique.briefs.footnotes import Footnotes
from communique.dossier import Dossier
from communique.model.threads import Thread
from communique.views.story import disagreements

_MOST: Final = 3
"""More would bury the entry; `communique explain` has them all."""


def disagreeing(thread: Thread, dossier: Dossier, notes: Footnotes) -> Iterator[Sentence]:
    """One sentence for every two reports that can't both be right, the newest at the end."""
    clashes = list(disagreements(dossier, thread))
    for clash in clashes[-_MOST:]:
        both = [dossier.findings[side.finding] for side in (clash.one, clash.two)]
        said = (clash.one, clash.one_says, clash.two, clash.two_says)
        yield notes.cite(disagreement_words(*said, dossier.as_of), both)
    if len(clashes) > _MOST:
        earlier = f"reports disagree {len(clashes) - _MOST} times more: communique explain"
        yield notes.cite(f"{earlier} {thread.id[:8]}", dossier.told_in(thread)[-1:])
