"""Texts with any mixture of marks and breaks: nothing crashes, and no content runs away."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.language.attribution import find_attributions
from communique.language.parsing import parse
from communique.language.quotes import find_quotations, paragraph_spans
from communique.model.annotation import Attribution
from communique.model.evidence import Span
from communique.model.report import Report

PIECES = st.sampled_from(
    [
        *('"', "“", "”", "''", "``", "'", "\n\n", "\n", " ", ":", ", "),
        *("We will go.", "Haddad said", "he said", " that the road was open", "Asked if he came"),
        *("according to", "the minister", "Berg told Norway", ". ", "? ", "promised to leave"),
    ]
)
SLOW = [HealthCheck.too_slow]


def find(text: str) -> tuple[Attribution, ...]:
    return find_attributions(parse(Report(published=date(2019, 6, 14), text=text)))


@settings(max_examples=120, deadline=None, suppress_health_check=SLOW)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_spans_lie_in_the_text_and_contents_in_one_paragraph(text: str) -> None:
    paragraphs = list(paragraph_spans(text))
    for found in find(text):
        for span in (*found.source, *found.cue, *found.content):
            assert 0 <= span.start < span.end <= len(text)
        for span in found.content:
            assert any(p.holds(span) for p in paragraphs)


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_the_same_text_gives_the_same(text: str) -> None:
    assert find(text) == find(text)


def test_a_content_reaches_only_the_paragraphs_that_are_quoted() -> None:
    text = (
        'Haddad said: "The road is open.\n\n'
        "The market was closed on Friday.\n\n"
        '"Nobody came," Berg said.'
    )
    quoted = [q.span for q in find_quotations(text)]
    market = Span(text.index("The market"), text.index("Friday") + 6)
    for found in find(text):
        assert not any(span.meets(market) for span in found.content)
    assert len(quoted) == 2


def test_a_page_after_an_unclosed_mark_keeps_its_own_speakers() -> None:
    page = "\n\n".join(f"Minister {name} said the road was open." for name in ("Aas", "Boe", "Dal"))
    found = find('Haddad said: "The road is open.\n\n' + page)
    assert len([a for a in found if len(a.content) == 1]) == 4
