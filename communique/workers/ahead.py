"""Reading ahead: many reports are being read at once, and come back in the order of arrival.

Nothing is stored here. What comes back goes through `intake.py` one by one, as if it had been
read there: whoever reads, there is one path into a record, and one process that writes.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeAlias

from communique.errors import CommuniqueError, WorkerError
from communique.intake import Arrival, Reader
from communique.model.annotation import Annotation
from communique.model.report import Report

Read: TypeAlias = Annotation | CommuniqueError
"""What a report says, or why nobody could read it."""


class Pending(Protocol):
    """Reports that somebody is reading."""

    def result(self) -> Sequence[Read]:
        """What became of each, once all are read."""


class Hands(Protocol):
    """Readers elsewhere."""

    @property
    def version(self) -> str:
        """What they all are."""

    @property
    def shard(self) -> int:
        """How many reports are handed out together."""

    @property
    def most(self) -> int:
        """How many shards may be on their way at once: the bound on memory."""

    def send(self, reports: Sequence[Report]) -> Pending:
        """Have them read."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A reader who has had a report read elsewhere, and hands over what came back."""

    version: str
    annotation: Annotation | None = None

    def read(self, report: Report) -> Annotation:
        """What came back. Raises `WorkerError` for another report than the one sent."""
        if self.annotation is None or self.annotation.report.id != report.id:
            raise WorkerError(
                "the report was not sent to be read",
                remedy="this is a fault of Communique, please tell its makers",
                source=report.name,
            )
        return self.annotation


class _Shard(NamedTuple):
    """Some arrivals, in order, and the reading of those among them that must be read."""

    arrivals: Sequence[Arrival]
    sent: frozenset[int]
    """Places among the arrivals."""
    pending: Pending | None


def ahead(
    arrivals: Iterable[Arrival], hands: Hands, known: Callable[[Report, str], bool]
) -> Iterator[tuple[Arrival, Reader]]:
    """Each arrival, in its order, with a reader that has its findings at hand.

    A report that is `known` to a version is not sent. No more than `hands.most` shards are
    underway, whether they are being read or wait for an earlier one.
    """
    underway: deque[_Shard] = deque()
    held: list[Arrival] = []

    def send() -> None:
        underway.append(_sent(tuple(held), hands, known))
        held.clear()

    for arrival in arrivals:
        held.append(arrival)
        if len(held) >= hands.shard:
            send()
        while len(underway) >= hands.most:
            yield from _back(underway.popleft(), hands.version)
    if held:
        send()
    while underway:
        yield from _back(underway.popleft(), hands.version)


def _sent(
    arrivals: Sequence[Arrival], hands: Hands, known: Callable[[Report, str], bool]
) -> _Shard:
    to_read = {
        place: arrival
        for place, arrival in enumerate(arrivals)
        if isinstance(arrival, Report) and not known(arrival, hands.version)
    }
    pending = hands.send(tuple(to_read.values())) if to_read else None
    return _Shard(arrivals, frozenset(to_read), pending)


def _back(shard: _Shard, version: str) -> Iterator[tuple[Arrival, Reader]]:
    read = iter(shard.pending.result() if shard.pending else ())
    for place, arrival in enumerate(shard.arrivals):
        if place not in shard.sent:
            yield arrival, Elsewhere(version)
            continue
        came = next(read)
        if isinstance(came, CommuniqueError):
            yield came, Elsewhere(version)
        else:
            yield arrival, Elsewhere(version, came)
