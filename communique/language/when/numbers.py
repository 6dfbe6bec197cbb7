"""Numbers in words and digits: "two and a half", "twenty-five", "1,200", "1/2"."""

from collections.abc import Sequence

from communique.language.when.lexicon import lexicon

SKIPPED = frozenset({"-", "–", "and", "a", "an", "of", "the"})
TENS = frozenset(range(20, 100, 10))
FRACTION = {"half": 0.5, "1/2": 0.5, "1/3": 1 / 3, "2/3": 2 / 3, "1/4": 0.25, "3/4": 0.75}


def number(words: Sequence[str]) -> float | None:
    """The number that `words` say; None for a vague one ("a few", "several").

    >>> number(["two", "and", "a", "half"]), number(["twenty", "-", "five"]), number(["several"])
    (2.5, 25.0, None)
    """
    table = lexicon()["number"]
    total = part = 0.0
    seen = False
    for at, word in enumerate(words):
        if word == "one" and "half" in words[at + 1 : at + 3]:
            seen = True  # "two and one-half"
        elif word in FRACTION:
            part, seen = part + FRACTION[word], True
        elif word[0].isdigit():
            digits = word.replace(",", "")
            if not digits.replace(".", "", 1).isdigit():
                return None
            part, seen = part + float(digits), True
        elif word in {"hundred", "thousand"}:
            part, seen = max(part, 1) * table[word], True
            if word == "thousand":
                total, part = total + part, 0.0
        elif word == "dozen":
            part, seen = (part if part >= 1 else 1) * 12 if part != 0.5 else 6.0, True
        elif word in table:
            part, seen = part + table[word], True
        elif word not in SKIPPED:
            return None
    if not seen and any(word in {"a", "an", "one"} for word in words):
        return 1.0
    return total + part if seen else None


def spelled_year(words: Sequence[str]) -> int | None:
    """A year in words: "nineteen ninety-four", "two thousand and five"; None where it is none.

    >>> spelled_year(["nineteen", "ninety", "-", "four"])
    1994
    """
    table = lexicon()["number"]
    parts = [table[w] for w in words if w in table]
    if not parts or any(w not in table and w not in {"-", "and"} for w in words):
        return None
    if parts[:2] == [2, 1000]:
        rest = sum(parts[2:])
        return 2000 + rest if rest < 100 else None
    if len(parts) >= 2 and parts[0] in {18, 19, 20} and 10 <= parts[1] < 100:
        rest = sum(parts[1:])
        return parts[0] * 100 + rest if rest < 100 else None
    return None


def ordinal(word: str) -> int | None:
    """The place that an ordinal names: 23 for "23rd"; -1 for "last"."""
    if word[0].isdigit():
        digits = word.rstrip("stndrh")
        return int(digits) if digits.isdigit() else None
    found: int | None = lexicon()["ordinal"].get(word)
    return found


def compound_ordinal(words: Sequence[str]) -> int | None:
    """The place that one or two words name.

    >>> compound_ordinal(["twenty", "-", "third"]), compound_ordinal(["9th"])
    (23, 9)
    """
    last = ordinal(words[-1])
    if len(words) == 1 or last is None:
        return last
    tens = lexicon()["number"].get(words[0])
    return tens + last if tens in TENS and 1 <= last <= 9 else None


def written(amount: float) -> str:
    """An amount as TIMEX3 writes it: whole where it is whole."""
    return str(int(amount)) if amount == int(amount) else f"{amount:g}"
