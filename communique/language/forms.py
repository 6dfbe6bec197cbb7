"""What each word is (its part of speech, its features, its lemma), looked up once for each form.

spaCy finds these by rules for each word anew: over a hundred patterns of its attribute ruler, then
its lemmatizer, a quarter of the time of its small pipeline. But for a few patterns of several words
("gon na") they go by nothing but the word, its tag and its arc, so that the same three always give
the same. Here spaCy's own parts are asked when three are first met, and for words that a longer
pattern takes in; what they said is kept.
"""

from collections.abc import Sequence
from typing import Any, Final, Self, TypeAlias, cast

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from thinc.types import Ints2d

MOST: Final = 1 << 16
"""How many are kept, some 30 MB; after that it begins anew, so that memory is bounded."""

_GIVEN: Final = ("ORTH", "TAG", "DEP")
_TOLD: Final = ("TAG", "POS", "MORPH", "LEMMA", "DEP")
_SEEN: Final = frozenset({"ORTH", "TEXT", "LOWER", "IS_SPACE", "TAG", "DEP"})
"""What patterns may ask of a word: all told by `_GIVEN`."""
_PARTS: Final = frozenset(
    ["tok2vec", "transformer", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "ner"]
)
"""Parts of a pipeline besides which none may tell what is looked up here."""

Given: TypeAlias = tuple[int, ...]
"""Word, tag and arc, and the rules of several words that change it."""
Told: TypeAlias = tuple[int, ...]


class Forms:
    """Attribute ruler and lemmatizer as one look-up, with the same results."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._ruler: Any = ruler  # most of it has no types
        self._lemmatizer = lemmatizer
        self._longer = Matcher(ruler.vocab)
        """The patterns of several words alone."""
        self._longest = 1
        for rule, patterns in enumerate(_patterns(ruler)):
            longer = [pattern for pattern in patterns if len(pattern) > 1]
            if longer:
                self._longer.add(str(rule), longer)
                self._longest = max(self._longest, *map(len, longer))
        self._known: dict[Given, Told] = {}

    @classmethod
    def of(cls, nlp: Language) -> Self | None:
        """For a pipeline whose patterns and parts are of the kind that can be looked up."""
        names = [name for name, _ in nlp.pipeline]
        if not {"attribute_ruler", "lemmatizer"} <= set(names) <= _PARTS:
            return None
        ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
        if (
            names.index("lemmatizer") == names.index("attribute_ruler") + 1
            and isinstance(ruler, AttributeRuler)
            and isinstance(lemmatizer, Lemmatizer)
            and lemmatizer.mode == "rule"
            and _is_plain(ruler)
        ):
            return cls(ruler, lemmatizer)
        return None

    def __call__(self, doc: Doc) -> Doc:
        """Tell what each word of a document is that has been tagged and parsed."""
        given: list[Given] = [tuple(row) for row in doc.to_array(list(_GIVEN)).tolist()]
        for i, rule in sorted(self._of_several_words(doc)):
            given[i] += (rule,)
        if len(self._known) > MOST:
            self._known.clear()
        unknown = [each for each in dict.fromkeys(given) if each not in self._known]
        if unknown:
            self._known.update(zip(unknown, self._asked(unknown), strict=True))
        if given:
            told = np.array([self._known[each] for each in given], dtype=np.uint64)
            doc.from_array(list(_TOLD), cast("Ints2d", told))
        return doc

    def _of_several_words(self, doc: Doc) -> set[tuple[int, int]]:
        """The words that longer patterns change, with the rule."""
        found = set()
        for name, first, last in self._longer(doc, allow_missing=True):
            rule = int(self._ruler.vocab.strings[name])
            index = self._ruler.indices[rule]
            found.add(((first if index >= 0 else last) + index, rule))
        return found

    def _asked(self, given: Sequence[Given]) -> list[Told]:
        """What spaCy's own parts say of words that are put side by side: a longer pattern changes
        one only where it did so in its sentence."""
        vocab, most = self._ruler.vocab, self._longest
        blanks = [" "] * most  # so that a pattern has its length on either side
        words = [*blanks, *(vocab.strings[orth] for orth, *_ in given), *blanks]
        doc = Doc(vocab, words=words)
        tags = np.zeros((len(words), 2), dtype=np.uint64)
        tags[most:-most] = [(tag, arc) for _, tag, arc, *_ in given]
        doc.from_array(["TAG", "DEP"], cast("Ints2d", tags))
        single = [each for each in self._ruler.match(doc) if each[3] - each[2] == 1]
        longer = [self._at(i, rule) for i, each in enumerate(given, most) for rule in each[3:]]
        self._ruler.set_annotations(doc, sorted(single + longer))
        for token in doc[most:-most]:
            if self._lemmatizer.overwrite or token.lemma == 0:
                token.lemma_ = self._lemmatizer.lemmatize(token)[0]
        told: list[list[int]] = doc.to_array(list(_TOLD))[most:-most].tolist()
        return [tuple(each) for each in told]

    def _at(self, word: int, rule: int) -> tuple[int, int, int, int]:
        """A rule as the attribute ruler has it (its number, its name, where it begins and ends),
        so that it changes a word."""
        index = self._ruler.indices[rule]
        first, last = (word - index, word + 1) if index >= 0 else (word, word - index)
        return rule, self._ruler.vocab.strings[str(rule)], first, last


def _is_plain(ruler: AttributeRuler) -> bool:
    """Whether all patterns ask only for what is known of a word by itself."""
    return all(
        set(word) <= _SEEN
        for patterns in _patterns(ruler)
        for pattern in patterns
        for word in pattern
    )


def _patterns(ruler: AttributeRuler) -> list[list[list[dict[str, Any]]]]:
    """For each rule its patterns: for each of a pattern's words what it asks."""
    return [cast("Any", rule["patterns"]) for rule in ruler.patterns]
