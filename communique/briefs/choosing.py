"""Which of many entries a brief holds: those that are likely right, and say something, first."""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Final, TypeAlias, TypeVar

from communique.dossier import Dossier
from communique.model.findings import AnyFinding
from communique.model.threads import Thread

T = TypeVar("T")
Takes: TypeAlias = Callable[[AnyFinding], bool]
"""Whether a finding is asked for."""

EVEN: Final = 0.5
"""The confidence from which a finding is as likely right as not, as confidence is counted."""
WORTH: Final = 0.4
"""The confidence from which the newest word has a place before an older one: lower than even, as
a day's news is worth a look that last year's is not."""
TELLING: Final = 4
"""Words from which a passage tells a reader anything by itself: `to welcome them` does not."""


def longest(finding: AnyFinding) -> str:
    """The longest passage that tells a finding."""
    return max((passage.words for passage in finding.evidence), key=len)


def is_telling(finding: AnyFinding, least: float = WORTH) -> bool:
    """Whether it is likely enough, and its words say something without their report."""
    return finding.confidence >= least and len(longest(finding).split()) >= TELLING


def is_worth(thread: Thread, dossier: Dossier) -> bool:
    """Whether any of its findings is likely enough, or reports tell of it twice."""
    told = dossier.told_in(thread)
    return len(told) > 1 or any(finding.confidence >= WORTH for finding in told)


def preferred(found: Sequence[T], most: int | None, is_better: Callable[[T], bool]) -> list[T]:
    """The first `most`, in their order; the better ones before the others have a place.

    It looks no further than it must: of thousands a dozen are shown.

    >>> preferred([1, 2, 3, 4], 3, lambda n: n % 2 == 0)
    [1, 2, 4]
    """
    if most is None or len(found) <= most:
        return list(found)
    kept = list(islice((at for at, one in enumerate(found) if is_better(one)), most))
    chosen = frozenset(kept)
    others = (at for at in range(len(found)) if at not in chosen)
    return [found[at] for at in sorted([*kept, *islice(others, most - len(kept))])]
