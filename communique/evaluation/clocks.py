"""How long something takes: by the clock, and in this process's own time, which others on a busy
machine lengthen less."""

import time
from collections.abc import Callable


def busy(run: Callable[[], object]) -> float:
    """Seconds of this process's own time."""
    return both_times(run)[0]


def by_clock(run: Callable[[], object]) -> float:
    """Seconds by the clock: for what other processes do."""
    return both_times(run)[1]


def both_times(run: Callable[[], object]) -> tuple[float, float]:
    """Seconds of this process's own time, and by the clock."""
    own, clock = time.process_time(), time.perf_counter()
    run()
    return time.process_time() - own, time.perf_counter() - clock
