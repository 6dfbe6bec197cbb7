"""One party or person before a person: which other names are its too, and what to call it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from typing import Final, Literal

import msgspec

from communique.errors import UnknownIdError
from communique.exports.rows import Row
from communique.model.decisions import Listed, PartyCalled, PersonCalled
from communique.model.findings import OfficeHeld, Statement
from communique.web.asking import AsOf, Words
from communique.web.desk import Desk
from communique.web.gate import Gate
from communique.web.sheets import Asking, Page, Sheet
from communique.web.shelf import Shelf
from communique.world.parties import name_on

COLUMNS = ("name", "called", "told")
Place = Literal["parties", "people"]
PLACES: Final = ("threads", "parties", "people")
"""Where a form may lead on to."""
_NEAR: Final = 20
"""Names offered to be merged; words find the others."""
_LATEST: Final = 5
_STEM: Final = 5
"""First letters by which words of names are alike: "Lavrov" and "Lavrof", "Sergei" and "Sergey"."""
_WORD: Final = re.compile(r"\w{3,}")


class Asked(AsOf, frozen=True, kw_only=True):
    """Which names may be the same one's, and what was decided last."""

    about: Words | None = None
    """Words that they must have in them."""
    done: str | None = None
    """The decisions that were made last."""


class Alike(msgspec.Struct, frozen=True, kw_only=True):
    """A name in the record, as findings have it and as readers have it."""

    name: str
    called: str
    told: int
    """In how many findings."""


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A party or a person, and whose names may be the same one's."""

    as_of: date
    place: Place
    own: Alike
    near: tuple[Alike, ...]


@dataclass(frozen=True, slots=True)
class Calling:
    """Merging and renaming the parties and the persons of one desk."""

    desk: Desk
    gate: Gate

    def pages(self) -> Iterator[Page[Asked]]:
        """A page for a party and one for a person; their forms go to the review."""
        words = "A name, and others that may be the same one's."
        places: tuple[Place, ...] = ("parties", "people")
        for place in places:
            look = partial(self._look, place)
            yield Page("review_name", f"/review/{place}/{{name}}", words, Asked, Named, look)

    def _look(self, place: Place, asking: Asking[Asked]) -> Sheet:
        shelf = asking.shelf
        told = _parties(shelf) if place == "parties" else _persons(shelf)
        decided = tuple(self._decided(place))
        own = told[_own(asking.name, told, decided, shelf.as_of)]
        near = tuple(islice(_near(own, told.values(), asking.query.about), _NEAR))
        data = Named(as_of=shelf.as_of, place=place, own=own, near=near)
        latest = [one for one in decided if own.name in _names(one)]
        shown = {
            "secret": self.gate.form_secret,
            "by": self.gate.by,
            "latest": latest[:_LATEST],
        }
        rows = lambda: [_row(one) for one in (own, *near)]  # noqa: E731 - made if asked for
        return Sheet(f"Merge or rename: {own.called}", data, COLUMNS, rows, shown)

    def _decided(self, place: Place) -> Iterator[Listed]:
        """What was decided on the names of parties, or of persons, the newest first."""
        kind = PartyCalled if place == "parties" else PersonCalled
        for one in reversed(self.desk.record.review(self.gate.by).decisions()):
            if isinstance(one.decision.ruling, kind):
                yield one


def _names(listed: Listed) -> tuple[str, str]:
    """The old name and the new one."""
    ruling = listed.decision.ruling
    assert isinstance(ruling, PartyCalled | PersonCalled)
    return ruling.name, ruling.called


def _own(name: str, told: Mapping[str, Alike], decided: Iterable[Listed], day: date) -> str:
    """The name as findings have it now: what was merged or renamed, or was and is no more, is
    found by its other name."""
    others = (other for one in decided if name in _names(one) for other in _names(one))
    found = next((one for one in (name, *others) if one in told), None)
    if found is None:
        raise UnknownIdError(
            f"no finding of {day} has the name {name!r}",
            remedy="look for it in the lists, or as of a later day",
        )
    return found


def _parties(shelf: Shelf) -> Mapping[str, Alike]:
    kinds = ("statements", "positions", "meetings", "commitments", "events")
    return {
        party: Alike(
            name=party,
            called=name_on(party, shelf.as_of),
            told=sum(int(str(row[kind])) for kind in kinds),
        )
        for row in shelf.parties
        for party in [str(row["party"])]
    }


def _persons(shelf: Shelf) -> Mapping[str, Alike]:
    """Every name of a speaker or of one in an office, as reports have it."""
    counts: Counter[str] = Counter()
    for finding in shelf.dossier.findings.values():
        if isinstance(finding, Statement):
            counts[finding.speaker] += 1
        elif isinstance(finding, OfficeHeld):
            counts[finding.person] += 1
    return {name: Alike(name=name, called=name, told=total) for name, total in counts.items()}


def _near(own: Alike, every: Iterable[Alike], about: str | None) -> Iterator[Alike]:
    """The names with those words; where none are given, those that have words like its own. Those
    that share most come first, then those in most findings."""
    stems, asked = _stems(own), (about or "").casefold().split()
    ranked = []
    for other in every:
        shared = len(stems & _stems(other))
        words = f"{other.name} {other.called}".casefold()
        if other != own and (all(word in words for word in asked) if asked else shared):
            ranked.append((-shared, -other.told, other.name, other))
    return (one[-1] for one in sorted(ranked, key=lambda one: one[:-1]))


def _stems(one: Alike) -> frozenset[str]:
    words = _WORD.findall(f"{one.name} {one.called}".casefold())
    return frozenset(word[:_STEM] for word in words)


def _row(one: Alike) -> Row:
    return {"name": one.name, "called": one.called, "told": one.told}
