"""Quotation marks, odd and even: what they enclose, and that they never swallow a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.quotes import Quotation, find_quotations, paragraph_spans


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("construction", "text", "expected"),
    [
        ("straight", 'She said "no" twice.', ['"no"']),
        ("curly", "She said “no” twice.", ["“no”"]),
        ("curly, the closing mark used for both", "She said ”no” twice.", ["”no”"]),
        ("low and high", "She said „no“ twice.", ["„no“"]),
        ("guillemets", "She said «no» twice.", ["«no»"]),
        ("doubled single marks", "She said ''no'' twice.", ["''no''"]),
        ("backticks", "She said ``no'' twice.", ["``no''"]),
        ("single straight", "She said 'not here' twice.", ["'not here'"]),
        ("single curly", "She said ‘not here’ twice.", ["‘not here’"]),
        ("apostrophes", "The ministers' plan wasn't Haddad's.", []),
        ("words quoted in a quotation", '"The so-called "silk" road," he said.', None),
        ("single marks in a quotation", "\"He told me 'go' and I went,\" she said.", None),
        ("marks on the wrong side of their blanks", 'He said:" We go now. "She left.', None),
        ("inches", 'The shell was 6" long.', []),
        ("two quotations", '"A," he said, "and B."', ['"A,"', '"and B."']),
        ("an unclosed mark", 'He said: "We go.', ['"We go.']),
        ("a stray closing mark", 'We go," he said.', []),
        ("nothing between the marks", 'He said "" and left.', []),
        ("marks alone", '"""', None),
    ],
)
def test_enclosed(construction: str, text: str, expected: list[str] | None) -> None:
    found = quoted(text)
    if expected is not None:
        assert found == expected, construction
    assert all(len(words) > 2 for words in found)


def test_words_quoted_in_a_quotation_stay_in_it() -> None:
    assert quoted('"The so-called "silk" road is open," he said.') == [
        '"The so-called "silk" road is open,"'
    ]


def test_marks_on_the_wrong_side_of_their_blanks_still_pair_off() -> None:
    assert quoted('It ended. " We go in the morning, "an official said.') == [
        '" We go in the morning, "'
    ]


def test_an_unclosed_mark_ends_at_its_paragraph() -> None:
    text = 'He said: "We go.\n\nThe town was empty.\n\nNobody came.'
    assert quoted(text) == ['"We go.']


def test_a_quotation_over_paragraphs_is_one_that_continues() -> None:
    text = 'He said: "We go.\n\n"We come back.\n\n"We stay," and sat down.'
    found = find_quotations(text)
    assert [q.continues for q in found] == [False, True, True]
    assert [q.closed for q in found] == [False, False, True]


def test_a_quotation_after_a_closed_one_continues_nothing() -> None:
    found = find_quotations('He said: "We go."\n\n"We come back," she said.')
    assert [q.continues for q in found] == [False, False]


def test_a_mark_alone_on_its_line_opens_the_next_paragraph() -> None:
    assert quoted('He spoke.\n\n"\n\nWe go," he said.') == ['"\n\nWe go,"']


def test_lines_are_paragraphs_where_no_line_is_blank() -> None:
    assert len(list(paragraph_spans("One.\nTwo.\nThree."))) == 3
    assert len(list(paragraph_spans("One\ntwo.\n\nThree."))) == 2


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ('"We go," he said.', True),
        ('"We go", he said.', True),
        ('"Who goes?" he asked.', True),
        ('the "silk" road', False),
    ],
)
def test_whole_quotations_are_told_from_words_in_marks(text: str, whole: bool) -> None:
    (found,) = find_quotations(text)
    assert found.is_whole(text) is whole


def test_inner_words_come_without_marks() -> None:
    assert Quotation(0, 6, 1, 1).inner('"here"') == "here"


PIECES = st.sampled_from(
    ['"', "“", "”", "''", "``", "«", "»", "'", "‘", "’", "\n\n", "\n", " ", "We go.", "he said,"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_mixture_of_marks_stays_in_order_and_in_its_paragraph(text: str) -> None:
    found = find_quotations(text)
    paragraphs = list(paragraph_spans(text))
    last = 0
    for quotation in found:
        assert last <= quotation.start < quotation.end <= len(text)
        last = quotation.end
        assert any(p.holds(quotation.span) for p in paragraphs)
