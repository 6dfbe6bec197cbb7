"""A dossier to a brief."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.briefs.brief import Brief, Entry, Section
from communique.briefs.duties import duty_entry
from communique.briefs.footnotes import Footnotes
from communique.briefs.phrases import counted, day_words, party_words
from communique.briefs.speech import speech_entry
from communique.briefs.stands import holders, stand_entry
from communique.briefs.talks import talks_entry
from communique.dossier import Dossier
from communique.model.findings import Statement
from communique.model.threads import Thread, ThreadKind
from communique.selection import Selection


@dataclass(frozen=True, slots=True)
class Length:
    """How many entries of each kind a brief holds at most; the rest is counted, not hidden."""

    talks: int = 12
    parties: int = 8
    positions: int = 6
    """Of each party."""
    commitments: int = 12
    statements: int = 8


def write_brief(dossier: Dossier, selection: Selection, length: Length | None = None) -> Brief:
    """What the record says to a reader: talks, positions, commitments, and who said what."""
    most = length or Length()
    notes = Footnotes(dossier)
    meetings = _newest_first(dossier.select_threads(ThreadKind.MEETING, selection))
    talks = [talks_entry(t, dossier, notes) for t in meetings[: most.talks]]
    positions = dossier.select_threads(ThreadKind.POSITION, selection)
    parties = holders(positions, dossier)
    stands = [stand_entry(h, dossier, notes, most.positions) for h in parties[: most.parties]]
    commitments = _newest_first(dossier.select_threads(ThreadKind.COMMITMENT, selection))
    duties = [duty_entry(t, dossier, notes) for t in commitments[: most.commitments]]
    statements = _surest(dossier.select(Statement, selection))
    speeches = [speech_entry(s, dossier, notes) for s in statements[: most.statements]]
    sections = (
        _section("Talks", talks, len(meetings), "talks"),
        _section("Where they stand", stands, len(parties), "positions"),
        _section("Commitments", duties, len(commitments), "commitments"),
        _section("Who said what", speeches, len(statements), "statements"),
    )
    return Brief(
        title=_title(dossier, selection),
        basis=_basis(dossier),
        sections=tuple(section for section in sections if section.entries),
        notes=notes.all(),
    )


def _section(title: str, entries: Iterable[Entry], total: int, command: str) -> Section:
    shown = tuple(entries)
    return Section(title=title, entries=shown, left_out=total - len(shown), command=command)


def _newest_first(threads: Sequence[Thread]) -> list[Thread]:
    """By the day of the last word on them, those of several reports before those of one."""
    return sorted(threads, key=lambda t: (t.steps[-1].day, len(t.findings)), reverse=True)


def _surest(statements: Sequence[Statement]) -> list[Statement]:
    """Named persons' quotations spoken for a party, by confidence, then the newest."""
    named = [s for s in statements if s.role and s.party and s.evidence[0].words[:1] in '"“']
    ranked = sorted(enumerate(named), key=lambda pair: (-pair[1].confidence, -pair[0]))
    return [statement for _, statement in ranked]


def _title(dossier: Dossier, selection: Selection) -> str:
    about = f" on {selection.about}" if selection.about else ""
    party = party_words(selection.party, dossier.as_of) if selection.party else ""
    return f"The record{f' of {party}' if party else ''}{about} as of {day_words(dossier.as_of)}"


def _basis(dossier: Dossier) -> str:
    reports = list(dossier.reports.values())
    if not reports:
        return "It holds no reports up to that day."
    publishers = {report.source for report in reports if report.source}
    by = f", by {counted(len(publishers), 'publisher')}" if publishers else ""
    first, last = day_words(reports[0].published), day_words(reports[-1].published)
    span = first if first == last else f"{first} to {last}"
    return f"{counted(len(reports), 'report')}, {span}{by}."
