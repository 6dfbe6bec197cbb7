"""What somebody is bound to do, as a short verb phrase: "withdraw troops from Afghanistan"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from communique.language.commitments.candidates import binding_of, is_withdrawal
from communique.language.commitments.lexicon import commitment_words
from communique.language.meetings.lexicon import phrase_of
from communique.language.tree import Token, Tree

_LONGEST = 14
"""Words: an action is a short verb phrase."""
_KEEPING = "keep to"
"""What is done with an agreement whose points the words don't tell."""
_DATES = frozenset({"DATE", "TIME"})
_EMPTY = frozenset({"so", "it", "that", "this", "them", "nothing", "anything", "what", "which"})
"""Words that stand for a deed told elsewhere: alone they say nothing."""
_TIMES = frozenset({"after", "before", "until", "till", "since", "during", "within"})


def action_among(heads: Sequence[Token]) -> str | None:
    """What several tellings of one commitment give as its deed.

    The first that a word of binding names, else the first that a clause tells by itself, else what
    is kept to.
    """
    told = [(_rank(head, action), action) for head in heads if (action := action_of(head))]
    return min(told, key=lambda pair: pair[0], default=(0, None))[1]


def _rank(head: Token, action: str) -> int:
    if action.startswith(_KEEPING):
        return 2
    return int(head.pos_ == "VERB" and deed_of(head) is None and not _is_about_a_bond(head))


def action_of(head: Token) -> str | None:
    """What the word that binds binds to; None where the words only point at it ("do so")."""
    if is_withdrawal(head):
        return _withdrawal(head)
    deed = deed_of(head)
    if deed is not None:
        return _deed_phrase(deed)
    if head.pos_ == "VERB" and not _is_about_a_bond(head):
        return _own_deed(head)
    noun = _object(head) if head.pos_ == "VERB" else head
    if noun is None or noun.pos_ == "PRON" or noun.lower_ in _EMPTY:
        return None
    return _of_noun(noun, head)


def _is_about_a_bond(verb: Token) -> bool:
    """Whether a verb says that somebody is bound, or what became of it: "signed", "broke"."""
    words = commitment_words()
    groups = ("binding", "broken", "fulfilled", "withdrawn", "disputed")
    return binding_of(verb) is not None or any(words.has(g, phrase_of(verb)) for g in groups)


def _own_deed(verb: Token) -> str | None:
    """The deed of a clause that binds as a whole: "Chad will send 500 more soldiers"."""
    if verb.lemma_ in ("be", "do", "have") and not any(c.dep_ == "acomp" for c in verb.children):
        return None
    if any(c.dep_ == "nsubjpass" and c.pos_ in ("PRON", "PROPN") for c in verb.children):
        return None
    deed = _negatable(verb)
    if " " in deed:
        return deed
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.pos_ != "NOUN" or (words := _clause(verb)) is None:
        return None
    return f"see that {words}"


def _negatable(verb: Token) -> str:
    negated = any(c.dep_ == "neg" for c in verb.children)
    return f"not {_phrase(verb)}" if negated else _phrase(verb)


def _withdrawal(verb: Token) -> str:
    """ "withdraw troops from Afghanistan", also of soldiers that left it."""
    subject = any(c.dep_ == "nsubj" and c.tag_ == "NNS" and c.i < verb.i for c in verb.children)
    going = subject and not any(c.dep_ == "dobj" and c.tag_ == "NNS" for c in verb.children)
    if not going:
        return _phrase(verb)
    left = next((w for c in verb.children if c.dep_ == "dobj" and (w := _noun_phrase(c))), None)
    return f"withdraw troops from {left}" if left else "withdraw troops"


def deed_of(head: Token) -> Token | None:
    """The verb of what is promised or agreed: "to open", "that it would open", "to opening"."""
    for child in head.children:
        if child.pos_ not in ("VERB", "AUX"):
            continue
        infinitive = child.tag_ == "VB" or any(c.tag_ == "MD" for c in child.children)
        if child.dep_ in ("xcomp", "ccomp") or (child.dep_ in ("acl", "relcl") and infinitive):
            return child
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in ("to", "on", "of", "for", "about"):
            return next((c for c in child.children if c.dep_ == "pcomp"), None)
    return _deed_made(head)


def _deed_made(noun: Token) -> Token | None:
    """ "the promises that they made to open it", "promises made last year to open it"."""
    for clause in noun.children:
        if clause.dep_ in ("acl", "relcl") and clause.lemma_ in ("make", "give", "take", "sign"):
            below = (c for c in clause.children if c.dep_ in ("xcomp", "advcl", "acl"))
            return next((c for c in below if c.tag_ == "VB"), None)
    return None


def _object(verb: Token) -> Token | None:
    """What is promised, agreed or signed: also what "that Chad had agreed" looks back at."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass") and not _is_dated(child):
            pointing = child.lower_ in ("that", "which") and verb.dep_ == "relcl"
            person = child.dep_ == "nsubjpass" and child.ent_type_ in ("GPE", "ORG", "PERSON")
            return verb.head if pointing else None if person else child
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "to"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _of_noun(noun: Token, head: Token) -> str | None:
    """The deed that a noun names ("troop withdrawal"), else to give or keep to what it names."""
    for word in (noun, *_named_below(noun)):
        if (named := _named_deed(word)) is not None:
            return named
    if (deed := deed_of(noun)) is not None and deed.dep_ == "acl" and noun != head:
        return _deed_phrase(deed)
    if (deed := _provided(noun)) is not None:
        return _phrase(deed)
    words = _noun_phrase(noun)
    if words is None:
        return None
    promised = head.pos_ == "VERB" and head.lemma_.lower() in ("promise", "pledge", "vow", "offer")
    return f"{'give' if promised else _KEEPING} {words}"


def _provided(noun: Token) -> Token | None:
    """What a treaty says: "a pact that lets Chad fish", "under which Chad pays", "opening it"."""
    if noun.lemma_.lower() not in commitment_words().nouns:
        return None
    for clause in noun.children:
        if clause.dep_ == "acl" and clause.tag_ == "VBG" and clause.lemma_ not in _ABOUT:
            return clause
        first = clause.left_edge
        told = first.lower_ in ("which", "that") and first.dep_ == "nsubj" and first.head == clause
        under = first.lower_ in ("under", "by") and first.nbor(1).lower_ == "which"
        if clause.dep_ == "relcl" and (told or under) and not _is_about_a_bond(clause):
            return clause if clause.pos_ == "VERB" and clause.lemma_ not in _ABOUT else None
    return None


_ABOUT = frozenset({"be", "have", "involve", "include", "cover", "follow", "date", "expire", "end"})
"""Verbs by which a treaty is described, and nothing said of what it asks for."""


def _named_below(noun: Token) -> Iterator[Token]:
    """The deed that a deadline or promise is of: "deadline for withdrawal", "pledge of aid"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("for", "of", "on"):
            yield from (c for c in child.children if c.dep_ == "pobj")


@lru_cache(maxsize=1)
def _deeds() -> dict[str, str]:
    """Nouns that name a deed, with its verb."""
    pairs = (words.partition(":") for words in commitment_words().words["deeds"])
    return {noun: verb for noun, _, verb in pairs}


def _named_deed(noun: Token) -> str | None:
    """ "withdrawal of troops", "troop withdrawal": withdraw troops."""
    verb = _deeds().get(noun.lemma_.lower())
    if verb is None:
        return None
    below = [
        c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "from", "to", "in")
    ]
    of = next((c for c in below if c.lower_ == "of"), None)
    parts = [verb]
    if of is not None:
        parts += [words for c in of.children if (words := _noun_phrase(c))]
    else:
        parts += [_plural(c) for c in noun.children if c.dep_ == "compound" and not _is_dated(c)]
    parts += [
        p for c in below if c != of and (p := _text(c.doc, c.i, c.right_edge.i)) and not _is_time(c)
    ]
    return " ".join(parts) if len(parts) > 1 else None


_AROUND = ("of", "from", "to", "in")


def _plural(noun: Token) -> str:
    """ "troop" of "troop withdrawal": more than one is meant."""
    return f"{noun.text}s" if commitment_words().has("counted", noun.lower_) else noun.text


def _deed_phrase(verb: Token) -> str | None:
    """ "open the border"; "not open fire"; where another is its subject: "see that ..."."""
    if any(c.lower_ in _EMPTY and c.dep_ in ("dobj", "advmod") for c in verb.children) and (
        verb.lemma_ in ("do", "be")
    ):
        return None
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    passive = subject is not None and subject.dep_ == "nsubjpass"
    if passive or (subject is not None and not _may_be_bound(subject)):
        words = _clause(verb)
        return None if words is None else f"see that {words}"
    return _negatable(verb)


def _may_be_bound(subject: Token) -> bool:
    """Whether the deed's subject is one who can promise: a name or a pronoun for one."""
    return subject.pos_ in ("PRON", "PROPN") and subject.lower_ not in ("nobody", "nothing", "no")


def _clause(verb: Token) -> str | None:
    first = next((t for t in verb.subtree if t.dep_ != "mark" and not t.is_punct), verb)
    return _text(verb.doc, first.i, _end(verb))


def _phrase(verb: Token) -> str:
    """The verb's lemma with its object and complements, without when, if and why."""
    words = _text(verb.doc, verb.i + 1, _end(verb))
    obj = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if obj is None and (passive := [c for c in verb.children if c.dep_ == "nsubjpass"]):
        particles = (c.text for c in verb.children if c.dep_ == "prt")
        return " ".join([verb.lemma_, *particles, _noun_phrase(passive[0]) or ""]).strip()
    if obj is not None and obj.left_edge.tag_ == "PRP$" and obj.left_edge.i == verb.i + 1:
        words = _text(verb.doc, verb.i + 2, _end(verb))
    return f"{verb.lemma_} {words}".strip()


def _end(head: Token, first: int | None = None) -> int:
    """The last word of the phrase: before the first word of an aside, or about when or if."""
    start, last = head.i if first is None else first, head.i
    stop = min([start + _LONGEST + 1, head.right_edge.i + 1, *_asides(head)])
    for token in head.doc[head.i + 1 : stop]:
        if not head.is_ancestor(token) or (token.text in _STOPS and not _goes_on(token, head)):
            break
        last = token.i
    while last > head.i and head.doc[last].pos_ in _LOOSE and head.doc[last].dep_ != "prt":
        last -= 1
    return last


def _goes_on(mark: Token, head: Token) -> bool:
    """Whether a phrase goes on behind a mark: at a quotation's ends, between two adjectives."""
    if mark.text in _QUOTES:
        opened = sum(t.text in _QUOTES for t in mark.doc[head.i + 1 : mark.i]) % 2 == 1
        return opened or (not mark.whitespace_ and bool(mark.nbor(-1).whitespace_))
    return mark.text == "," and mark.nbor(1).pos_ == "ADJ" and mark.nbor(-1).pos_ == "ADJ"


_QUOTES = ('"', "\u201c", "\u201d")
_STOPS = (",", ";", "--", "(", '"', "\u201d")
_LOOSE = frozenset({"ADP", "CCONJ", "PUNCT", "DET", "SCONJ", "SPACE", "PART"})


def _asides(head: Token) -> Iterator[int]:
    """Where clauses and phrases begin that tell when, if or why, or something else again."""
    for token in head.subtree:
        if token.i > head.i and token.left_edge.i > head.i and _is_aside(token, head):
            yield token.left_edge.i


def _is_aside(token: Token, head: Token) -> bool:
    if token.dep_ in ("advcl", "relcl", "appos", "parataxis"):
        return not any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
    if token.dep_ == "acl":
        return token.tag_ == "VBN"
    if token.dep_ == "conj":
        return token.head == head and token.pos_ == "VERB"
    return _is_time(token)


def _is_time(token: Token) -> bool:
    """Whether a phrase tells when: "by May", "after 20 years", "next week"."""
    if token.dep_ in ("npadvmod", "advmod"):
        return _is_dated(token)
    below = any(_is_dated(c) for c in token.children)
    return token.dep_ == "prep" and (below or token.lower_ in _TIMES)


def _is_dated(token: Token) -> bool:
    return token.ent_type_ in _DATES


def _noun_phrase(noun: Token) -> str | None:
    """A noun with what belongs to it, without asides, possessors at its head and dates."""
    if noun.pos_ == "PRON" or noun.lower_ in _EMPTY:
        return None
    first = noun.left_edge.i
    while first < noun.i and noun.doc[first].tag_ == "PRP$":
        first += 1
    last = _end(noun, first)
    words = _text(noun.doc, first, last)
    return words[0].lower() + words[1:] if noun.doc[first].pos_ == "DET" else words


def _text(doc: Tree, first: int, last: int) -> str:
    """The words from one to another, on one line."""
    said = doc[first : last + 1].text
    for mark in _QUOTES:
        said = said.replace(mark, "")
    return " ".join(said.split())
