"""The tree answers as spaCy's own parse does, whatever is asked of a word or of several."""

from datetime import date
from itertools import pairwise

import pytest
from spacy.tokens import Span as SpacyWords
from spacy.tokens import Token as SpacyToken

from communique.language.document import Document
from communique.language.parsing import parse
from communique.language.tree import Token, Words, once
from communique.model.report import Report

TEXTS = [
    "Chad, Mali and Niger will sign a pact in Bamako on 3 May, its minister said. They met twice.",
    'What Chad\'s envoy asked for, he said, was "a truce -- at once". See https://example.org.',
    "  \n\nTHE PRESIDENT OF MALI\n\nOn Tuesday Ms. Keita's US-backed party won, 12,000 say. ",
    "A man was seen yesterday who the army wants, and whom to blame is what they asked us about.",
    "",
]
_SAYS = [
    "text",
    "lower_",
    "lemma_",
    "pos_",
    "tag_",
    "dep_",
    "ent_type_",
    "ent_iob_",
    "whitespace_",
    "i",
    "idx",
    "is_punct",
    "is_space",
    "like_num",
    "like_url",
    "is_alpha",
    "is_lower",
    "is_title",
    "is_quote",
    "text_with_ws",
]
_SHOWS = ["children", "lefts", "rights", "subtree", "ancestors", "conjuncts"]


@pytest.fixture(params=TEXTS)
def document(request: pytest.FixtureRequest) -> Document:
    return parse(Report(published=date(2021, 5, 1), text=request.param))


def place(words: Words | SpacyWords | None) -> tuple[int, int, int, int, str] | None:
    if words is None:
        return None
    return words.start, words.end, words.start_char, words.end_char, words.text


def test_a_word_is_as_in_the_parse(document: Document) -> None:
    for ours, theirs in zip(document.parse, document.doc, strict=True):
        assert {s: getattr(ours, s) for s in _SAYS} == {s: getattr(theirs, s) for s in _SAYS}
        assert ours.is_sent_start == bool(theirs.is_sent_start)
        assert len(ours) == len(theirs)


def test_a_word_stands_as_in_the_parse(document: Document) -> None:
    for ours, theirs in zip(document.parse, document.doc, strict=True):
        for name in _SHOWS:
            found: list[Token] = list(getattr(ours, name))
            given: list[SpacyToken] = list(getattr(theirs, name))
            assert [t.i for t in found] == [t.i for t in given], name
        edges = (ours.head.i, ours.left_edge.i, ours.right_edge.i)
        assert edges == (theirs.head.i, theirs.left_edge.i, theirs.right_edge.i)
        assert place(ours.sent) == place(theirs.sent)
        assert ours.depth == len(list(theirs.ancestors))
        above = [t.i for t in document.parse if t.is_ancestor(ours)]
        assert above == sorted(t.i for t in theirs.ancestors)


def test_words_are_as_in_the_parse(document: Document) -> None:
    size = len(document.parse)
    for start in range(size):
        for end in range(start, size + 1):
            ours, theirs = document.parse[start:end], document.doc[start:end]
            assert place(ours) == place(theirs)
            assert [t.i for t in ours] == [t.i for t in theirs]
            assert [place(e) for e in ours.ents] == [place(e) for e in theirs.ents]
            if ours:
                assert ours.root.i == theirs.root.i
                assert place(ours.sent) == place(theirs.sent)
                assert place(ours[-2:3]) == place(theirs[-2:3])
    assert [place(s) for s in document.parse.sents] == [place(s) for s in document.doc.sents]
    assert [e.label_ for e in document.parse.ents] == [e.label_ for e in document.doc.ents]


def test_words_are_found_by_their_characters(document: Document) -> None:
    for start in range(len(document.text) + 1):
        for end in range(start + 1, min(start + 12, len(document.text) + 2)):
            theirs = document.doc.char_span(start, end, alignment_mode="expand")
            assert place(document.parse.touching(start, end)) == place(theirs)


def test_neighbours_end_with_the_report() -> None:
    tree = parse(Report(published=date(2021, 5, 1), text=TEXTS[0])).parse
    assert all(one.nbor() is two and two.nbor(-1) is one for one, two in pairwise(tree))
    with pytest.raises(IndexError):
        tree[0].nbor(-1)
    with pytest.raises(IndexError):
        tree[len(tree) - 1].nbor()


def test_what_is_asked_once_is_answered_once() -> None:
    asked = []

    @once
    def first_letter(token: Token) -> str:
        asked.append(token.i)
        return token.text[0]

    one, two = (parse(Report(published=date(2021, 5, 1), text=t)).parse for t in TEXTS[:2])
    assert [first_letter(t) for t in (one[0], one[0], two[0])] == ["C", "C", "W"]
    assert asked == [0, 0]
