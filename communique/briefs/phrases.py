"""Dates, parties and lists in words, as newspapers write them."""

import re
import shlex
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain

from communique.model.dates import MONTHS, Precision, When, day_words
from communique.selection import Selection
from communique.views.named import FILE, NamedQuestion
from communique.world.parties import is_state, name_on

_WITH_ARTICLE = re.compile(
    r"(?:United |Taliban\b|Netherlands|Philippines|Soviet|European Union|African Union|Arab League"
    r"|Czech Republic|Dominican Republic|Central African|Troika|Quartet|Houthis|Kurds|.* (?:Union"
    r"|League|Council|Congress|Authority|Group|Movement|Front|Army|Organi[sz]ation|Agency|Parliament"
    r"|parliament|Party|party)$)"
)


def when_words(when: When, *, preposition: bool = True) -> str:
    """A date in words as exact as it is: `on 20 October 2021`, `in the week of 15 March 2021`.

    >>> when_words(When("2021-W11")), when_words(When("2021-05"), preposition=False)
    ('in the week of 15 March 2021', 'May 2021')
    """
    first, last = when.first, when.last
    lead, words = "in ", str(when)
    if first is not None and last is not None:
        match when.precision:
            case Precision.DAY:
                lead, words = "on ", day_words(first)
            case Precision.WEEK:
                words = f"the week of {day_words(first)}"
            case Precision.MONTH:
                words = f"{MONTHS[first.month - 1]} {first.year}"
            case Precision.YEAR:
                words = str(first.year)
            case Precision.RANGE:
                lead, words = "from ", f"{day_words(first)} to {day_words(last)}"
    elif first is not None:
        lead, words = "from ", f"{day_words(first)} on"
    elif last is not None:
        lead, words = "by ", day_words(last)
    return lead + words if preposition else words


def party_words(party: str, day: date, *, article: bool = True) -> str:
    """A party's name on a day, with the article that English gives it: `the United States`."""
    name = name_on(party, day)
    return f"the {name}" if article and _WITH_ARTICLE.match(name) else name


def listed(words: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def named(text: str, day: date) -> str:
    """The text with states' names for their ids: names of talks are put together from parties.

    A last resort for words that a reader sees; never for quoted ones.

    >>> named("Sochi meeting between TUR and USA on Russia ’s coast", date(2023, 3, 1))
    'Sochi meeting between Türkiye and the United States on Russia’s coast'
    """

    def name(found: re.Match[str]) -> str:
        if not is_state(found["id"]):
            return found[0]
        return (found["the"] or "") + party_words(found["id"], day, article=not found["the"])

    words = re.sub(r"(?P<the>\b[Tt]he )?\b(?P<id>[A-Z]{3})\b", name, " ".join(text.split()))
    return re.sub(r"\s+(?=['’]s\b|[,.;:?!](?:\s|$))", "", words)


def sentence(words: str) -> str:
    """The words with a capital at the head and one stop at the end."""
    text = words.strip()
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!", ".”", '."')) else f"{text}."


def counted(number: int, noun: str, none: str = "no") -> str:
    """`1 report`, `2 reports`, `no reports`."""
    return f"{number or none} {noun}{'' if number == 1 else 's'}"


def quoted(words: str) -> str:
    """The words in one pair of quotation marks, whatever marks the report has round them.

    >>> quoted('"We do."'), quoted('the step was "outrageous')
    ('“We do.”', '“the step was "outrageous"”')
    """
    text = " ".join(words.split())
    for opening, closing in ('""', "“”", "‘’", "«»"):
        inner = text[1:-1]
        if text[:1] == opening and text[-1:] == closing and not {opening, closing} & set(inner):
            text = inner
            break
    if text.count('"') % 2:  # the passage was cut between its marks
        text = text[1:] if text.startswith('"') else f'{text}"'
    return f"“{text.rstrip(',; ')}”"


def command(name: str, selection: Selection, as_of: date, party: str | None = None) -> str:
    """The command that lists what a brief leaves out, with the filters that it was given.

    >>> command("talks", Selection(about="Black Sea"), date(2023, 9, 30))
    "communique talks --about 'Black Sea' --as-of 2023-09-30"
    """
    status = None if name == "statements" else selection.status
    options = {
        "--party": party or selection.party,
        "--about": selection.about,
        "--since": selection.since,
        "--until": selection.until,
        "--status": status,
        "--min-confidence": selection.min_confidence or None,
        "--as-of": as_of,
    }
    return _line(name, options)


def shifts_command(selection: Selection, as_of: date, named: Sequence[NamedQuestion] = ()) -> str:
    """The same for what moved: `shifts` knows no filter but the party, and a person's questions by
    their file.

    >>> shifts_command(Selection(party="RUS", about="grain"), date(2023, 9, 30))
    'communique shifts --party RUS --as-of 2023-09-30'
    """
    file = next((one.source for one in named if one.source != FILE), None)
    options = {"--party": selection.party, "--questions": file, "--as-of": as_of}
    return _line("shifts", options)


def _line(name: str, options: Mapping[str, object]) -> str:
    given = ((key, str(value)) for key, value in options.items() if value is not None)
    return shlex.join(["communique", name, *chain.from_iterable(given)])
