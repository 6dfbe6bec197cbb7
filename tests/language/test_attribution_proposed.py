"""What a tagger proposes becomes an attribution in the form of ours."""

from dataclasses import dataclass
from datetime import date

from communique.language.attribution.proposed import refine_attributions
from communique.language.attribution.scene import Scene
from communique.language.parsing import parse
from communique.model.annotation import Attribution, AttributionKind
from communique.model.report import Report

TEXT = '"The road is open," Haddad said. "Nobody is on it."\n\nBerg hopes that it stays so.'


@dataclass(frozen=True)
class Proposed:
    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    speech: float = 1.0
    confidence: float = 0.7


def at(words: str) -> tuple[tuple[int, int], ...]:
    start = TEXT.index(words)
    return ((start, start + len(words)),) if words else ()


def refine(*proposals: Proposed) -> tuple[Attribution, ...]:
    document = parse(Report(published=date(2019, 6, 14), text=TEXT))
    return refine_attributions(Scene.of(document), proposals)


def words(found: Attribution) -> list[str]:
    return [TEXT[start:end] for start, end in found.content]


def test_quotations_are_taken_whole_and_continued() -> None:
    (found,) = refine(Proposed(at("Haddad"), at("said"), at("The road is")))
    assert words(found) == ['"The road is open,"', '"Nobody is on it."']
    assert found.kind is AttributionKind.DIRECT
    assert found.confidence == 0.7


def test_punctuation_is_trimmed_and_thought_kept_apart() -> None:
    (found,) = refine(Proposed(at("Berg"), at("hopes"), at("that it stays so."), speech=0.1))
    assert words(found) == ["that it stays so"]
    assert not found.speech
    assert found.kind is AttributionKind.INDIRECT


def test_a_proposal_without_words_is_dropped() -> None:
    assert refine(Proposed((), (), ())) == ()
    end = len(TEXT)
    assert refine(Proposed(at("Berg"), at("hopes"), ((end - 1, end),))) == ()


def test_the_order_of_proposals_does_not_matter() -> None:
    one = Proposed(at("Haddad"), at("said"), at('"The road is open,"'))
    two = Proposed(at("Berg"), at("hopes"), at("that it stays so"), speech=0.0)
    assert refine(one, two) == refine(two, one)
