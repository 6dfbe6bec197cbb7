"""The questions of a record: what positions are about, and where each party stood on it when."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from communique.dossier import Dossier
from communique.linking import shifts as linked
from communique.linking.questions import Question
from communique.linking.shifts import Side
from communique.model.findings import Position, Stance
from communique.model.threads import Told
from communique.views.named import NamedQuestion
from communique.views.naming import with_named
from communique.views.sources import Source, source


class Stand(msgspec.Struct, frozen=True, kw_only=True):
    """Where a party stands on a question by the word of one report."""

    holder: str
    stance: Stance
    side: Side
    topic: str
    """What it is about in the report's own words."""
    toward: str | None
    condition: str | None
    question: str
    """The question's id; empty where the topic says too little to be one."""
    day: date
    source: Source


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One party's stands on one question, oldest first."""

    question: str
    holder: str
    stands: tuple[Stand, ...]


class QuestionView(msgspec.Struct, frozen=True, kw_only=True):
    """A question with all who stand on it."""

    question: Question
    series: tuple[Series, ...]
    """By holder, the one most told of first."""
    first: date
    last: date


def asked(dossier: Dossier, named: Sequence[NamedQuestion] = ()) -> tuple[Question, ...]:
    """The questions that the record's positions are about by its day; those that a person has
    named first."""
    return with_named(dossier.questions, named, dossier)


def questions(dossier: Dossier, named: Sequence[NamedQuestion] = ()) -> tuple[QuestionView, ...]:
    """Every question with each party's stands on it: those that a person has named first, then
    the most told of."""
    found = asked(dossier, named)
    return tuple(sorted((_view(one, dossier) for one in found), key=_by_weight))


def _view(question: Question, dossier: Dossier) -> QuestionView:
    days = [dossier.told[id_].published for id_ in question.findings]
    held = linked.series([question], dossier.told)
    every = (series_of(dossier, question.id, holder, told) for _, holder, told in held)
    return QuestionView(
        question=question,
        series=tuple(sorted(every, key=lambda s: (-len(s.stands), s.holder))),
        first=min(days),
        last=max(days),
    )


def _by_weight(view: QuestionView) -> tuple[bool, int, int, date, str]:
    told = len(view.question.findings)
    return not view.question.named_by_hand, -len(view.series), -told, view.first, view.question.id


def series_of(dossier: Dossier, question: str, holder: str, told: Iterable[Told]) -> Series:
    """A party's stands on a question, of a text and its wire copies the first."""
    findings = dossier.independent([t.finding for t in told if isinstance(t.finding, Position)])
    stands = tuple(stand(dossier, finding, question) for finding in findings)
    return Series(question=question, holder=holder, stands=stands)


def stand(dossier: Dossier, position: Position, question: str) -> Stand:
    """A position as one word in a series."""
    return Stand(
        holder=position.holder,
        stance=position.stance,
        side=linked.SIDES[position.stance],
        topic=position.topic,
        toward=position.toward,
        condition=position.condition,
        question=question,
        day=dossier.report_of(position).published,
        source=source(dossier, position),
    )


def names(found: Sequence[Question]) -> dict[str, str]:
    """What each question is called, by id."""
    return {question.id: question.name for question in found}
