"""Numbers for the words that carry a brief's sentences, each passage once."""

from collections.abc import Iterable

from communique.briefs.brief import Note, Sentence
from communique.briefs.phrases import sentence
from communique.dossier import Dossier
from communique.model.evidence import Passage
from communique.model.findings import Finding


class Footnotes:
    """Hands out the numbers, in the order in which passages are first cited."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._notes: dict[tuple[str, Passage], Note] = {}

    def cite(self, words: str, findings: Iterable[Finding]) -> Sentence:
        """The words as a sentence that rests on these findings, a passage of each report's.

        A wire copy is no second source: it is left out where its original is cited.
        """
        numbers = [self._number(finding) for finding in self._dossier.independent(findings)]
        return Sentence(text=sentence(words), notes=tuple(dict.fromkeys(numbers)))

    def _number(self, finding: Finding) -> int:
        passage = max(finding.evidence, key=lambda p: (p.end - p.start, -p.start))
        key = (finding.report, passage)
        if key not in self._notes:
            report = self._dossier.report_of(finding)
            self._notes[key] = Note(
                number=len(self._notes) + 1,
                report=report.name,
                published=report.published.isoformat(),
                publisher=report.source,
                finding=finding.id,
                words=" ".join(passage.words.split()),
                start=passage.start,
                end=passage.end,
            )
        return self._notes[key].number

    def all(self) -> tuple[Note, ...]:
        """Every footnote, by number."""
        return tuple(self._notes.values())
