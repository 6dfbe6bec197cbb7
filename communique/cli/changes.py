"""`diff`: what the record says on one day that it did not say on another."""

import sys
from collections.abc import Sequence
from datetime import date
from itertools import groupby

import click
import msgspec
from rich.console import Console

from communique import api
from communique.briefs.news import change_words
from communique.briefs.phrases import counted, listed, party_words
from communique.briefs.stands import STANCES
from communique.briefs.titles import title
from communique.cli.common import DAY, all_option, console, record_option, text_or_json_option
from communique.cli.pages import block, cited, heading, identified, item, left_out
from communique.cli.questions_file import questions_option
from communique.cli.stances import print_shift
from communique.model.codec import encode
from communique.model.dates import day_words
from communique.model.findings import Stance
from communique.model.threads import ThreadKind
from communique.views.changes import Change, Changes, changes, of_party
from communique.views.named import NamedQuestion
from communique.views.sources import Source

_NEW = {
    ThreadKind.MEETING: "New talks",
    ThreadKind.COMMITMENT: "New commitments",
}
_MOST = 12
"""Threads under each heading; --all has them all."""


@click.command(short_help="What changed between two days.")
@record_option
@click.option("--from", "earlier", type=DAY, required=True, help="The earlier day.")
@click.option("--to", "later", type=DAY, help="The later day.  [default: today]")
@click.option("--party", help="Only what names this party: an id such as RUS, or a name.")
@questions_option
@all_option
@text_or_json_option
def diff(
    location: str,
    earlier: date,
    later: date | None,
    party: str | None,
    named: tuple[NamedQuestion, ...],
    every: bool,
    form: str,
) -> None:
    """What is new between two days, what changed, who shifted, and what has become unconfirmed or
    overdue by calendar and silence. Each with the report that tells it and its words.

    \b
    Example:
      communique diff --from 2021-03-15 --to 2021-04-25
    """
    with api.open(location, create=False) as record:
        before, after = record.dossier(earlier), record.dossier(later)
        found = changes(before, after, named)
        if party is not None:
            found = of_party(found, after.party(party))
    if form == "json":
        sys.stdout.write(encode(found) + "\n")
    else:
        _print(found, console(), None if every else _MOST)


def _print(found: Changes, out: Console, most: int | None) -> None:
    span = f"from {day_words(found.earlier)} to {day_words(found.later)}"
    heading(out, f"What changed {span}", f"{counted(len(found.reports), 'new report')}")
    _section(out, "Changed", found.changed, most)
    _section(out, "Now unconfirmed, overdue or due: no report tells", found.silent, most)
    if found.shifts:
        block(out, "Changes of stance on one question")
    for shift in found.shifts:
        print_shift(out, shift)
    for kind, words in _NEW.items():
        _section(out, words, [c for c in found.new if c.thread_kind is kind], most)
    _stands(out, [c for c in found.new if c.thread_kind is ThreadKind.POSITION], most)
    if not (found.new or found.changed or found.silent or found.shifts):
        out.print("\nNothing changed in what the record tells.")


def _section(out: Console, head: str, among: Sequence[Change], most: int | None) -> None:
    """The changes under one heading, those of one thread together, by their first day."""
    by_thread: dict[str, list[Change]] = {}
    for change in among:
        by_thread.setdefault(change.thread, []).append(change)
    if by_thread:
        block(out, f"{head} ({len(by_thread)})")
    for changed in list(by_thread.values())[:most]:
        first = changed[0]
        item(out, identified(title(first.name, first.thread_kind, first.day), first.thread))
        for sources, told in groupby(changed, key=lambda change: change.sources):
            item(out, "; ".join(map(change_words, told)), 2)
            cited(out, sources, 3)
    left_out(out, len(by_thread), most)


def _stands(out: Console, among: Sequence[Change], most: int | None) -> None:
    """New positions, those that several parties take in the same words together."""
    by_words: dict[tuple[str, tuple[Source, ...]], list[Change]] = {}
    for change in among:
        plain = tuple(msgspec.structs.replace(s, finding="") for s in change.sources)
        by_words.setdefault((change.after, plain), []).append(change)
    if by_words:
        block(out, f"New positions ({len(among)})")
    for (stance, sources), held in list(by_words.items())[:most]:
        holders = (change.name.partition(" on ")[0] for change in held)
        names = listed([party_words(h, held[0].day, article=False) for h in holders])
        item(out, identified(f"{names}: {STANCES[Stance(stance)]}", held[0].thread))
        cited(out, sources, 2)
    left_out(out, len(by_words), most)
