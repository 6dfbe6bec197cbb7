"""Changes of stance on one question, and developments: related questions toward one party.

A party that backs a group's part in a government in March and withholds recognition from it in
October has not changed its mind on one question. The two are shown together, as a development.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import msgspec

from communique.dossier import Dossier
from communique.linking import shifts as linked
from communique.linking.questions import Question
from communique.model.findings import Position
from communique.views.named import NamedQuestion
from communique.views.questions import Series, Stand, asked, series_of, stand


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """A change of stance of one party on one question."""

    holder: str
    question: str
    """The question's id."""
    name: str
    """What the question is called."""
    before: Stand
    """Its last word on the one side."""
    after: Stand
    """Its first word on the other."""
    series: Series
    """All its words on the question."""


class Development(msgspec.Struct, frozen=True, kw_only=True):
    """One party's stands on related questions toward one other party, told on several days.

    No change of mind is claimed: each stand is on a question of its own.
    """

    holder: str
    toward: str
    stands: tuple[Stand, ...]
    """Oldest first."""
    questions: tuple[Question, ...]
    """Those of them that were found, by first stand."""


class Shifts(msgspec.Struct, frozen=True, kw_only=True):
    """What moved by a day: changes of stance, and developments."""

    as_of: date
    shifts: tuple[Shift, ...]
    """By the day of the later word."""
    developments: tuple[Development, ...]
    """The one with most stands first."""


def shifts(
    dossier: Dossier,
    party: str | None = None,
    toward: str | None = None,
    named: Sequence[NamedQuestion] = (),
) -> Shifts:
    """The changes of stance and the developments of a record, of one party or toward one."""
    found = asked(dossier, named)
    moved = [s for s in _shifts(dossier, found) if _wanted(s.before, party, toward)]
    developed = [d for d in _developments(dossier, found) if _wanted(d, party, toward)]
    return Shifts(
        as_of=dossier.as_of,
        shifts=tuple(sorted(moved, key=lambda s: (s.after.day, s.holder, s.question))),
        developments=tuple(
            sorted(developed, key=lambda d: (-len(d.stands), d.holder, d.toward)),
        ),
    )


def _wanted(one: Stand | Development, party: str | None, toward: str | None) -> bool:
    return party in (None, one.holder) and toward in (None, one.toward)


def _shifts(dossier: Dossier, found: tuple[Question, ...]) -> list[Shift]:
    told = dossier.told
    return [
        Shift(
            holder=holder,
            question=question.id,
            name=question.name,
            before=_stand(dossier, before, question.id),
            after=_stand(dossier, after, question.id),
            series=series_of(dossier, question.id, holder, held),
        )
        for question, holder, held in linked.series(found, told)
        for before, after in linked.turns(
            [one for one in held if one.finding.report not in dossier.copies],
            by_hand=question.named_by_hand,
        )
    ]


def _stand(dossier: Dossier, id_: str, question: str) -> Stand:
    finding = dossier.findings[id_]
    if not isinstance(finding, Position):
        raise TypeError(f"a {finding.kind_name} is no stand")
    return stand(dossier, finding, question)


def _developments(dossier: Dossier, found: tuple[Question, ...]) -> list[Development]:
    """Of each party toward each other, where several days tell of several questions."""
    question_of = {id_: question for question in found for id_ in question.findings}
    toward: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for finding in dossier.findings.values():
        if isinstance(finding, Position) and finding.toward not in (None, finding.holder):
            toward[finding.holder, str(finding.toward)].append(finding)
    developed = []
    for (holder, other), positions in toward.items():
        told = [
            stand(dossier, p, question_of[p.id].id if p.id in question_of else "")
            for p in dossier.independent(positions)
        ]
        questions = {s.question: question_of[s.source.finding] for s in told if s.question}
        if len({s.day for s in told}) > 1 and len({s.question or s.topic for s in told}) > 1:
            developed.append(
                Development(
                    holder=holder,
                    toward=other,
                    stands=tuple(told),
                    questions=tuple(questions.values()),
                )
            )
    return developed
