"""What talks are called: a short noun phrase of their place, their topic or those who meet."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from communique.language.meetings.lexicon import meeting_words
from communique.language.tree import Token, Words
from communique.model.findings import Attendance, Participant
from communique.world.parties import demonym, name_on

_MOST_NAMED = 3
"""Parties: a name that lists more is no name any longer."""
_LONGEST_TOPIC = 8
_WITH_ARTICLE = re.compile(
    r"(?:United |Vatican|White House|Kremlin|Taliban$|Netherlands|Philippines|Soviet|European "
    r"|African |Arab |Czech Republic|Dominican Republic|Central African|Troika|Quartet|Houthis"
    r"|Kurds|G\d+$|.* (?:Union|League|Council|Congress|Authority|Group|Movement|Front|Army"
    r"|Organi[sz]ation|Agency|Parliament|parliament|Party|party|Bank|Fund|Commission"
    r"|Association|Conference)$)"
)
"""Names that English gives an article."""


def name_of(
    heads: Sequence[Token],
    place: str | None,
    host: Sequence[str],
    participants: Sequence[Participant],
    day: date,
) -> str:
    """A short noun phrase: "Oslo talks on fishing", "Geneva talks between Chad and Mali"."""
    there = [p.party for p in participants if p.attendance is not Attendance.DECLINED]
    nouns = [(head, n) for head in heads if (n := _noun(head, place))]
    named, noun = nouns[0] if nouns else (None, "meeting")
    if noun == "visit":
        name = _visit(there, place, host, day)
    else:
        where = f"{place} " if place and place.casefold() not in noun.casefold() else ""
        topics = ((head, topic_of(head)) for head in heads)
        topic = next((t for head, t in topics if t and (head == named or t[:3] != "of ")), "")
        name = f"{where}{noun} {topic or _company(there, day)}".strip()
    return name[0].upper() + name[1:]


def _company(there: Sequence[str], day: date) -> str:
    """ "between Chad and Mali", "of Chad, Mali and Niger"."""
    names = [_called(party, day) for party in there]
    if len(names) == 2:
        return f"between {names[0]} and {names[1]}"
    if 2 < len(names) <= _MOST_NAMED:
        return f"of {', '.join(names[:-1])} and {names[-1]}"
    return ""


def _visit(there: Sequence[str], place: str | None, host: Sequence[str], day: date) -> str:
    """ "Chadian visit to Oslo"; who is visited is not who comes."""
    guest = next((party for party in there if party not in host), None)
    where = place or next((name_on(party, day) for party in host), None)
    to = f" to {where}" if where else ""
    if guest is None:
        return f"visit{to}"
    adjective = demonym(guest)
    return f"{adjective} visit{to}" if adjective else f"visit by {_called(guest, day)}{to}"


def _called(party: str, day: date) -> str:
    """A party's name, with the article that English gives it: "the United Nations"."""
    name = name_on(party, day)
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def _noun(head: Token, place: str | None) -> str:
    """What sort of meeting, with the nouns before it: "peace talks", "Arab League summit"."""
    if head.pos_ == "VERB":
        return "visit" if head.lemma_.lower() in _VISITING else ""
    several = head.lower_ in ("talks", "negotiations", "discussions", "consultations")
    noun = head.lower_ if several else head.lemma_.lower().replace("talk", "talks")
    if noun in ("trip", "tour", "visit", "stopover"):
        return "visit"
    return " ".join([*_before(head, place), noun])


_VISITING = ("visit", "arrive", "fly", "travel", "tour")


def _before(head: Token, place: str | None) -> Iterator[str]:
    """The nouns that stand at once before it, without its place, its day and "-"-joined parties."""
    first = head.i
    while first > head.sent.start and _is_part_of_name(head.doc[first - 1], head, place):
        first -= 1
        if head.doc[first].i > head.sent.start + 1 and head.doc[first - 1].text == "-":
            first -= 2
    yield from head.doc[first : head.i].text.split()


def _is_part_of_name(token: Token, head: Token, place: str | None) -> bool:
    dated = token.is_dated
    if dated or not token.text[0].isalnum() or (place and token.text in place):
        return False
    words = meeting_words()
    if token.dep_ == "compound" and (token.head == head or token.head.i == token.i + 1):
        return not words.has("hosting", token.lower_)
    return token.dep_ == "amod" and token.head == head and words.has("sort", token.lower_)


def topic_of(head: Token) -> str:
    """ "on Afghanistan", "about the border", "to discuss trade", as "on ..."."""
    for phrase in _topics(head):
        if (words := _cut(phrase)) is not None:
            return f"{'of' if phrase.head.lower_ == 'of' else 'on'} {words}"
    return ""


_ABOUT = ("over", "about", "concerning", "regarding", "on")
_OF_A_THING = ("review", "signing", "inauguration")
"""Gatherings that are nothing without the thing of which they are: a treaty, a building."""


def _topics(head: Token) -> Iterator[Token]:
    """What the words give as the topic: nouns under "on" and its like, and what is discussed."""
    about = _ABOUT if head.pos_ != "VERB" else ("about",)
    if head.lemma_.lower() in _OF_A_THING:
        about = (*about, "of")
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in about and child.nbor(-1).text != ",":
            yield from (c for c in child.children if c.dep_ == "pobj")
        if child.dep_ in ("acl", "relcl", "advcl", "xcomp"):
            yield from _discussed(child)


def _discussed(clause: Token) -> Iterator[Token]:
    """ "to discuss the border", "aimed at a truce", "aimed at ending the war"."""
    verb = clause.lemma_.lower()
    if verb in ("discuss", "debate", "address"):
        yield from (c for c in clause.children if c.dep_ == "dobj")
    if verb in ("aim", "focus", "centre", "center"):
        for child in clause.children:
            if child.dep_ == "prep" and child.lower_ in ("at", "on"):
                yield from (c for c in child.children if c.dep_ in ("pobj", "pcomp"))


_LOOSE = ("ADP", "CCONJ", "PUNCT", "DET", "PART", "SCONJ", "ADV", "AUX")
"""No noun phrase ends with these."""
_NO_TOPIC = ("DATE", "TIME", "FAC", "LOC", "MONEY", "QUANTITY", "PERCENT", "CARDINAL")
"""What stands under "on" and is no matter: a day, a place, a sum."""
_ASIDE = ("relcl", "acl", "appos")
_HYPHENS = ("-", "\u2010", "\u2011", "\u2013")


def _cut(noun: Token) -> str | None:
    """A noun phrase without the clauses and asides on it; None where it names no matter: a date, a
    sum, "the issue", what a pronoun refers to, or a deed of which the words don't say what it is
    done to ("on removing")."""
    if noun.ent_type_ in _NO_TOPIC or noun.like_url:
        return None
    for last in (_end(noun), _end_of_core(noun)):
        words = noun.doc[noun.left_edge.i : last + 1]
        if len(words) <= _LONGEST_TOPIC:
            return " ".join(words.text.split()) if _names_a_matter(words) else None
    return None


def _end(noun: Token) -> int:
    """The place of its last word before a clause or an aside on it, a date or a stop."""
    last = noun.i
    for token in noun.doc[noun.i + 1 : noun.right_edge.i + 1]:
        ends = token.text in (",", ";", "(", "--") or token.is_dated or token.like_url
        if ends or not noun.is_ancestor(token) or _is_in_aside(token, noun):
            break
        last = token.i
    while last > noun.i and noun.doc[last].pos_ in _LOOSE:
        last -= 1
    return last


def _is_in_aside(token: Token, noun: Token) -> bool:
    """Whether it belongs to a clause or an aside on the noun, be it before that clause's verb."""
    between = [token, *(one for one in token.ancestors if noun.is_ancestor(one))]
    return any(one.dep_ in _ASIDE for one in between)


def _end_of_core(noun: Token) -> int:
    """Where the noun stands itself, or of a deed the noun that says to what it is done."""
    done_to = [child.i for child in noun.children if child.dep_ in ("dobj", "obj")]
    return max([noun.i, *done_to]) if noun.pos_ in ("VERB", "AUX") else noun.i


_COMPLEMENTS = ("dobj", "obj", "xcomp", "ccomp", "prt", "dative")


def _names_a_matter(words: Words) -> bool:
    """Whether the words say by themselves what talks are about."""
    last, after = words[-1], words.doc[words.end : words.end + 1].text
    torn = (after in _HYPHENS and not last.whitespace_) or not last.text[0].isalnum()
    if torn or last.pos_ in ("PRON", *_LOOSE) or any(word.pos_ == "PRON" for word in words):
        return False
    if last.pos_ == "VERB":  # "on fishing" is a matter, "on removing (what?)" is none
        return last.tag_ == "VBG" and all(c.dep_ not in _COMPLEMENTS for c in last.children)
    hollow = meeting_words().words["hollow"]
    return any(w.pos_ in ("NOUN", "PROPN") and w.lemma_.lower() not in hollow for w in words)
