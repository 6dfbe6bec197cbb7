"""Communique reads dated news reports and keeps the record of the diplomacy in them.

>>> import communique
>>> with communique.open(":memory:") as record:  # or a path, or a database's URL
...     summary = record.read([communique.samples()])
...     talks = record.talks(party="RUS", about="Sochi")
>>> talks[0].status
'held'
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from communique.api import Record, open, samples  # noqa: A004

__all__ = ["Record", "__version__", "open", "samples"]


def __getattr__(name: str) -> object:
    """Load the interface when it is first asked for: the parser behind it takes a second."""
    if name in __all__:
        from communique import api

        return getattr(api, name)
    raise AttributeError(f"module 'communique' has no attribute {name!r}")
