"""What the index of words finds is what looking through each text finds."""

from hypothesis import given
from hypothesis import strategies as st

from communique.selection import Selection
from communique.web.word_index import WordIndex

PIECES = st.sampled_from(
    (
        "talks",
        "talk",
        "talking",
        "u.s.",
        "the",
        "peace",
        "pe",
        "é",
        "4-party",
        "straße",
        "'s",
        "x_y",
    )
)
TEXTS = st.lists(st.lists(PIECES, max_size=5).map(" ".join), max_size=8)


@given(TEXTS, st.lists(PIECES, min_size=1, max_size=3).map(" ".join))
def test_it_finds_what_looking_through_each_finds(texts: list[str], asked: str) -> None:
    selection = Selection(about=asked)
    small = [text.casefold() for text in texts]
    looked: list[int] = []

    def look(at: int) -> bool:
        looked.append(at)
        return selection.mentions(small[at])

    found = WordIndex(small).having(selection.asked_words, look)
    assert found == {at for at, text in enumerate(small) if selection.mentions(text)}
    if all(word.isalnum() for word in selection.asked_words):
        assert not looked


def test_words_are_found_by_their_beginnings() -> None:
    assert WordIndex(["peace talks"]).having(["talk", "pea"], lambda at: False) == {0}
    assert not WordIndex(["peace talks"]).having(["eace"], lambda at: True)
