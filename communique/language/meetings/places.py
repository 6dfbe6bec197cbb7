"""Where a meeting is, in the report's words."""

from collections.abc import Iterator, Sequence

from communique.language.cast import Cast, MentionKind
from communique.language.document import Document
from communique.language.meetings.clauses import is_spoken_of
from communique.language.meetings.lexicon import meeting_words
from communique.language.meetings.people import Named, Part, is_seat
from communique.language.tree import Token
from communique.model.evidence import Span
from communique.model.report import PartKind
from communique.world.lexicon import Naming
from communique.world.parties import is_state, lexicon

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WHERE = frozenset({"in", "at", "to", "near"})
_REGIONS = ("southern", "northern", "eastern", "western", "central")


def place_of(
    document: Document, spans: Sequence[Span], named: Sequence[Named], cast: Cast
) -> str | None:
    """Where it is: a city before a country, in the report's words; "here" is the dateline's."""
    found = [p for span in spans for p in _places(document, span, cast)]
    found += [_words_for(document, n) for n in named if _is_there(document, n)]
    found += [p for span in spans for p in _here(document, span)]
    return found[0].removeprefix("the ") if found else None


def places_within(document: Document, span: Span, cast: Cast) -> Iterator[str]:
    """Where the words put it: the party of a place ("Oslo": Norway), else the place's name."""
    for name in _placed(document, span, cast):
        start, end = name.idx, name.idx + len(name)
        inside = [m for m in cast.mentions if m.span.holds(Span(start, end))]
        known = [m.referent.party for m in inside if m.referent.party is not None]
        yield known[0] if known else name.text


def _places(document: Document, span: Span, cast: Cast) -> Iterator[str]:
    """Names of places under "in", "at" or "to" within the span."""
    for name in _placed(document, span, cast):
        yield _with_region(document, name.i)


def _placed(document: Document, span: Span, cast: Cast) -> Iterator[Token]:
    """The head words of these names; the parser takes persons for places, too."""
    words = document.words(span)
    persons = {m.head for m in cast.within(span) if m.kind is MentionKind.PERSON}
    for entity in [] if words is None else words.ents:
        name = entity.root
        if entity.label_ in _PLACES and name.i not in persons and _is_placed(name):
            yield name


def _is_placed(name: Token) -> bool:
    """Whether the name says where it is: "in Oslo", "in the city of Oslo", "a visit to Oslo"; not
    "the situation in Mali", nor "an envoy to Mali"."""
    preposition = name.head
    if preposition.dep_ != "prep":
        return False
    above = preposition.head
    if preposition.lower_ == "of":
        return meeting_words().has("towns", above.lower_) and _is_placed(above)
    if preposition.lower_ == "to":
        return above.pos_ != "NOUN" or _is_going(above)
    return preposition.lower_ in _WHERE and not (_is_land(name) and is_spoken_of(above))


def _is_going(noun: Token) -> bool:
    """Whether somebody goes there to meet: "a visit to", "on the way to"."""
    words, lemma = meeting_words(), noun.lemma_.lower()
    return lemma in words.nouns or words.has("going", lemma)


def _is_land(name: Token) -> bool:
    """Whether it is a state or a region, of which talks are, rather than a city, where they are."""
    states = lexicon().named(name.text)
    return name.ent_type_ == "LOC" or any(e.naming is Naming.NAME for e in states)


def _here(document: Document, span: Span) -> Iterator[str]:
    """The city of the dateline above words that say "here"."""
    words = document.words(span)
    if words is None or not any(t.lower_ == "here" and t.dep_ == "advmod" for t in words):
        return
    report = document.report
    above = [p for p in report.parts if p.kind is PartKind.DATELINE and p.start <= span.start]
    if above:
        yield report.text[above[-1].start : above[-1].end].partition(",")[0].title()


def _is_there(document: Document, named: Named) -> bool:
    """Whether the party's name says where: a capital or a state that hosts does so at home."""
    name = document.parse[named.mention.head]
    if named.part in (Part.VENUE, Part.DESTINATION):
        return name.dep_ != "pobj" or name.head.lower_ not in _WHERE or _is_placed(name)
    if named.part is not Part.HOST:
        return False
    land = name.ent_type_ == "GPE"
    return is_seat(named.mention) or (land and is_state(named.mention.referent.party))


def _words_for(document: Document, named: Named) -> str:
    """The name of the place, also where a pronoun stands for it."""
    mention = named.mention
    if mention.kind in (MentionKind.PRONOUN, MentionKind.PERSON):
        return mention.referent.name
    return _with_region(document, mention.head)


def _with_region(document: Document, head: int) -> str:
    """The name of a place, with the part of it that is meant: "southern Chad"."""
    token = document.parse[head]
    first = token.left_edge.i
    while first < token.i and document.parse[first].lower_ not in _REGIONS:
        if document.parse[first].ent_type_ in _PLACES:
            break
        first += 1
    return document.parse[first : token.i + 1].text
