"""Words that the tagger is sure of though no cue reaches them, and how far a source's name goes."""

from dataclasses import dataclass
from datetime import date

from communique.language.attribution.names import fit_names
from communique.language.attribution.scene import Scene
from communique.language.attribution.unclaimed import claim_contents
from communique.language.parsing import parse
from communique.model.annotation import Attribution, AttributionKind
from communique.model.evidence import Span
from communique.model.report import Report

TEXT = """"The bridge is shut," Haddad said on Monday.

"We wait for stones," and for money, "and nobody sends any."

Berg, the mayor, watched the river.

"The water is high." The bank may give way by night."""


@dataclass(frozen=True)
class Seen:
    """A tagger that marks some words with a head, so sure of them."""

    words: tuple[str, ...]
    sure: float = 0.95

    def marked(self, kind: str, boldness: float) -> list[tuple[int, int]]:
        return [span(word) for word in self.words]

    def share(self, kind: str, span: tuple[int, int]) -> float:
        return self.sure


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def report() -> Scene:
    return Scene.of(parse(Report(published=date(2019, 6, 14), text=TEXT)))


def said(source: str = "Haddad", speech: bool = True) -> Attribution:
    return Attribution(
        source=(span(source),) if source else (),
        cue=(span("said"),),
        content=(span('"The bridge is shut,"'),),
        kind=AttributionKind.DIRECT,
        speech=speech,
    )


def claim(attribution: Attribution, *words: str, sure: float = 0.95) -> tuple[Attribution, ...]:
    return claim_contents(report(), (attribution,), Seen(words, sure))


def content(attribution: Attribution) -> list[str]:
    return [TEXT[start:end] for start, end in attribution.content]


def test_a_quotation_goes_on_with_who_spoke_in_the_paragraph_before() -> None:
    (found,) = claim(said(), '"and nobody sends any."')
    assert content(found) == ['"The bridge is shut,"', '"and nobody sends any."']


def test_a_quotation_further_down_is_nobodys() -> None:
    first, other = claim(said(), '"The water is high."')
    assert content(first) == ['"The bridge is shut,"']
    assert (content(other), other.source, other.cue) == (['"The water is high."'], (), ())
    assert other.kind is AttributionKind.DIRECT
    assert other.confidence == 0.95


def test_a_quotation_does_not_go_on_with_a_thought_or_with_nobody() -> None:
    for before in (said(speech=False), said(source="")):
        assert len(claim(before, '"and nobody sends any."')) == 2


def test_words_without_marks_are_nobodys() -> None:
    _, other = claim(said(), "The bank may give way by night")
    assert (other.source, other.kind) == ((), AttributionKind.INDIRECT)


def test_the_tagger_must_be_sure_of_words_that_no_cue_reaches() -> None:
    assert claim(said(), "The bank may give way by night", sure=0.85) == (said(),)


def test_what_is_told_already_is_not_claimed_again() -> None:
    assert claim(said(), "bridge is shut", "Haddad", "said") == (said(),)


def fit(source: str, *names: str, sure: float = 0.95) -> str:
    (found,) = fit_names(report(), (said(source),), Seen(names, sure))
    return TEXT[found.source[0].start : found.source[0].end]


def test_a_source_is_cut_to_the_name_in_it() -> None:
    assert fit("Haddad said on Monday", "Haddad") == "Haddad"


def test_a_source_with_two_names_or_none_stays_whole() -> None:
    assert fit("Berg, the mayor", "Berg", "the mayor") == "Berg, the mayor"
    assert fit("Berg, the mayor", "Haddad") == "Berg, the mayor"
    assert fit("Berg, the mayor", "Berg", sure=0.4) == "Berg, the mayor"


def test_a_source_never_grows() -> None:
    assert fit("Berg", "Berg, the mayor") == "Berg"
