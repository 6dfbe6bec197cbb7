"""`questions` and `shifts`: what positions are about, and who moved on it."""

import sys
from collections.abc import Sequence
from datetime import date

import click
from rich.console import Console
from rich.text import Text

from communique import api
from communique.briefs.phrases import counted, listed, named, party_words, quoted
from communique.briefs.stands import STANCES
from communique.briefs.whereabouts import passage_words, source_words
from communique.cli.common import (
    all_option,
    as_of_option,
    console,
    record_option,
    text_or_json_option,
)
from communique.cli.pages import block, heading, identified, item, left_out
from communique.cli.questions_file import questions_option
from communique.dossier import Dossier
from communique.model.codec import encode
from communique.model.dates import day_words
from communique.model.findings import Stance
from communique.views.named import NamedQuestion
from communique.views.questions import QuestionView, Stand
from communique.views.questions import questions as view_questions
from communique.views.shifts import Development, Shift, Shifts
from communique.views.shifts import shifts as view_shifts

_QUESTIONS = 20
_STANDS = 8
_DEVELOPMENTS = 5


@click.command(short_help="What positions are about, and who stands where.")
@record_option
@click.option("--party", help="Only what this party stands on: an id such as RUS, or a name.")
@click.option("--about", help="Words that the question's name or a topic must have in it.")
@questions_option
@all_option
@as_of_option
@text_or_json_option
def questions(
    location: str,
    party: str | None,
    about: str | None,
    named: tuple[NamedQuestion, ...],
    every: bool,
    as_of: date | None,
    form: str,
) -> None:
    """The questions on which parties stand, found by what their positions are about, with each
    party's stand over time. Name your own in questions.toml, or merge and rename found ones.

    \b
    Example:
      communique questions --party RUS --as-of 2023-09-30
    """
    with api.open(location, create=False) as record:
        dossier = record.dossier(as_of)
        holder = _party(party, dossier)
        found = [q for q in view_questions(dossier, named) if _is_asked(q, holder, about)]
    if form == "json":
        sys.stdout.write(encode(found) + "\n")
        return
    out = console()
    told = sum(len(q.question.findings) for q in found)
    heading(
        out,
        f"Questions as of {day_words(dossier.as_of)}",
        f"{counted(len(found), 'question')}, {counted(told, 'position')}",
    )
    shown = found if every else found[:_QUESTIONS]
    for question in shown:
        _print_question(out, question, None if every else _STANDS)
    if len(found) > len(shown):
        item(out, f"\n{len(found) - len(shown)} more: --all, --party or --about", 0)


def _is_asked(view: QuestionView, holder: str | None, about: str | None) -> bool:
    said = " ".join((view.question.name, *(s.topic for one in view.series for s in one.stands)))
    words = (about or "").casefold().split()
    return all(word in said.casefold() for word in words) and (
        holder is None or any(one.holder == holder for one in view.series)
    )


def _print_question(out: Console, view: QuestionView, most: int | None) -> None:
    hand = ", as you name it" if view.question.named_by_hand else ""
    out.print()
    item(out, identified(f"{named(view.question.name, view.last)}{hand}", view.question.id), 0)
    stands = [stand for series in view.series for stand in series.stands]
    joint = _jointly(stands)
    for held in joint[:most]:
        _print_stand(out, held, 1)
    left_out(out, len(joint), most)


def _place(stand: Stand) -> tuple[object, ...]:
    return stand.day, stand.source.report, stand.source.passages, stand.holder


def _jointly(stands: Sequence[Stand]) -> list[list[Stand]]:
    """Stands that several parties take in the same words, together; by day."""
    groups: dict[object, list[Stand]] = {}
    for stand in sorted(stands, key=_place):
        key = (stand.day, stand.stance, stand.source.report, stand.source.passages)
        groups.setdefault(key, []).append(stand)
    return list(groups.values())


@click.command(short_help="Who changed its stance on a question.")
@record_option
@click.option("--party", help="Only shifts of this party: an id such as RUS, or a name.")
@click.option("--toward", help="Only shifts toward this party.")
@questions_option
@all_option
@as_of_option
@text_or_json_option
def shifts(
    location: str,
    party: str | None,
    toward: str | None,
    named: tuple[NamedQuestion, ...],
    every: bool,
    as_of: date | None,
    form: str,
) -> None:
    """Changes of stance of one party on one question, each with the words before and after; and
    developments: a party's stands on related questions toward another party, over time.

    \b
    Example:
      communique shifts --party RUS --as-of 2023-09-30
    """
    with api.open(location, create=False) as record:
        dossier = record.dossier(as_of)
        holder, other = _party(party, dossier), _party(toward, dossier)
        found = view_shifts(dossier, holder, other, named)
    if form == "json":
        sys.stdout.write(encode(found) + "\n")
    else:
        _print_shifts(console(), found, every or bool(party and toward))


def _party(name: str | None, dossier: Dossier) -> str | None:
    return None if name is None else dossier.party(name)


def _print_shifts(out: Console, found: Shifts, every: bool) -> None:
    heading(out, f"Shifts as of {day_words(found.as_of)}")
    block(out, f"Changes of stance on one question ({len(found.shifts)})")
    for shift in found.shifts:
        print_shift(out, shift)
    if not found.shifts:
        item(out, "None that the reports' words bear out.")
    shown: Sequence[Development] = (
        found.developments if every else found.developments[:_DEVELOPMENTS]
    )
    block(out, f"Developments: related questions toward one party ({len(found.developments)})")
    for development in shown:
        _print_development(out, development, None if every else _STANDS)
    if len(found.developments) > len(shown):
        item(out, f"{len(found.developments) - len(shown)} more: --all, --party or --toward")


def print_shift(out: Console, shift: Shift) -> None:
    """A change of stance: the question, then the words before and after."""
    day = shift.after.day
    words = f"{party_words(shift.holder, day, article=False)} on {named(shift.name, day)}"
    item(out, identified(words, shift.question))
    for stand in (shift.before, shift.after):
        _print_stand(out, [stand], 2)


def _print_development(out: Console, development: Development, most: int | None) -> None:
    """What one party holds toward another, by day; a long one in a line, with its command."""
    day = development.stands[-1].day
    holder = party_words(development.holder, day, article=False)
    head = f"{holder} toward {party_words(development.toward, day)}"
    stands, about = development.stands, len(development.questions)
    out.print()
    if most is not None and len(stands) > most:
        ids = f"--party '{development.holder}' --toward '{development.toward}'"
        span = f"{day_words(stands[0].day)} to {day_words(day)}"
        item(out, f"{head}: {len(stands)} stands, {span}: communique shifts {ids}")
        return
    item(out, head)
    if about > 1:
        item(out, f"{about} related questions; no change of mind on one", 2)
    for stand in stands:
        _print_stand(out, [stand], 2)


def _until(stand: Stand) -> str:
    if stand.condition is None:
        return ""
    lead = "" if stand.stance is Stance.CONDITIONAL else ", on condition"
    return f"{lead} {quoted(stand.condition)}"


def _print_stand(out: Console, held: Sequence[Stand], depth: int) -> None:
    """The day, who stands where, and the words."""
    stand = held[0]
    holders = listed([party_words(s.holder, s.day, article=False) for s in held])
    until = _until(stand)
    words = f"{day_words(stand.day)}: {holders}: {STANCES[stand.stance]}{until}: "
    item(out, f"{words}{passage_words(stand.source)}", depth)
    item(out, Text(source_words(stand.source), style="dim"), depth + 1)
