"""Which time expression belongs to which deed: by the clause, not by nearness.

A time belongs to the word that it modifies in the parse, to the verb of that word's clause, and to
verbs joined to that one; never to a clause above or below. "He said on Friday that talks would be
held in May" gives the saying a Friday and the talks May.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import IntEnum
from itertools import pairwise

from communique.errors import InvalidDateError
from communique.language.document import Document
from communique.language.tree import Token, Words
from communique.language.when.lexicon import guard
from communique.language.when.reading import Tense
from communique.language.when.tense import MODIFYING, VERBAL, tense_of
from communique.language.when.values import plain
from communique.model.annotation import TimeExpression, TimeKind
from communique.model.dates import Precision, When

ARGUMENTS = frozenset({"dobj", "attr", "oprd", "nsubjpass", "pobj", "dative", "obj"})
EXACTNESS = {
    Precision.DAY: 0,
    Precision.RANGE: 1,
    Precision.WEEK: 2,
    Precision.MONTH: 3,
    Precision.YEAR: 4,
}


class Tie(IntEnum):
    """How closely a time hangs on a word, the closest first."""

    OWN = 0
    """It modifies the word itself."""
    CLAUSE = 1
    """It modifies the verb of the noun's clause, or the verb's object."""
    SHARED = 2
    """It modifies a verb that is joined to this one, or that this one completes."""


def times_of(
    document: Document, times: Sequence[TimeExpression], head: Token
) -> tuple[TimeExpression, ...]:
    """The times of the clause of `head` (a verb, or a noun such as "talks"), the closest first."""
    ties = [(tie, time) for time in times if (tie := tie_of(document, time, head)) is not None]
    return tuple(time for _, time in sorted(ties, key=lambda pair: (pair[0], pair[1].span)))


def time_of(
    document: Document, times: Sequence[TimeExpression], head: Token
) -> TimeExpression | None:
    """The time of the clause of `head`: the closest that means days; of equals, the most exact."""
    ties = [
        (tie, _exactness(time), time.span.start, time)
        for time in times
        if time.when is not None and (tie := tie_of(document, time, head)) is not None
    ]
    return min(ties, key=lambda entry: entry[:3], default=(0, 0, 0, None))[3]


def _exactness(time: TimeExpression) -> int:
    return 9 if time.when is None else EXACTNESS[time.when.precision]


def tie_of(document: Document, time: TimeExpression, head: Token) -> Tie | None:
    """How closely a time hangs on `head`; None where it belongs to another clause."""
    sentence = head.sent
    if not sentence.start_char <= time.span.start < sentence.end_char:
        return None
    words = document.words(time.span)
    if words is None:
        return None
    owner = owner_of(words)
    if owner.i == head.i:
        return Tie.OWN
    verb, own_verb = verb_of(owner), verb_of(head)
    if verb.i == own_verb.i:
        if head.i == verb.i:
            return Tie.CLAUSE if _is_argument(owner, verb) else None
        return Tie.CLAUSE if owner.i == verb.i else None
    return Tie.SHARED if owner.i in {v.i for v in _sharing(own_verb)} else None


def owner_of(words: Words) -> Token:
    """The word that a time expression modifies, seen through prepositions."""
    saying = _verb_just_before(words)
    if saying is not None:
        return saying
    token = words.root
    for _ in range(6):
        above = token.head
        if above == token:
            return token
        if above.pos_ not in {"ADP", "SCONJ"} and above.dep_ not in {"prep", "advmod", "npadvmod"}:
            return above if token.dep_ != "conj" else owner_of(above.doc[above.i : above.i + 1])
        token = above
    return token


def _verb_just_before(words: Words) -> Token | None:
    """The verb of saying that a time follows at once, though the parse gives it to what is said:
    "said on Monday he was glad", "said Monday talks had begun".
    """
    at = words.start - 1
    while at > words.sent.start and words.doc[at].lower_ in {"on", "late", "early", "in"}:
        at -= 1
    verb = words.doc[max(at, 0)]
    if at < words.sent.start or verb.pos_ != "VERB":
        return None
    said = [child for child in verb.children if child.dep_ == "ccomp"]
    inside = any(clause.left_edge.i <= words.root.i <= clause.right_edge.i for clause in said)
    return verb if inside else None


def verb_of(token: Token) -> Token:
    """The verb of a word's clause; the word itself where no verb stands above it."""
    found = token
    while found.pos_ not in VERBAL and found.head != found:
        if found.dep_ in {"relcl", "acl", "advcl"}:
            return found
        found = found.head
    if found.pos_ == "AUX" and found.dep_ in {"aux", "auxpass"}:
        found = found.head
    return found if found.pos_ in VERBAL else token


def _is_argument(noun: Token, verb: Token) -> bool:
    """Whether a noun's time is also its verb's: it is what is done, not who does it."""
    found = noun
    while found.head != found and found.i != verb.i:
        if found.dep_ not in ARGUMENTS | {"prep", "conj", "compound", "agent"}:
            return False
        found = found.head
    return True


def _sharing(verb: Token) -> Iterator[Token]:
    """The verbs that share a time with `verb`: those joined to it, and the one it completes."""
    found = verb
    while found.dep_ == "conj" and found.head != found:
        found = found.head
        yield found
    if _has_subject(verb):
        yield from (c for c in verb.children if c.dep_ == "conj" and not _has_subject(c))
    above = verb.head
    if (
        verb.dep_ == "xcomp"
        and above != verb
        and above.lemma_ in guard("planning") | guard("aspects")
    ):
        yield above
        if above.head != above and above.head.lemma_ == "be":
            yield above.head


def _has_subject(verb: Token) -> bool:
    """Whether a verb names its own doer."""
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def reach(document: Document, time: TimeExpression) -> When | None:
    """The days that a time means with the preposition before it: "since 2001" is `2001/..`,
    "by May" `../2021-05`.
    """
    when = time.when
    if when is None or "/" in when:
        return when
    before = _word_before(document, time)
    words = document.words(time.span)
    if words is not None and words.root.head.i > words.root.i and words.root.dep_ in MODIFYING:
        return when  # "ahead of Monday's talks": the preposition is the talks', not the day's
    if before in guard("until"):
        return _ranged("..", when)
    if before in guard("since"):
        return _ranged(when, "..")
    return when


def _ranged(first: str, last: str) -> When | None:
    try:
        return When(f"{first}/{last}")
    except InvalidDateError:
        return None


def _word_before(document: Document, time: TimeExpression) -> str:
    """The word before a time, in lower case."""
    words = document.words(time.span)
    return "" if words is None or words.start == 0 else document.parse[words.start - 1].lower_


def start_and_end(
    document: Document, times: Sequence[TimeExpression], head: Token
) -> tuple[When | None, When | None]:
    """The first and last day, week, month or year of the talks or visit that `head` names.

    The same twice where one time is given; a side that the words leave open is None. A season or
    quarter is given as its year, since its first day would be invented.
    """
    found = [
        time
        for time in times_of(document, times, head)
        if time.when is not None and not _counts_since(document, time, head)
    ]
    if not found:
        return None, None
    closest = tie_of(document, found[0], head)
    best = [t for t in found if tie_of(document, t, head) == closest]
    first, last = [], []
    for time in best:
        start, end = ends(reach(document, time))
        first.append(start)
        last.append(end)
    if len(best) == 1 or not _is_range(document, best):
        best = [min(best, key=lambda t: (_exactness(t), t.span.start))]
        return ends(reach(document, best[0]))
    return next((f for f in first if f), None), next((e for e in reversed(last) if e), None)


def _counts_since(document: Document, time: TimeExpression, head: Token) -> bool:
    """Whether a time only says since when there was none such: "the first summit since 2001"."""
    firsts = {"first", "only", "last", "latest"}
    return _word_before(document, time) == "since" and any(
        child.lower_ in firsts or child.tag_ == "JJS" for child in head.children
    )


def _is_range(document: Document, times: Sequence[TimeExpression]) -> bool:
    """Whether several times are the two ends of one stretch: "from Monday to Friday"."""
    text = document.text
    between = [text[a.span.end : b.span.start] for a, b in pairwise(times)]
    joints = {"to", "until", "through", "and", "-", "–", "or"}
    return any(gap.strip().lower() in joints for gap in between)


def ends(when: When | None) -> tuple[When | None, When | None]:
    """The first and last piece of a time, each no more exact than the words.

    >>> ends(When("2021-08-12/2021-08-14")), ends(When("2021-06/2021-09")), ends(When("2003/.."))
    (('2021-08-12', '2021-08-14'), ('2021', '2021'), ('2003', None))
    """
    if when is None or "/" not in when:
        return when, when
    first, last = when.split("/")
    if len(first) == len(last) == 7:  # a season, quarter or half: its months are only its bounds
        whole = plain(when)
        return whole, whole
    return (None if first == ".." else When(first)), (None if last == ".." else When(last))


def due_of(document: Document, times: Sequence[TimeExpression], head: Token) -> When | None:
    """By when the deed that `head` names is bound to be done, as exactly as the words say.

    A time with "by", "until" or "within" is preferred to one that only says when; a length of time
    is counted from the day of publication ("within 135 days").
    """
    found = [t for t in times_of(document, times, head) if t.when is not None]
    bounded = [t for t in found if _word_before(document, t) in guard("until")]
    ahead = [t for t in found if not _is_past(t, document.report.published)]
    if not bounded and not ahead:
        return None  # when it was promised, not by when it is due
    chosen = (bounded or ahead)[0]
    return ends(reach(document, chosen))[1] or ends(chosen.when)[0]


def _is_past(time: TimeExpression, day: date) -> bool:
    """Whether a time is over by the end of a day."""
    return time.when is not None and time.when.last is not None and time.when.last <= day


def said_on(
    document: Document, times: Sequence[TimeExpression], cue: Token, anchor: date
) -> When | None:
    """The day on which something was said: the time of the cue's own clause, not after `anchor`.

    A time that lies wholly after the day of the report is what was spoken of, not when; but for the
    next day beside a verb in the past, which a wire dates by its desk's clock.
    """
    ahead = timedelta(1 if cue.pos_ in VERBAL and tense_of(cue) is Tense.PAST else 0)
    for time in times_of(document, times, cue):
        if time.kind not in {TimeKind.DATE, TimeKind.TIME} or time.when is None:
            continue
        first, _ = ends(time.when)
        if first is not None and first.first is not None and first.first <= anchor + ahead:
            return first
    return None


def days_of_saying(
    document: Document,
    times: Sequence[TimeExpression],
    cues: Sequence[tuple[Token, str]],
    anchor: date,
) -> list[When | None]:
    """The day of each saying of a report, its cues given in text order with their speakers.

    A cue without a time of its own goes on with what the same speaker was last said to have said:
    a report tells of one occasion at a time and dates it once.
    """
    last: dict[str, When] = {}
    found: list[When | None] = []
    for cue, speaker in cues:
        day = said_on(document, times, cue, anchor)
        if day is not None:
            last[speaker] = day
        found.append(day or last.get(speaker))
    return found
