"""Words that say only past, present or to come: "now", "recently", "the future"."""

from communique.language.when import durations, relative
from communique.language.when.lexicon import guard
from communique.language.when.reading import Found, Reading


def loose(found: Found) -> Reading | None:
    """A word for past, present or to come, if it is used as a time."""
    word, following = found.word("loose"), found.next()
    if found.words.lower[found.match.end() - 1] == "moment" and (
        found.before() != "at" or following in {"of", "when", "that"}
    ):
        return None
    if found.words.phrases.get(found.match.start()):
        return relative.loose(found)
    if word == "now" and (following == "that" or _opens(found)):
        return None
    if word in guard("seldom_times"):
        return None
    if word == "soon" and (found.before() in {"as", "too", "so", "how"} or following == "after"):
        return None
    return relative.loose(found)


def _opens(found: Found) -> bool:
    """Whether "Now," only opens what is said: a capital and a comma behind."""
    words, at = found.words, found.match.start()
    return found.next() == "," and words.text[words.starts[at]].isupper()


def often(found: Found) -> Reading | None:
    """A word for how often, if it isn't the rate of a figure: "10,000 units annually"."""
    return None if _is_rate(found) else durations.often(found)


def _is_rate(found: Found) -> bool:
    """Whether what is counted stands before: money, per cents or things with their number."""
    at, before = found.match.start(), found.before()
    counted = at > 1 and found.words.classes[at - 2] in "nwdy" and before.endswith("s")
    return before in guard("money") or before == "%" or counted


def future_units(found: Found) -> Reading | None:
    """Times to come, unnumbered: "future years"."""
    return relative.loose(found) if found.word("loose") == "future" else None


def attribute(found: Found) -> Reading | None:
    """What a noun has of the present: "the current weakness"."""
    word = found.word("loose")
    if found.next() == "account":
        return None  # a nation's current account is a book and no time
    if word == "present" and found.before() == "at" and found.next() not in {"the", "-"}:
        return found.date("PRESENT_REF", f"{found.quoted} names the present, and no days")
    return relative.loose(found) if word == "current" and found.next().isalpha() else None


def the_past(found: Found) -> Reading | None:
    """The past or future, as a time in which something is: "in the past", "for the future"."""
    word, following = found.words.lower[found.at("loose")], found.next()
    if word not in {"past", "future"} or found.before() not in guard("before_past"):
        return None
    attributive = following.isalpha() and following not in guard("function")
    if following == "of" or attributive:
        return None
    value = "PAST_REF" if word == "past" else "FUTURE_REF"
    return found.date(value, f"{found.quoted} names no days")
