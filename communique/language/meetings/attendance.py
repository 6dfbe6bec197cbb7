"""Whether a party came to a meeting, is expected or stays away, by how far it has come."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from communique.language.document import Document
from communique.language.meetings.joining import Told
from communique.language.meetings.lexicon import meeting_words, phrase_of, verb_above
from communique.language.meetings.people import Named, Part, reason_near, top_of
from communique.language.weighing import read_weights, weight_of
from communique.model.findings import Attendance, MeetingStatus, Participant

_BROKEN = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED)


@lru_cache(maxsize=1)
def attendance_weights() -> dict[str, float]:
    """What each sign weighs for each sort of attendance, as fitted."""
    return dict(read_weights(Path(__file__).with_name("attendance.toml")))


def participants_of(
    document: Document,
    group: Sequence[Told],
    company: Sequence[str],
    named: Sequence[Named],
    status: MeetingStatus,
) -> tuple[Participant, ...]:
    """Those who take part, with attendance, and those who stay away with their reason."""
    away = [n for n in named if n.part is Part.DECLINED]
    reasons: dict[str, str] = {}
    for refusal in away:
        reason = reason_near(document.parse[refusal.mention.head])
        if reason is not None:
            reasons.setdefault(refusal.party, reason)
    found = []
    for party in dict.fromkeys([*company, *(n.party for n in away)]):
        declined = any(n.party == party for n in away)
        signs = attendance_signs(document, group, party, named, status)
        attendance = Attendance.DECLINED if declined else _likeliest(signs)
        reason = reasons.get(party) if attendance is Attendance.DECLINED else None
        found.append(Participant(party=party, attendance=attendance, reason=reason))
    return tuple(found)


def _likeliest(signs: Sequence[str]) -> Attendance:
    weights = attendance_weights()
    return max(Attendance, key=lambda a: weight_of([f"{a}:{s}" for s in signs], weights))


def attendance_signs(
    document: Document,
    group: Sequence[Told],
    party: str,
    named: Sequence[Named],
    status: MeetingStatus,
) -> tuple[str, ...]:
    """What tells whether a party came: the state of the meeting, and its own part in the words."""
    signs = [f"status:{status}"]
    mentions = [n for n in named if n.party == party]
    signs += [f"{status}:{n.part}" for n in mentions]
    if status in _BROKEN:
        for told in group:
            signs += [f"{status}:{told.candidate.kind}", "broken"]
            signs += [f"broken:{s}" for s in told.signs if s.startswith(_HOW)]
        signs += [f"broken:{s}" for n in mentions for s in _doing(document, n)]
    return tuple(dict.fromkeys(signs))


_HOW = ("verb:", "told:", "place:", "tag:", "of:", "stage:", "when:")


def _doing(document: Document, named: Named) -> Iterator[str]:
    """Whether it is the party that broke the talks off: "Chad suspended the talks"."""
    token = top_of(document.parse[named.mention.head], named.mention)
    verb = verb_above(token)
    breaks = meeting_words().has("declining", phrase_of(verb))
    yield f"{token.dep_}:{'breaks' if breaks else 'other'}"
