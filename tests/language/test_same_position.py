"""Two tellings of a position, and two positions."""

from communique.language.positions.same import merged
from communique.model.evidence import passages
from communique.model.findings import Modality, Position, Stance

FAR = " ".join(["Markets were quiet that day and little else was heard of."] * 25)


def position(text: str, words: str, stance: Stance = Stance.OPPOSES) -> Position:
    start = text.index(words)
    return Position(
        report="r",
        evidence=passages(text, [(start, start + len(words))]),
        modality=Modality.PRESENT,
        asserted_by=None,
        confidence=0.5,
        holder="TCD",
        stance=stance,
        topic=words,
        toward=None,
        condition=None,
    )


FIRST, AGAIN = "Chad rejects the tunnel under the lake", "it is against the tunnel under the lake"
OTHER = "it refused to release the captured sailors"
TEXT = f"{FIRST}.\n\nOfficials said {AGAIN}.\n\n{FAR}\n\n{OTHER}."


def test_the_same_words_again_are_the_same_position_with_both_places() -> None:
    (one,) = merged([position(TEXT, FIRST), position(TEXT, AGAIN)], TEXT)
    assert [p.words for p in one.evidence] == [FIRST, AGAIN]


def test_another_matter_far_off_is_another_position() -> None:
    assert len(merged([position(TEXT, FIRST), position(TEXT, OTHER)], TEXT)) == 2


def test_another_stance_is_another_position() -> None:
    told = [position(TEXT, FIRST), position(TEXT, AGAIN, Stance.DEMANDS)]
    assert len(merged(told, TEXT)) == 2


def test_the_order_of_reading_changes_nothing() -> None:
    told = [position(TEXT, words) for words in (FIRST, AGAIN, OTHER)]
    assert merged(told, TEXT) == merged(told[::-1], TEXT)
