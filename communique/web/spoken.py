"""What lists ask of a statement, read off once."""

from datetime import date
from typing import NamedTuple, Self

from communique.dossier import Dossier
from communique.model.findings import Statement
from communique.selection import Selection, finding_words


class Spoken(NamedTuple):
    """A statement with what lists ask of it at hand."""

    statement: Statement
    tellings: tuple[Statement, ...]
    parties: frozenset[str]
    """With those learned from other reports."""
    day: date
    words: str
    """All words by which it can be asked for, in small letters."""

    @classmethod
    def of(cls, statement: Statement, dossier: Dossier) -> Self:
        """The statement and its repetitions in its report."""
        tellings = dossier.tellings(statement)
        named = {party for telling in tellings for party in telling.parties()}
        named.update(o.party for o in map(dossier.learned, tellings) if o and o.party)
        words = " ".join(map(finding_words, tellings)).casefold()
        day = dossier.report_of(statement).published
        return cls(statement, tellings, frozenset(named), day, words)

    def is_asked(self, selection: Selection, dossier: Dossier) -> bool:
        """Whether it is asked for, where its party and its words are: of several tellings one must
        have both."""
        if not (selection.since or self.day) <= self.day <= (selection.until or self.day):
            return False
        if len(self.tellings) == 1:
            return self.statement.confidence >= selection.min_confidence
        return any(dossier.takes(telling, selection) for telling in self.tellings)
