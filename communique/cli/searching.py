"""Searching: `search` finds reports and findings by their words."""

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from communique import api
from communique.briefs.phrases import counted
from communique.cli.common import DAY, as_of_option, console, error_console, record_option
from communique.exports.hits import HIT_COLUMNS, hit_row
from communique.exports.tabular import write_csv, write_jsonl
from communique.model.search import Found, Hit, Piece
from communique.record.search import KINDS

MARKS = "⟦⟧"
"""Round the words found where there is no colour: no newspaper prints these brackets."""
_STYLE = {True: "bold yellow", False: ""}
_BLANKS = re.compile(r"\s+")


@click.command(short_help="Reports and findings that have words in them.")
@click.argument("words", nargs=-1, required=True)
@record_option
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind.")
@click.option("--party", help="Only what names a party: an id such as RUS, or a name.")
@click.option("--from", "since", type=DAY, help="First day of publication.")
@click.option("--to", "until", type=DAY, help="Last day of publication.")
@as_of_option
@click.option(
    "--limit", type=click.IntRange(1), default=api.MOST_HITS, show_default=True, help="How many."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl", "csv"]),
    default="text",
    show_default=True,
    help="For people; JSON lines or CSV for programs.",
)
def search(
    words: tuple[str, ...],
    location: str,
    kinds: tuple[str, ...],
    party: str | None,
    since: date | None,
    until: date | None,
    as_of: date | None,
    limit: int,
    form: str,
) -> None:
    """Find the reports and findings that have all WORDS in them, in any form, the newest first.
    Words in quotation marks stand together; `-WORD` must not be there (after `--`); `WORD*` begins
    so.

    \b
    Example:
      communique search recognition --party Taliban --as-of 2022-04-01
      communique search '"grain deal"' --kind position
    """
    with api.open(location, create=False) as record:
        found = record.search(
            " ".join(words),
            kinds=kinds,
            party=party,
            since=since,
            until=until,
            as_of=as_of,
            limit=limit,
        )
    if form == "jsonl":
        write_jsonl(map(hit_row, found.hits), sys.stdout)
    elif form == "csv":
        write_csv(map(hit_row, found.hits), HIT_COLUMNS, sys.stdout)
    else:
        _print(found, console())


def _print(found: Found, out: Console) -> None:
    """Reports with what they say below them, as they come."""
    report = None
    for hit in found.hits:
        if hit.report != report:
            source = f", {hit.source}" if hit.source else ""
            out.print(Text(f"{hit.published} {hit.report_name}{source}", style="bold"))
            report = hit.report
        for indent, line in _lines(hit, out):
            out.print(Padding(line, (0, 0, 0, indent)))
    if not found.total:
        error_console().print("Nothing in the record has these words.")
    elif found.total > len(found.hits):
        rest = counted(found.total - len(found.hits), "older one")
        error_console().print(f"{rest} not shown: ask for more with --limit, or more closely")


def _lines(hit: Hit, out: Console) -> Iterator[tuple[int, Text]]:
    """A finding's id, kind and title, then its words; of a report its title and words."""
    title, words = _marked(hit.title, out), _marked(hit.snippet, out)
    if hit.finding is not None:
        yield 2, Text.assemble((hit.finding[:8], "dim"), (f" {hit.kind} ", "bold"), title)
    elif title:
        yield 2, title
    if words:
        yield 4, words


def _marked(pieces: Iterable[Piece], out: Console) -> Text:
    """The words found in colour, or in brackets where there is none; no line breaks."""
    text = Text()
    for piece in pieces:
        words = _BLANKS.sub(" ", piece.text)
        if piece.marked and out.color_system is None:
            words = f"{MARKS[0]}{words}{MARKS[1]}"
        text.append(words.lstrip() if not text else words, style=_STYLE[piece.marked])
    text.rstrip()
    return text
