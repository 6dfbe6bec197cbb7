"""Where people are called so: what the ending of a surname tells of its language."""

from functools import lru_cache

from communique.world.tables import read_table


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, frozenset[str]]]:
    found = read_table("surnames")
    return {part: {k: frozenset(v) for k, v in row.items()} for part, row in found.items()}


@lru_cache(maxsize=1 << 12)
def states_of(name: str) -> frozenset[str]:
    """The states where a surname like that of `name` is at home; none where its form tells nothing.

    Such an ending proves nobody's nationality. It serves to choose between states that a report
    is about, when the report takes a leader as known.

    >>> sorted(states_of("Anna Beridze")), states_of("John Smith")
    (['GEO'], frozenset())
    """
    words = name.casefold().replace("-", " ").split()
    if not words:
        return frozenset()
    particles = _table()["particles"]
    for word in words[:-1]:
        if word in particles:
            return particles[word]
    endings = _table()["endings"]
    fitting = [e for e in endings if words[-1].endswith(e) and len(words[-1]) > len(e)]
    return endings[max(fitting, key=len)] if fitting else frozenset()
