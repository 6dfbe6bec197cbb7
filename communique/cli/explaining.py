"""`explain`: the chain of words behind what became of a thread."""

import sys
from datetime import date

import click
from rich.console import Console

from communique import api
from communique.briefs.chain import addition_words, gap_words, says_words, settling_words
from communique.briefs.phrases import party_words, when_words
from communique.briefs.silence import SILENT, silence_words
from communique.briefs.titles import title
from communique.briefs.whereabouts import passage_words, source_words
from communique.cli.common import as_of_option, console, record_option, text_or_json_option
from communique.cli.pages import block, cited, heading, item
from communique.model.codec import encode
from communique.model.dates import day_words
from communique.model.threads import Thread, ThreadKind
from communique.views.story import Chapter, Disagreement, Story, story


@click.command(short_help="Why a thread's fate is what it is.")
@click.argument("thread", metavar="THREAD...", nargs=-1, required=True)
@record_option
@as_of_option
@text_or_json_option
def explain(thread: tuple[str, ...], location: str, as_of: date | None, form: str) -> None:
    """The chain of words behind a fate: what each report added and whose word it is, where reports
    contradict one another, the stretches without word and how much was read in them, and which
    report would settle what is open. THREAD is the beginning of an id, or words of the name.

    \b
    Example:
      communique explain Moscow talks --as-of 2021-06-01
    """
    with api.open(location, create=False) as record:
        told = story(record.dossier(as_of), " ".join(thread))
    if form == "json":
        sys.stdout.write(encode(told) + "\n")
    else:
        _print(told, console())


def _print(told: Story, out: Console) -> None:
    thread, day = told.thread, told.thread.as_of
    heading(out, f"{title(thread.name, thread.kind, day)} ({thread.id})", _fate(thread))
    item(out, ", ".join(party_words(p, day, article=False) for p in thread.parties), 0)
    block(out, "What each report added")
    for chapter in told.chapters:
        _chapter(out, chapter, day)
    if told.disagreements:
        block(out, "Reports disagree")
    for clash in told.disagreements:
        _disagreement(out, clash, day)
    if told.gaps:
        block(out, "Stretches without word")
    for gap in told.gaps:
        item(out, gap_words(gap, last=gap is told.gaps[-1] and gap.until == day))
    if told.settling:
        block(out, "What would settle it")
    for settling in told.settling:
        words = settling_words(settling, day)
        item(out, f"{words[:1].upper()}{words[1:]}")


def _fate(thread: Thread) -> str:
    """What became of it by the day, with the coverage where that is silence."""
    when = ""
    if thread.when is not None:
        lead = "due " if thread.kind is ThreadKind.COMMITMENT else ""
        when = f", {lead}{when_words(thread.when, preposition=not lead)}"
    fate = thread.fate.replace("_", " ")
    if thread.fate in SILENT:
        fate = f"{fate}: {silence_words(thread.fate, thread.coverage)}"
    done = {True: ", on time", False: ", late", None: ", whether on time is not told"}
    kept = done[thread.on_time] if thread.fate == "fulfilled" else ""
    return f"As of {day_words(thread.as_of)}: {fate}{kept}{when}"


def _chapter(out: Console, chapter: Chapter, day: date) -> None:
    added = [addition_words(addition, day) for addition in chapter.added]
    words = "; ".join(added) or "tells it again, nothing new"
    if chapter.source.copy_of is not None:
        words = "a wire copy: no second source"
    item(out, f"{day_words(chapter.day)}: {words}")
    cited(out, [chapter.source], 2, whole=True)


def _disagreement(out: Console, clash: Disagreement, day: date) -> None:
    for source, says in ((clash.one, clash.one_says), (clash.two, clash.two_says)):
        item(out, f"{source_words(source)} {says_words(says, day)}: {passage_words(source)}")
