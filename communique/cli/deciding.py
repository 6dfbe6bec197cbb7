"""The acts of `review`: each makes one decision on a finding, a thread, a name or a decision."""

from collections.abc import Callable
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from communique import api
from communique.amending import nearest_span, typed
from communique.cli.common import console, error_console, record_option
from communique.exports.decisions import what_is_decided
from communique.model.decisions import Decision
from communique.reviewing import Reviewing

F = TypeVar("F", bound=Callable[..., Any])


def _by_option(command: F) -> F:
    """`--by`, who decides."""
    return click.option(
        "--by", envvar="COMMUNIQUE_REVIEWER", metavar="NAME", help="Who decides: your name."
    )(command)


def _because_option(command: F) -> F:
    """`--because`, the reason."""
    return click.option("--because", default="", metavar="WHY", help="The reason.")(command)


def acting(command: F) -> F:
    """What every act takes: the record, the name and the reason."""
    return record_option(_by_option(_because_option(command)))


@click.command(short_help="A finding tells what its words say.")
@click.argument("finding")
@acting
def confirm(finding: str, **_: str) -> None:
    """Say that FINDING tells what its words say. It stands so, whatever a newer reader makes of
    the words, and is as certain as can be.

    \b
    Example:
      communique review confirm 3f2a9c01 --by "A. Clerk"
    """
    _act(lambda desk, because: desk.confirm(finding, because))


@click.command(short_help="The words don't tell this.")
@click.argument("finding")
@acting
def reject(finding: str, **_: str) -> None:
    """Say that the words don't tell what FINDING says. It is in no list or brief any more.

    \b
    Example:
      communique review reject 3f2a9c01 --by "A. Clerk" --because "a hope, not a promise"
    """
    _act(lambda desk, because: desk.reject(finding, because))


@click.command(short_help="Put right what a finding says, or its words.")
@click.argument("finding")
@click.option("--set", "fields", multiple=True, metavar="FIELD=VALUE", help="What a field is.")
@click.option("--words", multiple=True, metavar="TEXT", help="The words that carry it.")
@acting
def edit(finding: str, fields: tuple[str, ...], words: tuple[str, ...], **_: str) -> None:
    """Put right fields of FINDING, by the names that `show` prints, or the words that carry it,
    exactly as the report has them. An empty value is none; several have semicolons between them.

    \b
    Example:
      communique review edit 3f2a9c01 --set stance=opposes --set toward= --by "A. Clerk"
      communique review edit 3f2a9c01 --set "participants=TUR attended; USA declined (no time)"
    """
    if not fields and not words:
        raise click.UsageError("there is nothing to change: give --set or --words")

    def put_right(desk: Reviewing, because: str) -> Decision:
        shown = desk.finding(finding).finding
        changes = dict(_field(one) for one in fields)
        text = desk.report(shown.report).text
        spans = [nearest_span(text, one, shown.start) for one in words] or None
        values = {name: typed(shown, name, value) for name, value in changes.items()}
        return desk.edit(finding, values, because, spans=spans)

    _act(put_right)


def _field(given: str) -> tuple[str, str]:
    name, mark, value = given.partition("=")
    if not mark:
        raise click.UsageError(f"{given!r} sets nothing: write FIELD=VALUE")
    return name.strip(), value


@click.command(short_help="Two threads are about one thing.")
@click.argument("thread")
@click.argument("other")
@acting
def merge(thread: str, other: str, **_: str) -> None:
    """Say that THREAD and OTHER are about one real meeting, commitment or question.

    \b
    Example:
      communique review merge 90ab12cd 77ef0012 --by "A. Clerk"
    """
    _act(lambda desk, because: desk.join(thread, other, because))


@click.command(short_help="Findings of a thread are about another thing.")
@click.argument("thread")
@click.argument("findings", nargs=-1, required=True, metavar="FINDING...")
@acting
def split(thread: str, findings: tuple[str, ...], **_: str) -> None:
    """Say that each FINDING is about another thing than the rest of THREAD.

    \b
    Example:
      communique review split 90ab12cd 3f2a9c01 --by "A. Clerk" --because "the talks of May"
    """
    _act(lambda desk, because: desk.split(thread, findings, because))


@click.command(short_help="A party is one with another, or is named otherwise.")
@click.argument("name")
@click.argument("called")
@acting
def party(name: str, called: str, **_: str) -> None:
    """Say that the party NAME is one with CALLED, or is to be named so.

    \b
    Example:
      communique review party "Movement for Justice" "Justice Movement" --by "A. Clerk"
    """
    _act(lambda desk, because: desk.call_party(name, called, because))


@click.command(short_help="A person is one with another, or is named otherwise.")
@click.argument("name")
@click.argument("called")
@acting
def person(name: str, called: str, **_: str) -> None:
    """Say that the person NAME is one with CALLED, or is to be named so.

    \b
    Example:
      communique review person "Lavrov" "Sergei Lavrov" --by "A. Clerk"
    """
    _act(lambda desk, because: desk.call_person(name, called, because))


@click.command(short_help="Take a decision back.")
@click.argument("decision")
@acting
def undo(decision: str, **_: str) -> None:
    """Take DECISION back. That is a decision too, is kept as such, and may be taken back itself.

    \b
    Example:
      communique review undo 5d0c77aa --by "A. Clerk" --because "the wrong finding"
    """
    _act(lambda desk, because: desk.undo(decision, because))


ACTS = (confirm, reject, edit, merge, split, party, person, undo)
"""In the order in which a person needs them."""


def _act(act: Callable[[Reviewing, str], Decision]) -> None:
    """Do what was asked for on the record that was named, before or after the act's own name."""
    with api.open(_given("location"), create=False) as record:
        tell(act(desk_of(record), _given("because")))


def desk_of(record: api.Record) -> Reviewing:
    """The record before the person who was named; wrong use where nobody was."""
    name = _given("by").strip()
    if not name:
        raise click.UsageError("a decision needs a name: give --by NAME, or COMMUNIQUE_REVIEWER")
    return record.review(name)


def _given(name: str) -> str:
    """An option's value, taken from before the act's name where it isn't given after it."""
    context = click.get_current_context()
    source = context.get_parameter_source(name)
    given = context.params[name]
    if source is not ParameterSource.COMMANDLINE and context.parent is not None:
        given = context.parent.params.get(name, given)
    return str(given or "")


def tell(decision: Decision) -> None:
    """Say what was decided, and how it is taken back."""
    said = f"{decision.id[:8]} {decision.act} by {decision.by}: {what_is_decided(decision)}"
    console().print(said, markup=False, soft_wrap=True)
    error_console().print(f"take it back with: communique review --undo {decision.id[:8]}")
