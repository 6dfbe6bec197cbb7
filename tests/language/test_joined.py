"""The tagger's attributions and the rules', put together."""

import msgspec

from communique.language.attribution.joined import join_attributions
from communique.model.annotation import Attribution, AttributionKind
from communique.model.evidence import Span


def words(start: int, end: int, source: int = 0, sure: float = 0.9) -> Attribution:
    return Attribution(
        source=(Span(source, source + 3),) if source else (),
        cue=(Span(40, 44),),
        content=(Span(start, end),),
        kind=AttributionKind.INDIRECT,
        speech=False,
        confidence=sure,
    )


def test_the_taggers_words_go_with_the_rules_source() -> None:
    (found,) = join_attributions([words(10, 30, source=50)], [words(12, 30, source=60)], [])
    assert found.content == (Span(10, 30),)
    assert found.source == (Span(60, 63),)


def test_the_taggers_extent_of_a_source_that_both_name() -> None:
    (found,) = join_attributions([words(10, 30, source=61)], [words(12, 30, source=60)], [])
    assert found.source == (Span(61, 64),)


def test_the_taggers_source_stands_where_the_rules_have_none() -> None:
    (found,) = join_attributions([words(10, 30, source=50)], [words(12, 30)], [])
    assert found.source == (Span(50, 53),)


def test_what_only_the_tagger_finds_must_be_sure() -> None:
    assert join_attributions([words(10, 30, sure=0.4)], [], []) == ()
    assert len(join_attributions([words(10, 30, sure=0.5)], [], [])) == 1


def test_what_only_the_rules_find_is_kept_where_the_tagger_is_silent() -> None:
    inside, apart = words(12, 16), words(100, 120)
    found = join_attributions([words(10, 30)], [inside, apart], [])
    assert [a.content for a in found] == [(Span(10, 30),), (Span(100, 120),)]


def test_it_is_speech_where_one_of_them_hears_it() -> None:
    said = msgspec.structs.replace(words(10, 30), speech=True)
    assert join_attributions([words(10, 30)], [said], [])[0].speech
    assert join_attributions([words(10, 30)], [], [Span(10, 28)])[0].speech
    assert not join_attributions([words(10, 30)], [], [Span(40, 60)])[0].speech
