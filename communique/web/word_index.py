"""Which of many texts have words that begin so, found without looking through each of them."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence, Set
from typing import Final

_TOKEN: Final = re.compile(r"\w+")


class WordIndex:
    """Texts by the beginnings of their words, as `Selection.mentions` looks for them: a word begins
    at a letter, a digit or an underline after none.

    Each text stands for something that has a number. The words of a hundred thousand findings take
    a second and some 20 MB; looking through them took a tenth of a second for each list.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """`texts` are in small letters; a text's place is its number."""
        self._count = len(texts)
        found: dict[str, array[int]] = {}
        for number, text in enumerate(texts):
            for word in set(_TOKEN.findall(text)):
                found.setdefault(word, array("I")).append(number)
        self._words = sorted(found)
        self._texts = [found[word] for word in self._words]

    def having(self, asked: Iterable[str], look: Callable[[int], bool]) -> Set[int]:
        """The numbers of the texts that have all the words asked for; where one of those is more
        than a word ("u.s."), `look` is asked about each text that has the others."""
        words = list(asked)
        sets = sorted(map(self._beginning, filter(_TOKEN.fullmatch, words)), key=len)
        found: Set[int] = sets[0].intersection(*sets[1:]) if sets else set(range(self._count))
        if len(sets) == len(words):
            return found
        return {number for number in found if look(number)}

    def _beginning(self, word: str) -> set[int]:
        first = bisect_left(self._words, word)
        last = bisect_left(self._words, word + chr(0x10FFFF), first)
        return set[int]().union(*self._texts[first:last])
