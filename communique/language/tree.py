"""A report's parse as rules read it: its words, taken out of spaCy's arrays once.

spaCy makes an object of a word anew each time somebody asks for it, and looks at its neighbours one
by one for each question about its branches. Rules ask hundreds of thousands of times a report, so
that this took most of their time. Here every word is made once and knows its branches. What is
asked, and what is answered, is as with spaCy's `Doc`, `Span` and `Token` (https://spacy.io/api).
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property, wraps
from typing import Any, Final, TypeVar, overload

from spacy.tokens import Doc

_IOB: Final = ("", "I", "O", "B")
"""How spaCy counts whether a word begins a name, goes on with it, or stands outside."""


class Token:
    """A word of the report with its place in the parse."""

    __slots__ = (
        "children",
        "dep_",
        "depth",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_sent_start",
        "is_space",
        "left_edge",
        "lemma_",
        "lower_",
        "pos_",
        "right_edge",
        "sent",
        "subtree",
        "tag_",
        "text",
        "whitespace_",
    )

    head: "Token"
    """The word that it hangs on; itself at the top."""
    depth: int
    """How many words stand above it."""
    subtree: tuple["Token", ...]
    """The word and all that hangs on it, however far below: its left branches, itself, its right
    ones."""
    left_edge: "Token"
    """The first word of its branches."""
    right_edge: "Token"
    """The last word of its branches."""
    sent: "Words"
    """Its sentence."""

    def __init__(self, doc: "Tree", i: int, names: tuple[str, ...], marks: tuple[int, ...]) -> None:
        self.doc = doc
        self.i = i
        self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_, self.ent_type_ = names
        iob, blank, punct, space, first, self.idx = marks
        self.ent_iob_ = _IOB[iob]
        self.whitespace_ = " " if blank else ""
        self.is_punct = punct == 1
        self.is_space = space == 1
        self.is_sent_start = first == 1
        self.children: list[Token] = []
        """The words that hang on it, in text order."""

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_dated(self) -> bool:
        """Whether it is part of a date or a time of day."""
        return self.ent_type_ in ("DATE", "TIME")

    @property
    def lefts(self) -> list["Token"]:
        """The words before it that hang on it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list["Token"]:
        """The words behind it that hang on it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def ancestors(self) -> list["Token"]:
        """The words above it, the nearest first."""
        found, token = [], self
        while token.head is not token:
            token = token.head
            found.append(token)
        return found

    def is_ancestor(self, other: "Token") -> bool:
        """Whether it stands above another word."""
        while other.head is not other:
            other = other.head
            if other is self:
                return True
        return False

    @property
    def first_conjunct(self) -> "Token":
        """The first of the words that are joined; itself where none is before it."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        return first

    @property
    def conjuncts(self) -> tuple["Token", ...]:
        """The words that are joined to it: "Chad" and "Mali" to "Niger" in "Chad, Mali, Niger"."""
        joined = [self.first_conjunct]
        for token in joined:  # it grows
            joined += [child for child in token.rights if child.dep_ == "conj"]
        return tuple(token for token in joined if token is not self)

    def nbor(self, by: int = 1) -> "Token":
        """The word so many places behind, or before where `by` is negative."""
        if self.i + by < 0:
            raise IndexError(self.i + by)
        return self.doc.tokens[self.i + by]

    @property
    def text_with_ws(self) -> str:
        """The word with the blank behind it."""
        return self.text + self.whitespace_

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in figures or words."""
        return self.doc.has("LIKE_NUM", self.i)

    @property
    def like_url(self) -> bool:
        """Whether it is an address on the web."""
        return self.doc.has("LIKE_URL", self.i)

    @property
    def is_alpha(self) -> bool:
        """Whether it has nothing but letters."""
        return self.doc.has("IS_ALPHA", self.i)

    @property
    def is_lower(self) -> bool:
        """Whether it is in small letters."""
        return self.doc.has("IS_LOWER", self.i)

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.doc.has("IS_QUOTE", self.i)

    @property
    def is_title(self) -> bool:
        """Whether it begins with a capital and goes on without."""
        return self.doc.has("IS_TITLE", self.i)


def _height(token: Token) -> int:
    """How many words stand above it; of marks and blanks with nothing below, almost all."""
    if (token.is_punct or token.is_space) and not token.children:
        return len(token.doc.tokens) - 1
    return token.depth


class Words:
    """Words that stand side by side: `[start, end)` of the tokens."""

    __slots__ = ("_root", "doc", "end", "end_char", "label_", "start", "start_char")

    def __init__(self, doc: "Tree", start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label
        """The sort of name, where they are one."""
        tokens = doc.tokens
        self.start_char: int = tokens[start].idx if start < len(tokens) else len(doc.text)
        last = tokens[end - 1] if end > start else None
        self.end_char: int = self.start_char if last is None else last.idx + len(last.text)
        self._root: Token | None = None

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Words):
            return False
        same = (self.start, self.end, self.label_) == (other.start, other.end, other.label_)
        return same and self.doc is other.doc

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.label_))

    def __repr__(self) -> str:
        return self.text

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> "Words": ...
    def __getitem__(self, at: int | slice) -> "Token | Words":
        if isinstance(at, int):
            return self.doc.tokens[range(self.start, self.end)[at]]
        first, last, _ = at.indices(len(self))
        return Words(self.doc, self.start + first, self.start + max(first, last))

    @property
    def text(self) -> str:
        """As the report has them."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def sent(self) -> "Words":
        """The sentence of the first."""
        return self.doc.tokens[self.start].sent

    @property
    def root(self) -> Token:
        """The word that stands highest in the parse, the first of several; a mark alone only where
        there is nothing else."""
        if self._root is None:
            self._root = self._highest()
        return self._root

    def _highest(self) -> Token:
        tokens, start, end = self.doc.tokens, self.start, self.end
        best, highest = tokens[start], len(tokens)
        for token in tokens[start:end]:
            if token.head is token:
                return token
            if not start <= token.head.i < end and (height := _height(token)) < highest:
                best, highest = token, height
        return best

    @property
    def ents(self) -> list["Words"]:
        """The names among them."""
        return [e for e in self.doc.ents if self.start <= e.start and e.end <= self.end]


A = TypeVar("A", Token, Words)
R = TypeVar("R")


def once(ask: Callable[[A], R]) -> Callable[[A], R]:
    """A question that many rules put to the same word, or words: answered once for each."""

    @wraps(ask)
    def answer(about: A) -> R:
        known = about.doc.known[ask]
        if about not in known:
            known[about] = ask(about)
        told: R = known[about]
        return told

    return answer


class Tree:
    """All words of a report, parsed; `growing.grown` makes it."""

    def __init__(self, parse: Doc, text: str) -> None:
        self._parse = parse
        self.known: defaultdict[object, dict[object, Any]] = defaultdict(dict)
        """What has been asked `once`, by question, with the answers."""
        self.text = text
        self.tokens: list[Token] = []
        """The words."""
        self.sents: list[Words] = []
        """The sentences."""

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Words: ...
    def __getitem__(self, at: int | slice) -> Token | Words:
        if isinstance(at, int):
            return self.tokens[at]
        first, last, _ = at.indices(len(self.tokens))
        return Words(self, first, max(first, last))

    @cached_property
    def ents(self) -> list[Words]:
        """The names of people, places, bodies and times."""
        return [Words(self, e.start, e.end, e.label_) for e in self._parse.ents]

    @cached_property
    def starts(self) -> list[int]:
        """Where the words begin in the text."""
        return [token.idx for token in self.tokens]

    def touching(self, start: int, end: int) -> Words | None:
        """The words that the characters `[start, end)` touch; None where they lie outside."""
        if start < 0 or not 0 < end <= len(self.text) or start >= len(self.text):
            return None
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1)
        if start == self.starts[first] + len(self.tokens[first].text):
            first += 1  # the blank behind a word is no part of it
        return Words(self, first, last)

    def has(self, flag: str, i: int) -> bool:
        """Whether a word has one of spaCy's rarer flags."""
        if flag not in self._flags:
            self._flags[flag] = self._parse.to_array(flag).tolist()
        return self._flags[flag][i] == 1

    @cached_property
    def _flags(self) -> dict[str, list[int]]:
        return {}
