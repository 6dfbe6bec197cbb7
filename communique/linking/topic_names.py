"""What a question is called: a topic in few words, as a person would put it on a folder."""

import re
from collections.abc import Iterator
from typing import Final

from communique.linking import topics, words

_MOST_WORDS: Final = 9
"""A name is read at a glance; topics run to thirty words."""
_CLAUSE: Final = re.compile(
    r",\s|;\s|:\s|\s[-–—(]\s?|\s(?:when|before|after|until|unless|if|because|as soon as|so that"
    r"|in order|which|who|whom|whose|while|although|since|(?:that )?(?:it|they|he|she|we|I))\b"
    r"|\swith the aim\b|\sthat (?:the|a|an)\b"
)
_LEADING: Final = re.compile(
    r"^(?:(?:the|a|an|any|its|their|his|her|to|on|of|for|still|also|only|and|but|or|that|if|as"
    r"|above all,)\s+)+",
    re.IGNORECASE,
)
_ADVERB: Final = re.compile(r"^(?:[a-z]+ly|not|never)\s+", re.IGNORECASE)
_LOOSE_END: Final = re.compile(
    r"(?:\s+(?:the|a|an|and|or|of|in|on|at|to|by|for|from|with|without|into|its|their|his|her|it"
    r"|this|that|as|be|is|are|was|were|under|than|between|about|over))+$",
    re.IGNORECASE,
)


def name(text: str) -> str:
    """A topic as a question is called: short, a verb at its head made a noun where it has one.

    >>> name("officially recognise the Taliban")
    'recognition of the Taliban'
    >>> name("make good on promises it made when it came to power")
    'make good on promises'
    """
    plain = " ".join(text.split())
    short = next(_heads(plain), plain)
    kept = " ".join(short.split()[:_MOST_WORDS])
    whole = _LOOSE_END.sub("", kept) or kept
    first, _, rest = whole.partition(" ")
    if not rest or first.casefold() not in topics.load().verbs:
        return whole
    matter = topics.load().matters[first.casefold()]
    return f"{matter} of {rest.removeprefix('of ')}"


def _heads(plain: str) -> Iterator[str]:
    """The clauses of a topic that carry content, without what leads them in; a clause of one word
    that does ("the deal that ...") with what follows it."""
    at = 0
    for end in (*(found.start() for found in _CLAUSE.finditer(plain)), len(plain)):
        head = _ADVERB.sub("", _LEADING.sub("", plain[at:end].strip(" ,;:–—-(")))
        content = len(words.stems(head))
        if content:
            yield head if content > 1 else _LEADING.sub("", plain[at:].strip(" ,;:"))
        at = end
