"""Questions: what several parties' positions are about, found by grouping their topics.

Agglomerative clustering of distinct topics, as for threads (`clusters.py`), whoever holds them. A
question's id is the hash of the topic that was told first: other matters read later don't change
it, nor does a re-reading that finds the same topic. Which topics say nothing by themselves ("the
decision") stay out: two parties' decisions are two.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import msgspec

from communique.linking import topic_names, topics
from communique.linking.memory import Memory
from communique.linking.topics import Topic
from communique.model.findings import Position
from communique.model.ids import content_id
from communique.model.threads import Told

_SHORTEST_NAME: Final = 2
"""Words from which a topic can be a name: "recognition" alone leaves open whose."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What positions are about, and which positions: found in reports, or named by a person."""

    id: str
    name: str
    findings: tuple[str, ...]
    """The positions on it, by their reports' days."""
    named_by_hand: bool = False
    """Whether a person gave the name, in `questions.toml`."""
    of: tuple[str, ...] = ()
    """The ids of the found questions that a person put into it."""


def found(told: Iterable[Told], as_of: date, memory: Memory | None = None) -> tuple[Question, ...]:
    """The questions that positions published by `as_of` are about, the first told first. A `memory`
    spares what was compared for another day."""
    by_topic: dict[Topic, list[Told]] = defaultdict(list)
    for one in _positions(told, as_of):
        topic = topic_of(one)
        if topic.says_something:
            by_topic[topic].append(one)
    compared = (memory or Memory()).topics
    numbers = compared.numbers(by_topic)
    every = dict(zip(numbers, by_topic, strict=True))
    groups = (tuple(every[n] for n in members) for members in compared.groups(numbers))
    return tuple(_question(group, by_topic) for group in groups)


def topic_of(told: Told) -> Topic:
    """What a told position is about."""
    if not isinstance(told.finding, Position):
        raise TypeError(f"a {told.finding.kind_name} is about no question")
    return topics.topic(told.finding, told.published)


def _positions(told: Iterable[Told], as_of: date) -> list[Told]:
    known = {
        t.finding.id: t for t in told if isinstance(t.finding, Position) and t.published <= as_of
    }
    return sorted(known.values(), key=lambda t: t.order)


def _question(group: Sequence[Topic], by_topic: dict[Topic, list[Told]]) -> Question:
    told = sorted((one for topic in group for one in by_topic[topic]), key=lambda t: t.order)
    return Question(
        id=_id(group[0]),
        name=_name(told),
        findings=tuple(one.finding.id for one in told),
    )


def _id(first: Topic) -> str:
    named, telling = " ".join(sorted(first.named)), " ".join(sorted(first.telling))
    return content_id("question", telling, named, first.toward, str(first.undone))


def _name(told: Sequence[Told]) -> str:
    """The first topic that makes a name of two words at least, else the first as it stands."""
    said = [topic_names.name(t.finding.topic) for t in told if isinstance(t.finding, Position)]
    return next((name for name in said if len(name.split()) >= _SHORTEST_NAME), said[0])
