"""What a thread is called in a heading: short, with names for ids."""

from datetime import date
from textwrap import shorten
from typing import Final

from communique.briefs.phrases import named, party_words
from communique.model.threads import ThreadKind

MOST_LETTERS: Final = 110


def title(name: str, kind: ThreadKind, day: date) -> str:
    """A thread's name on one line; a position's begins with its holder: `Russia on recognition`."""
    words = named(name, day)
    if kind is ThreadKind.POSITION:
        holder, _, topic = name.partition(" on ")
        words = f"{party_words(holder, day, article=False)} on {named(topic, day)}"
    short = shorten(words, MOST_LETTERS, placeholder=" ...")
    return short[:1].upper() + short[1:]
