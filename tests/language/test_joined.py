"""The tagger's attributions and the rules', put together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from communique.language.attribution.joined import join_attributions as join_seen
from communique.model.annotation import Attribution, AttributionKind
from communique.model.evidence import Span


@dataclass(frozen=True)
class Seen:
    """What the tagger sees: by head and first character how likely; else it is sure of all."""

    shares: Mapping[tuple[str, int], float] = field(default_factory=dict)
    paragraph_ends: int = 1000

    def share(self, kind: str, span: tuple[int, int]) -> float:
        return self.shares.get((kind, span[0]), 1.0)

    def together(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        return (one[0] < self.paragraph_ends) == (other[0] < self.paragraph_ends)


def join_attributions(
    proposed: list[Attribution],
    ruled: list[Attribution],
    spoken: list[Span],
    seen: Seen = Seen(),
) -> tuple[Attribution, ...]:
    return join_seen(proposed, ruled, spoken, seen)


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


def test_the_taggers_source_stands_where_the_rules_is_no_source_at_all() -> None:
    proposed, ruled = [words(10, 30, source=50)], [words(12, 30, source=60)]
    (found,) = join_attributions(proposed, ruled, [], Seen({("source", 60): 0.1}))
    assert found.source == (Span(50, 53),)
    (unsure,) = join_attributions(
        proposed, ruled, [], Seen({("source", 50): 0.4, ("source", 60): 0.1})
    )
    assert unsure.source == (Span(60, 63),)


def test_a_source_of_another_paragraph_replaces_none() -> None:
    proposed, ruled = [words(10, 30, source=50)], [words(12, 30, source=30)]
    seen = Seen({("source", 30): 0.1}, paragraph_ends=45)
    (found,) = join_attributions(proposed, ruled, [], seen)
    assert found.source == (Span(30, 33),)


def test_what_only_the_tagger_finds_must_be_sure() -> None:
    assert join_attributions([words(10, 30, sure=0.4)], [], []) == ()
    assert len(join_attributions([words(10, 30, sure=0.5)], [], [])) == 1


def test_what_only_the_rules_find_is_kept_where_the_tagger_is_silent() -> None:
    inside, apart = words(12, 16), words(100, 120)
    found = join_attributions([words(10, 30)], [inside, apart], [])
    assert [a.content for a in found] == [(Span(10, 30),), (Span(100, 120),)]


def test_what_only_the_rules_find_needs_a_source_or_words_that_the_tagger_sees() -> None:
    ruled = [words(100, 120, source=60)]
    neither = {("source", 60): 0.2, ("content", 100): 0.4}
    assert join_attributions([], ruled, [], Seen(neither)) == ()
    for seen in ({("source", 60): 0.3}, {("content", 100): 0.5}):
        assert len(join_attributions([], ruled, [], Seen(neither | seen))) == 1
    nobodys = [words(100, 120)]
    assert len(join_attributions([], nobodys, [], Seen(neither))) == 1
    assert join_attributions([], nobodys, [], Seen({("content", 100): 0.1})) == ()


def test_it_is_speech_where_one_of_them_hears_it() -> None:
    said = msgspec.structs.replace(words(10, 30), speech=True)
    assert join_attributions([words(10, 30)], [said], [])[0].speech
    assert join_attributions([words(10, 30)], [], [Span(10, 28)])[0].speech
    assert not join_attributions([words(10, 30)], [], [Span(40, 60)])[0].speech
