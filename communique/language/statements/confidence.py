"""How likely a statement is right in words, speaker and party, by how it is told.

A logistic model over how its speaker is named and in what form the words stand, fitted by
`training/fit_statements.py` on the training sets.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from communique.language.document import Document
from communique.language.mentions.words import PRESS
from communique.language.reporting import Frame
from communique.language.spotting import step
from communique.language.statements.sayings import Saying
from communique.language.statements.speakers import Teller
from communique.language.weighing import chance, read_weights
from communique.model.annotation import AttributionKind
from communique.model.evidence import Span
from communique.world.parties import is_opposition, is_state, lexicon

LEAST = 0.15
"""Statements below it are read, since others hang on them, but not told: at most one in seven is
right. On dev whole F1 is 0.711 so, 0.697 with all told and 0.711 from 0.2, which loses more that
are found; on train-*, left out by fifths, 0.621 with all told and 0.650 from 0.2."""

Signs = tuple[str, ...]


def signs_of(document: Document, saying: Saying, teller: Teller) -> Signs:
    """The signs of a saying and its teller."""
    who, what = _who(teller), _what(saying)
    named = list(_naming(document, saying, teller))
    parsed = list(_parsed(document, saying))
    form = list(_form(document, saying))
    crossed = (f"{who}, {sign}" for sign in (what, *named))
    return tuple(dict.fromkeys([who, what, *named, *parsed, *form, *crossed]))


def _who(teller: Teller) -> str:
    """How the speaker is named, and whether the report says in which office and for whom."""
    referent = teller.referent
    if referent.candidates:
        return "undecided"
    kind = "unknown" if teller.kind is None else teller.kind.value
    if teller.document:
        kind = "document"
    office = "named" if referent.person else "unnamed"
    if referent.role:
        told = referent.party in _named_in(referent.role) or _says(referent.role, referent.party)
        office = "in an office of it" if told else "in office"
    spoken = "state" if is_state(referent.party) else "party" if referent.party else "nobody"
    return f"{kind}, {office}, {spoken}"


def _says(role: str, party: str | None) -> bool:
    """Whether the office's words hold the name of a body that no list has."""
    if party is None or is_state(party) or is_opposition(party):
        return False
    return party.casefold() in role.casefold()


def _named_in(role: str) -> frozenset[str]:
    """The parties that an office's own words name: "Russian foreign minister"."""
    seen = lexicon().find(role.replace("'", " '").split(), None)
    return frozenset(p for each in seen for p in each.parties)


_PLAIN = frozenset({"say", "tell", "add"})
"""Cues that never tell of a deed or a thought."""


def _what(saying: Saying) -> str:
    """The form of the words: a quotation, a clause or another; whether a plain cue tells it."""
    what = "clause" if saying.frame is Frame.CLAUSE else "other"
    if saying.attribution.kind is AttributionKind.DIRECT:
        what = "quotation"
    return what + (", said" if saying.lemma in _PLAIN else "")


def _naming(document: Document, saying: Saying, teller: Teller) -> Iterator[str]:
    """The words by which the speaker is named, and where they stand."""
    source = saying.attribution.source[0]
    words = document.words(source)
    if words is not None:
        yield f"source:{words.root.tag_}"
        yield f"source words:{step(len(words), (2, 4, 7, 12))}"
        if {t.lemma_.lower() for t in words} & PRESS:
            yield "press"
        yield f"article:{words[0].lower_ if words[0].pos_ == 'DET' else 'none'}"
    content = saying.attribution.content[0]
    yield "before" if source.start < content.start else "after"
    yield f"whole name:{len(teller.referent.name.split()) > 1}"


def _parsed(document: Document, saying: Saying) -> Iterator[str]:
    """What the parser takes the speaker for. Not crossed with how he is named: most of that is
    told by it, and crossed, a plain "Ann Bell said" counted as one doubt many times over."""
    words = document.words(saying.attribution.source[0])
    if words is not None:
        yield f"source:{words.root.dep_}"
        yield f"source type:{words.root.ent_type_}"


def _form(document: Document, saying: Saying) -> Iterator[str]:
    """The cue, how long the words are, where they stand, how sure the tagger was."""
    attribution = saying.attribution
    yield f"cue:{saying.lemma or 'none'}"
    yield f"cue words:{len(attribution.cue)}"
    yield f"frame:{saying.frame.value}"
    yield f"sure:{step(attribution.confidence, (0.3, 0.5, 0.7, 0.85, 0.95))}"
    yield f"pieces:{min(len(attribution.content), 3)}"
    length = sum(len(document.text[span.start : span.end].split()) for span in attribution.content)
    yield f"content words:{step(length, (2, 4, 8, 15, 30, 60))}"
    yield f"part:{document.part(attribution.start).kind.value}"
    first = attribution.content[0]
    quoted = document.text[first.start : first.start + 1] in '"“'
    yield f"quoted:{quoted}"
    if attribution.cue and attribution.source:
        yield f"gap:{step(_gap(attribution.source[0], attribution.cue[0]), (3, 10, 30, 80))}"


def _gap(one: Span, other: Span) -> int:
    return max(0, other.start - one.end, one.start - other.end)


def confidence_of(signs: Signs) -> float:
    """How likely a statement with such signs is right, 0 to 1."""
    return round(chance(signs, _weights()), 2)


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return dict(read_weights(Path(__file__).with_name("confidence.toml")))
