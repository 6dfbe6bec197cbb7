"""Quotation marks of every sort, balanced or not, to the stretches of text that they enclose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.model.evidence import Span

_MARK = re.compile(r"``|''|[\"“”„‟«»]")
_BLANK_LINE = re.compile(r"\n\s*\n")
_LINE = re.compile(r"\n\s*")
_SINGLE = re.compile(r"(?<!\w)[‘'`](?=\w)[^\n\"“”]*?(?:(?<=[,.?!…])|(?<=\w))[’'](?!\w)")
_OPENING = {"“", "„", "«", "``", "‟"}
_CLOSING = {'"', "”", "»", "'", "’"}
_TERMINAL = ".?!…"
_OPENS_AFTER = "([{—–―-:/‘'`"
_STRAIGHT = {'"', "''"}


@dataclass(frozen=True)
class Quotation:
    """Words between quotation marks, the marks included.

    A quotation never leaves its paragraph: one that runs over several has one `Quotation` in
    each, all but the first with `continues`.
    """

    start: int
    end: int
    opened: int = 1
    """How many characters its opening mark has."""
    closing: int = 1
    """How many characters its closing mark has; 0 where it is missing."""
    continues: bool = False
    """Whether it carries on the quotation of the paragraph before."""

    @property
    def span(self) -> Span:
        """Where it stands, marks included."""
        return Span(self.start, self.end)

    @property
    def closed(self) -> bool:
        """Whether it has its closing mark."""
        return self.closing > 0

    def inner(self, text: str) -> str:
        """The words between the marks."""
        return text[self.start + self.opened : self.end - self.closing].strip()

    def is_whole(self, text: str) -> bool:
        """Whether it is a sentence or ends a clause: not a word or two set in marks."""
        inner = self.inner(text)
        ends = inner[-1:] in {",", *_TERMINAL} or text[self.end : self.end + 1] == ","
        return not self.closed or (ends and bool(inner)) or len(inner.split()) > 12


def paragraph_spans(text: str) -> Iterator[Span]:
    """The paragraphs: between blank lines, or the lines where a text has no blank one.

    A mark alone on its line opens the next paragraph, and a line that goes on in small letters
    after a closing mark continues its own.
    """
    border = _BLANK_LINE if _BLANK_LINE.search(text) else _LINE
    start = 0
    for found in border.finditer(text):
        words = text[start : found.start()].strip()
        if words in _OPENING or words in _STRAIGHT:
            continue
        if words[-1:] in _CLOSING and text[found.end() : found.end() + 1].islower():
            continue
        if words:
            yield Span(start, found.start())
        start = found.end()
    if text[start:].strip():
        yield Span(start, len(text))


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text, in its order; none holds another or crosses a paragraph.

    An unclosed mark ends at its paragraph; where the next paragraph opens with a mark, that one
    continues it, as printers do with long quotations.
    """
    found: list[Quotation] = []
    unclosed: int | None = None
    for index, paragraph in enumerate(paragraph_spans(text)):
        scan = _Scan(text, paragraph)
        doubles = scan.run()
        if unclosed == index - 1 and doubles and doubles[0].start == scan.first:
            head = doubles[0]
            doubles[0] = Quotation(head.start, head.end, head.opened, head.closing, continues=True)
        if doubles:
            unclosed = None if doubles[-1].closed else index
        found += sorted([*doubles, *_singles(text, paragraph, doubles)], key=lambda q: q.start)
    return tuple(found)


@dataclass
class _Scan:
    """One pass over the double marks of a paragraph."""

    text: str
    paragraph: Span
    found: list[Quotation] = field(default_factory=list)
    open_at: int | None = None
    mark: str = ""
    depth: int = 0
    marks: list[tuple[int, str]] = field(default_factory=list)
    by_turns: bool = False
    """Whether marks that look alike open and close by turns, whatever stands beside them."""

    @property
    def first(self) -> int:
        """Where the paragraph's first word or mark stands."""
        words = self.text[self.paragraph.start : self.paragraph.end]
        return self.paragraph.start + len(words) - len(words.lstrip())

    def __post_init__(self) -> None:
        found = _MARK.finditer(self.text, *self.paragraph)
        self.marks = [(m.start(), m.group()) for m in found]

    def run(self) -> list[Quotation]:
        """The quotations between the paragraph's double marks."""
        self.by_turns = self._come_in_pairs(self.marks)
        for at, mark in self.marks:
            self._take(at, mark)
        if self.open_at is not None:
            self._close(len(self.text[: self.paragraph.end].rstrip()), 0)
        return self.found

    def _come_in_pairs(self, marks: list[tuple[int, str]]) -> bool:
        """Whether straight marks pair off: blanks put on their wrong side then do no harm."""
        if len(marks) % 2 or any(mark not in _STRAIGHT for _, mark in marks):
            return False
        return all(self._is_loose(at) for at, _ in marks[::2])

    def _take(self, at: int, mark: str) -> None:
        looks_open = not self.by_turns and self._looks_open(at, mark)
        if self.open_at is None:
            if mark in _OPENING or self._is_loose(at):
                self.open_at, self.mark = at, mark
        elif self.text[:at].endswith(":"):
            # Nobody's words end in a colon: what seemed to open was a closing mark out of place.
            self.open_at, self.mark, self.depth = at, mark, 0
        elif mark in _OPENING - {"“"} or (looks_open and not (self.mark == "„" and mark == "“")):
            # An opening mark within a quotation: quoted words in it, or, after a full stop, a
            # paragraph's mark that lost its line break.
            before = self.text[:at].rstrip()[-1:]
            self.depth += before not in _TERMINAL
        elif self.depth:
            self.depth -= 1
        else:
            self._close(at + len(mark), len(mark))

    def _looks_open(self, at: int, mark: str) -> bool:
        """Whether a mark stands before a word rather than after one."""
        after = self.text[at + len(mark) : at + len(mark) + 1]
        return self._is_loose(at) and bool(after) and not after.isspace() and after not in ",.;:?!)"

    def _is_loose(self, at: int) -> bool:
        """Whether no word ends where a mark stands."""
        before = self.text[at - 1 : at] if at > self.paragraph.start else " "
        return before.isspace() or before in _OPENS_AFTER

    def _close(self, end: int, closing: int) -> None:
        start = self.open_at
        assert start is not None
        if self.text[start + len(self.mark) : end - closing].strip():
            self.found.append(Quotation(start, end, len(self.mark), closing))
        self.open_at, self.depth = None, 0


def _singles(text: str, paragraph: Span, doubles: list[Quotation]) -> Iterator[Quotation]:
    """Quotations in single marks that lie in no other; an apostrophe opens none."""
    for found in _SINGLE.finditer(text, *paragraph):
        span = Span(*found.span())
        if span.end - span.start > 3 and not any(span.meets(d.span) for d in doubles):
            yield Quotation(*span)
