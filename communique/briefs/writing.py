"""A dossier to a brief."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Self

from communique.briefs.brief import Brief, Entry, Section
from communique.briefs.choosing import is_worth, preferred
from communique.briefs.duties import duty_entry
from communique.briefs.footnotes import Footnotes
from communique.briefs.material import Material
from communique.briefs.moves import is_asked, move_entry
from communique.briefs.phrases import command, counted, party_words, shifts_command
from communique.briefs.speech import speech_entries, surest
from communique.briefs.stands import holders, stand_entry
from communique.briefs.talks import talks_entry
from communique.dossier import Dossier
from communique.model.dates import day_words
from communique.model.findings import Statement
from communique.model.threads import Thread, ThreadKind
from communique.selection import Selection
from communique.views.named import NamedQuestion

NOTHING = "Nothing in the record fits."


@dataclass(frozen=True, slots=True)
class Length:
    """How many entries of each kind a brief holds at most, None for all of them; the rest is
    counted, not hidden."""

    talks: int | None = 12
    parties: int | None = 8
    positions: int | None = 6
    """Of each party."""
    commitments: int | None = 12
    statements: int | None = 8
    moves: int | None = 4
    """Changes of stance, and developments."""

    @classmethod
    def short(cls) -> Self:
        """For a page."""
        return cls(talks=4, parties=4, positions=2, commitments=4, statements=3, moves=2)

    @classmethod
    def everything(cls) -> Self:
        """Nothing is left out for its number."""
        return cls(None, None, None, None, None, None)


def write_brief(
    dossier: Dossier,
    selection: Selection,
    length: Length | None = None,
    named: Sequence[NamedQuestion] = (),
) -> Brief:
    """What the record says to a reader: talks, positions, what moved on questions as a person has
    `named` them, commitments, and who said what."""
    return written(Material(dossier, named), selection, length or Length())


def written(material: Material, selection: Selection, most: Length) -> Brief:
    """The same from material that may serve several briefs."""
    dossier, takes = material.dossier, material.takes(selection)
    notes = Footnotes(dossier)
    worth = partial(is_worth, dossier=dossier)
    meetings = material.newest(ThreadKind.MEETING, selection)
    talks = [talks_entry(t, dossier, notes) for t in preferred(meetings, most.talks, worth)]
    positions = material.threads(ThreadKind.POSITION, selection)
    parties = holders(positions, material.stances, takes)
    stands = [
        stand_entry(holder, dossier, notes, selection, most.positions, material.joint)
        for holder in parties[: most.parties]
    ]
    moved = [move for move in material.moves if is_asked(move, dossier, takes)]
    turns = [move_entry(one, dossier, notes) for one in moved[: most.moves]]
    commitments = material.newest(ThreadKind.COMMITMENT, selection)
    kept = preferred(commitments, most.commitments, worth)
    duties = [duty_entry(t, dossier, notes) for t in kept]
    statements = surest(material.statements(selection), material.quoted)
    spoken = statements[: most.statements]

    found = (
        ("Talks", talks, len(meetings) - len(talks), "talks"),
        ("Where they stand", stands, len(parties) - len(stands), "positions"),
        ("What moved", turns, len(moved) - len(turns), "shifts"),
        ("Commitments", duties, len(commitments) - len(duties), "commitments"),
        ("Who said what", speech_entries(spoken, dossier, notes), len(statements) - len(spoken),
         "statements"),
    )  # fmt: skip
    chosen = _reports((*meetings, *positions, *commitments), statements, dossier)
    return Brief(
        title=_title(dossier, selection),
        basis=_basis(dossier, selection, len(chosen)),
        sections=tuple(
            _section(dossier, selection, material.named, *one) for one in found if one[1]
        ),
        notes=notes.all(),
    )


def _section(
    dossier: Dossier,
    selection: Selection,
    named: Sequence[NamedQuestion],
    title: str,
    entries: list[Entry],
    left: int,
    name: str,
) -> Section:
    return Section(
        title=title,
        entries=tuple(entries),
        left_out=left,
        command=(
            shifts_command(selection, dossier.as_of, named)
            if name == "shifts"
            else command(name, selection, dossier.as_of)
        ),
    )


def _reports(
    threads: Iterable[Thread], statements: Iterable[Statement], dossier: Dossier
) -> frozenset[str]:
    """The reports that tell of any of these."""
    told = (dossier.findings[id_].report for thread in threads for id_ in thread.findings)
    return frozenset(told).union(statement.report for statement in statements)


def _title(dossier: Dossier, selection: Selection) -> str:
    about = f" on {selection.about}" if selection.about else ""
    party = party_words(selection.party, dossier.as_of) if selection.party else ""
    return f"The record{f' of {party}' if party else ''}{about} as of {day_words(dossier.as_of)}"


def _basis(dossier: Dossier, selection: Selection, chosen: int) -> str:
    """How many reports the record holds up to the day, and how many have to do with the matter."""
    reports = list(dossier.reports.values())
    if not reports:
        return "It holds no reports up to that day."
    publishers = {report.source for report in reports if report.source}
    by = f", by {counted(len(publishers), 'publisher')}" if publishers else ""
    first, last = day_words(reports[0].published), day_words(reports[-1].published)
    span = first if first == last else f"{first} to {last}"
    held = f"{counted(len(reports), 'report')}, {span}{by}"
    if not chosen:
        return f"{held}. {NOTHING}"
    return f"{held}." if selection == Selection() else f"{held}; {chosen} of them on what is asked."
