"""Changes between two days in sentences, each as exact as the reports that tell it."""

from collections.abc import Callable

from communique.briefs.chain import attendance_words, disagreement_words, time_words
from communique.briefs.phrases import named, party_words
from communique.briefs.silence import silence_words
from communique.model.threads import ThreadKind
from communique.views.changes import Change, ChangeKind


def change_words(change: Change) -> str:
    """`planned, before that proposed`, `Russia: there, before that expected`."""
    match change.kind:
        case ChangeKind.NEW:
            return f"first told: {_plain(change.after)}"
        case ChangeKind.SILENCE if change.coverage is not None:
            return f"{_plain(change.after)}: {silence_words(change.after, change.coverage)}"
        case ChangeKind.DISAGREEMENT:
            one, two = change.sources
            return disagreement_words(one, change.before or "", two, change.after, change.day)
        case ChangeKind.JOINED:
            return f"told as one thing: {named(change.before or '', change.day)}"
        case ChangeKind.ON_TIME:
            return f"done {change.after}"
        case ChangeKind.ATTENDANCE:
            name = party_words(change.party or "", change.day, article=False)
            return f"{name}: {_moved(change, attendance_words)}"
        case ChangeKind.TIME:
            lead = "time" if change.thread_kind is ThreadKind.MEETING else "due"
            return f"{lead}: {_moved(change, time_words)}"
        case _:
            return _moved(change, _plain)


def _plain(value: str) -> str:
    return value.replace("_", " ")


def _moved(change: Change, words: Callable[[str], str]) -> str:
    before = "" if change.before is None else f", before that {words(change.before)}"
    return f"{words(change.after)}{before}"
