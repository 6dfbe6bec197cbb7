"""Each construction that tells an act as done, to come, wished for, supposed or denied."""

from datetime import date

import pytest

from communique.language.modality import telling_of
from communique.language.parsing import parse
from communique.language.tree import Token
from communique.model.report import Report
from tests.language.reading import rows


def word_in(sentence: str, word: str) -> Token:
    parse_of = parse(Report(published=date(2018, 5, 8), text=sentence)).parse
    return next(token for token in parse_of if token.lower_ == word)


@pytest.mark.parametrize(("construction", "word", "told", "sentence"), rows("modality_table.txt"))
def test_telling(construction: str, word: str, told: str, sentence: str) -> None:
    telling = telling_of(word_in(sentence, word))
    stage = telling.stage.value if telling.stage else None
    assert told in (telling.modality.value, stage), construction


def test_every_word_of_a_long_sentence_has_a_telling() -> None:
    sentence = (
        "If the envoys, who had been due to meet before the talks that Oslo proposed were called "
        "off, agree to meet again, the summit could be held, the ministry said."
    )
    parse_of = parse(Report(published=date(2018, 5, 8), text=sentence)).parse
    assert [telling_of(token) for token in parse_of] == [telling_of(token) for token in parse_of]
