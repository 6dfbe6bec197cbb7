"""What each stretch of a report's text is: credit line, summary, headline, dateline, body.

Newspapers put more than prose into a text: who took the picture, what the story comes to, a
headline over its second half. They are kept and marked, so that no sentence runs from one into
the next and a fact told in the summary and again below is known as told twice.
"""

import re
from collections.abc import Iterator, Sequence

from communique.model.report import Part, PartKind

_BLANK = re.compile(r"[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))+[ \t]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_LONG_LINE = 100
"""Characters: text with no blank line and lines of this length has a paragraph a line."""

_CREDIT = re.compile(
    r"""(?ix: (?:photo(?:graph)?|picture|image|credit|courtesy|©|\(c\)) [\s:] .*
      | by \s (?-i:[A-Z]) [^.!?]* )
      | (?-i: [A-Z][\w.&'’-]* (?:\s[A-Z][\w.&'’-]*){0,3}
        \s? / \s? [A-Z][\w.&'’-]* (?:\s[A-Z][\w.&'’-]*){0,3} )""",
    re.VERBOSE,
)
_CREDIT_WORDS = 9
_DATELINE = re.compile(
    r"""(?P<city>[A-Z][A-Z.'’-]{2,}(?:[ /][A-Z][A-Z.'’-]+){0,3})    # MOSCOW, NEW YORK, TEL AVIV
        (?:,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)?                         # , Russia; , Saturday
        (?:,?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})(?:,\s\d{4})?)?
        \s?(?:\([^()\n]{2,40}\)\s?)?                                  # (Reuters)
        (?::|-{1,2}|–|—)\s""",
    re.VERBOSE,
)
_MOST_DATELINES = 2
"""More than these are the speakers' labels of a transcript ("ZAKARIA:"), not places."""
_BULLET = re.compile(r"[-*•·▪–]\s[^a-z]")
_SIGNATURE_WORDS = 5
"""At most these many capitalised words at the very end name who supplied the text."""
_HEADLINE = re.compile(r"[^a-z\s].*[\w'’\"”%)]")
_HEADLINE_WORDS = range(3, 19)
_SUMMARY_WORDS = 45
_SUMMARY_BLOCKS = 6
_ENDS = (".", "!", "?", ":", ";", ",")
_CLOSERS = "\"'”’»)] "


def find_parts(text: str) -> tuple[Part, ...]:
    """The parts of `text` in order; together they cover all of it but white space."""
    blocks = list(_blocks(text))
    kinds = [_kind(text[start:end]) for start, end in blocks]
    datelines = _datelines(text, blocks, kinds)
    _mark_summary(text, blocks, kinds, min(datelines, default=0))
    _mark_ends(text, blocks, kinds)
    parts: list[Part] = []
    for index, ((start, end), kind) in enumerate(zip(blocks, kinds, strict=True)):
        if index in datelines:
            dateline_end, prose = datelines[index]
            parts.append(Part(PartKind.DATELINE, start, dateline_end))
            start = prose
        parts.append(Part(kind, start, end))
    return tuple(parts)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs: what blank lines part, or each line where lines are as long as paragraphs."""
    border = _BLANK if _BLANK.search(text.strip()) or not _long_lines(text) else _LINE_END
    at = 0
    for found in border.finditer(text):
        yield from _trimmed(text, at, found.start())
        at = found.end()
    yield from _trimmed(text, at, len(text))


def _long_lines(text: str) -> bool:
    lines = sorted(len(line) for line in text.splitlines() if line.strip())
    return len(lines) > 1 and lines[len(lines) // 2] >= _LONG_LINE


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The block without white space around it; nothing where nothing else is in it."""
    block = text[start:end]
    if inner := block.strip():
        first = start + block.index(inner[0])
        yield first, first + len(inner)


def _kind(block: str) -> PartKind:
    """What one block is by its own words."""
    words = block.split()
    if len(words) <= _CREDIT_WORDS and _CREDIT.fullmatch(block):
        return PartKind.CREDIT
    if _BULLET.match(block) and len(words) <= _SUMMARY_WORDS:
        return PartKind.SUMMARY
    quiet = not block.rstrip(_CLOSERS).endswith(_ENDS)
    if quiet and len(words) in _HEADLINE_WORDS and _HEADLINE.fullmatch(block):
        return PartKind.HEADLINE
    return PartKind.BODY


def _datelines(
    text: str, blocks: Sequence[tuple[int, int]], kinds: Sequence[PartKind]
) -> dict[int, tuple[int, int]]:
    """By block: where its dateline ends and where its prose begins."""
    found = {}
    for index, (start, end) in enumerate(blocks):
        match = _DATELINE.match(text, start, end) if kinds[index] is PartKind.BODY else None
        if match and match.end() < end:
            found[index] = (start + len(match[0].rstrip()), match.end())
    return found if len(found) <= _MOST_DATELINES else {}


def _mark_summary(
    text: str, blocks: Sequence[tuple[int, int]], kinds: list[PartKind], dateline: int
) -> None:
    """Short paragraphs above a dateline say in advance what the text below it tells."""
    above = range(min(dateline, _SUMMARY_BLOCKS + 1))
    prose = [index for index in above if kinds[index] is PartKind.BODY]
    if dateline in range(1, _SUMMARY_BLOCKS + 1) and all(
        len(text[slice(*blocks[index])].split()) <= _SUMMARY_WORDS for index in prose
    ):
        for index in prose:
            kinds[index] = PartKind.SUMMARY


def _mark_ends(text: str, blocks: Sequence[tuple[int, int]], kinds: list[PartKind]) -> None:
    """What the end tells: a headline stands above something, so at the very end, or before the
    rest of a sentence that was cut in two, it is body after all; a name there is a signature."""
    for index in reversed(range(len(kinds))):
        last = all(kind is PartKind.HEADLINE for kind in kinds[index:])
        cut = index + 1 < len(blocks) and text[blocks[index + 1][0]].islower()
        if kinds[index] is PartKind.HEADLINE and (last or cut):
            kinds[index] = PartKind.BODY
    if len(blocks) > 1 and _is_signature(text[slice(*blocks[-1])]):
        kinds[-1] = PartKind.CREDIT


def _is_signature(block: str) -> bool:
    """Whether a last line is a publisher's or writer's name: a few words, all capitalised."""
    words = block.split()
    named = all(word[0].isupper() or word in {"and", "of", "the", "&"} for word in words)
    return len(words) <= _SIGNATURE_WORDS and named and not block.endswith(_ENDS)
