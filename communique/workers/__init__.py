"""Reports spread over many readers, in processes or on a cluster; one hand keeps what they say."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from communique.intake import Reader
from communique.workers.ahead import Hands


def hands(
    make: Callable[[], Reader], workers: int, dask: str | None
) -> AbstractContextManager[Hands]:
    """Those who read: the workers of a Dask cluster where it has an address, else processes here.

    `make` makes a reader where it is to read.
    """
    if dask is not None:
        from communique.workers.cluster import Cluster  # Dask need not be installed

        return Cluster(make, dask)
    from communique.workers.pool import Pool

    return Pool(make, workers)


def itself(reader: Reader) -> Reader:
    """A reader that is there already, and travels as it is."""
    return reader
