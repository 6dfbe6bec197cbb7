"""What is done only for speed changes nothing of what is read."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from communique.language.times import normalise
from communique.language.when.openings import LOOKED_AT, openings
from communique.language.when.rules import RULES, Rule
from communique.language.when.words import read_words

PLAIN = re.compile(
    r"[^\W\d_]{2,}|[ap]\.m\b\.?|o['’]clock\b|['’]s\b|[^\W\d_]"
    r"|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\w-])"
    r"|[1-3]/[2-5](?![\w/])"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/])"
    r"|\d{4}(?=(?:GMT|UTC)\b)"
    r"|['’`]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|am|pm)?(?!\w)"
    r"|\S|(?<=\n)[ \t]*\n"
)
"""The kinds of words as they are meant, with nothing that only makes the cutting fast."""

WORDS = ("May", "mid", "a", "p.m.", "o’clock", "Élan", "naïve", "İzmir", "x²", "'s", "``", "“")
NUMBERS = ("1990s", "’97", "2021-03-12", "3/12/99", "1/2", "0600GMT", "12,000", "21st", "8am")
BETWEEN = (",", ".", "_", "-", " ", "  ", "\t", "\n", "\r", "\u00a0")
PIECES = st.sampled_from([*WORDS, *NUMBERS, *BETWEEN])


@given(st.lists(PIECES, max_size=12).map("".join))
@example("a\n\n \n \nMay")
def test_words_are_cut_as_their_kinds_say(text: str) -> None:
    words, found = read_words(text), list(PLAIN.finditer(text))
    assert words.starts == tuple(word.start() for word in found)
    assert words.lower == tuple(word[0].lower() for word in found)
    assert words.ends == tuple(word.end() for word in found)
    assert len(words.classes) == len(found)


@pytest.mark.parametrize("blank", ["\n\n", "\n \n", "\n\n \n", "\n\t\n", "\n\n\n"])
def test_no_expression_goes_on_over_a_blank_line(blank: str) -> None:
    found = normalise(f"They vote next July.{blank}15 envoys are expected.", date(2020, 3, 4))
    assert [time.value for time in found] == ["2020-07"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@settings(max_examples=6, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_a_rule_matches_nothing_but_what_opens_it(rule: Rule, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(rule.pattern))
    match = rule.pattern.search(text)
    assert match is not None
    assert any(match[0][:count] in rule.openings for count in range(1, LOOKED_AT + 1))


def test_rules_that_cannot_open_with_a_class_are_told_apart() -> None:
    assert openings("a{2}b?|[cd]e*(?!f)") == {"aa", "aab", "c", "ce", "cee", "d", "de", "dee"}
    with pytest.raises(ValueError, match="how a pattern begins"):
        openings(".b")
