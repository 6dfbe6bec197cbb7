"""Dossiers of made-up stories, for the tests of views."""

from collections.abc import Iterable
from datetime import date

from communique.dossier import Dossier
from communique.model.annotation import Annotation
from tests.linking.telling import annotated, report, stand


def day(text: str) -> date:
    return date.fromisoformat(text)


def dossier(annotations: Iterable[Annotation], as_of: str) -> Dossier:
    return Dossier.of_annotations(annotations, day(as_of))


def stands(
    *told: tuple[str, str, str, str, str, str | None],
) -> list[Annotation]:
    """A report each: day, sentence, holder, stance, topic, toward whom."""
    found = []
    for at, (published, sentence, holder, stance, topic, toward) in enumerate(told):
        told_by = report(f"r{at}", published, sentence)
        found.append(annotated(told_by, stand(told_by, sentence, holder, stance, topic, toward)))
    return found
