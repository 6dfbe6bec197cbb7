"""The pages of the documentation as data: their fenced blocks, tables and links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"

_FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (?P<title>.+)$", re.MULTILINE)
_ROW = re.compile(r"^\| (?P<first>`(?:\\\||[^|\n])*) \|", re.MULTILINE)
_NAME = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?P<target>[^)\s]+)\)")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the file that it stands for if any, its text, its line."""

    language: str
    file: str
    text: str
    line: int


def pages() -> list[Path]:
    """Every page of the documentation, the contributor's and the changelog with them."""
    return [*sorted(DOCS.rglob("*.md")), ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text(encoding="utf-8")
    for found in _FENCE.finditer(text):
        language, _, file = found["info"].partition(" ")
        line = text.count("\n", 0, found.start()) + 1
        yield Block(language, file.strip(), found["text"], line)


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def sections(page: Path) -> dict[str, str]:
    """The text under each heading, up to the next one of any depth."""
    text = prose(page)
    heads = list(_HEADING.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return {h["title"]: text[h.end() : end] for h, end in zip(heads, ends, strict=True)}


def keys(section: str) -> list[str]:
    """What the first column of a section's table names, in its order."""
    return [name for row in _ROW.finditer(section) for name in _NAME.findall(row["first"])]


def links(page: Path) -> Iterator[str]:
    return (found["target"] for found in _LINK.finditer(prose(page)))


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives the page's headings."""
    kept = (re.sub(r"[^\w\- ]", "", title.lower()) for title in sections(page))
    return {title.replace(" ", "-") for title in kept}
