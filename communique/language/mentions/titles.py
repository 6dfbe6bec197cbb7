"""A name with all that is said of the person right beside it: title, apposition, relative
clause."""

from dataclasses import dataclass

from communique.language.mentions.names import Name
from communique.language.mentions.phrases import Phrase, introduced, said_behind, title_before
from communique.language.mentions.scene import Scene
from communique.language.mentions.words import ADDRESSES, RANKS, low

CIVIL = frozenset({"secretary", "attorney", "solicitor", "consul", "governor", "director"})
"""Offices behind which "general" is no rank: "Attorney General"."""


@dataclass(frozen=True)
class Titled:
    """A name with what stands beside it: tokens `[first, last)` hold title, name and apposition."""

    name: Name
    first: int
    last: int
    phrases: tuple[Phrase, ...]
    """What the words beside the name say that the person is, the title before the name first."""
    address: str
    """Words before the name that tell gender or rank: "Mr", "President"; may be empty."""


def titled(scene: Scene, name: Name) -> Titled:
    """The name with its title before it and what is said of the person behind it."""
    first = name.first
    while _is_address(scene, first - 1):
        first -= 1
    before = title_before(scene, first) or introduced(scene, first)
    if before is None and first < name.first and low(scene.tokens[name.first - 1]) in RANKS:
        before = title_before(scene, name.first)
    behind = None
    if before is None or before.last > first:
        behind = said_behind(scene, name.first, name.last)
    if before is not None:
        first = min(first, before.first)
    return Titled(
        name=name,
        first=first,
        last=name.last if behind is None else behind.last,
        phrases=tuple(phrase for phrase in (before, behind) if phrase is not None),
        address=scene.parse[first : name.first].text,
    )


def _is_address(scene: Scene, at: int) -> bool:
    """Whether a form of address stands at `at`, its full stop taken for itself by the parser or
    not."""
    if at < 0:
        return False
    if scene.tokens[at].text == "." and at > 0:
        return low(scene.tokens[at - 1]) in ADDRESSES and not scene.tokens[at - 1].whitespace_
    if low(scene.tokens[at]) == "general" and at > 0 and low(scene.tokens[at - 1]) in CIVIL:
        return False
    return low(scene.tokens[at]) in ADDRESSES
