"""With which word classes a pattern can begin, so that few rules are tried at a place."""

from collections.abc import Iterable
from itertools import product
from re import _constants as code
from re import _parser
from typing import Any

Step = tuple[object, Any]
"""What `re` makes of a piece of a pattern: its name and what belongs to it."""

LOOKED_AT = 3
"""How many classes are looked at. By one alone, twelve rules are left at a place ("the" opens 43 of
them), by two four, by three fewer than two; by four it would be little less again."""


def openings(pattern: str) -> frozenset[str]:
    """The classes of the first words of all that a pattern matches, or of all its words if few.

    They are read from the parse that `re` itself makes, so that no list of them has to be kept
    beside the rules. The costs are 0.05 s as the rules are built, and the use of an inner module:
    a step that is not known here is refused then, never misread.

    >>> sorted(openings("t?(?:E-?)?(?P<month>M)|d(?=M)"))
    ['E-M', 'EM', 'M', 'd', 'tE-', 'tEM', 'tM']
    """
    return frozenset(_of_all(_parser.parse(pattern)))


def _of_all(steps: Iterable[Step]) -> set[str]:
    """The beginnings of what steps match one after the other."""
    found = {""}
    for step in steps:
        found = _followed(found, _of_one(step))
    return found


def _followed(beginnings: set[str], others: set[str]) -> set[str]:
    """Each beginning with each other after it, as far as they are looked at."""
    return {(first + then)[:LOOKED_AT] for first, then in product(beginnings, others)}


def _of_one(step: Step) -> set[str]:
    """The beginnings of what one step matches: a letter, one of several, a group, a repetition."""
    name, inside = step
    if name is code.LITERAL:
        return {chr(inside)}
    if name is code.IN:
        return set().union(*(_of_one(letter) for letter in inside))
    if name is code.BRANCH:
        return set().union(*(_of_all(way) for way in inside[1]))
    if name is code.SUBPATTERN:
        return _of_all(inside[-1])
    if name in {code.MAX_REPEAT, code.MIN_REPEAT}:
        return _repeated(*inside)
    if name in {code.ASSERT, code.ASSERT_NOT}:
        return {""}  # what stands beside takes no word
    raise ValueError(f"how a pattern begins is not known for this step: {name}")


def _repeated(least: int, most: int, steps: Iterable[Step]) -> set[str]:
    """The beginnings of what is matched several times; more than are looked at need no count."""
    once, found = _of_all(steps), {""}
    for _ in range(min(least, LOOKED_AT)):
        found = _followed(found, once)
    for _ in range(min(most - least, LOOKED_AT)):
        found |= _followed(found, once)
    return found
