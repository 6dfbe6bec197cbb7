"""How views are laid out for a terminal: a title, blocks under headings, words below their line."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from communique.briefs.whereabouts import all_passages, passage_words, source_words
from communique.views.sources import Source


def heading(out: Console, title: str, below: str = "") -> None:
    """The head of a page: its title, and what it rests on."""
    out.print(Text(title, style="bold"))
    if below:
        out.print(Text(below, style="dim"))


def block(out: Console, title: str) -> None:
    """The head of a part of the page."""
    out.print(Text(f"\n{title}", style="bold cyan"))


def item(out: Console, words: Text | str, depth: int = 1) -> None:
    """One line, or what it runs over."""
    text = Text(words) if isinstance(words, str) else words
    out.print(Padding(text, (0, 0, 0, 2 * depth)))


def left_out(out: Console, told: int, most: int | None) -> None:
    """How many of those told of are not shown, and how to have them too."""
    if most is not None and told > most:
        item(out, f"{told - most} more: --all")


def cited(out: Console, sources: Iterable[Source], depth: int = 2, *, whole: bool = False) -> None:
    """The words of each source, its longest passage or the whole, with where they stand."""
    for source in sources:
        text = Text(all_passages(source) if whole else passage_words(source), style="italic")
        text.append(f"  {source_words(source)}", style="dim not italic")
        item(out, text, depth)


def identified(words: str, id_: str) -> Text:
    """A line with the beginning of an id, by which the other commands take it."""
    return Text.assemble((words, "bold"), "  ", (id_[:8], "dim"))
