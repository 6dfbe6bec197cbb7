"""The scorers that lie beside the gold sets, called as they are and their lines read.

They are the judges; running them rather than measures of our own keeps the figures comparable.
"""

import contextlib
import importlib.util
import io
import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

Measures: TypeAlias = dict[str, float]
"""Figures by name, `statements whole F1` and the like."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_KIND = re.compile(r"(?P<kind>\w+)\s+gold\s+\d+ predicted\s+\d+\s+found (?P<rest>.*)")
_FIGURE = re.compile(r"(?P<name>[A-Za-z_]\w*(?: F1)?) (?P<value>\d+\.\d+)")


def run(scorer: Path, arguments: Sequence[Path | Sequence[Path]]) -> list[str]:
    """The lines that a scorer's `main` prints for `arguments`."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        load(scorer).main(*arguments)
    return out.getvalue().splitlines()


@lru_cache
def load(path: Path) -> ModuleType:
    """The scorer at `path` as a module, loaded once."""
    spec = importlib.util.spec_from_file_location(f"gold_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    with _importing_from(path.parent):
        spec.loader.exec_module(module)
    return module


@contextlib.contextmanager
def _importing_from(folder: Path) -> Iterator[None]:
    """One scorer imports another that lies beside it."""
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))


def record_measures(lines: Sequence[str]) -> Measures:
    """`score.py`: each kind's found and whole F1 and its fields, and the record score."""
    measures: Measures = {}
    for line in lines:
        if kind := _KIND.match(line):
            found, _, rest = kind["rest"].partition("  ")
            names = ("precision", "recall", "found F1")
            for name, value in zip(names, _NUMBER.findall(found.replace("F1", "")), strict=True):
                measures[f"{kind['kind']} {name}"] = float(value)
            for figure in _FIGURE.finditer(rest):
                measures[f"{kind['kind']} {figure['name']}"] = float(figure["value"])
        elif line.startswith("record score"):
            measures["record score"] = float(_NUMBER.findall(line)[-1])
    return measures


def attribution_measures(lines: Sequence[str]) -> Measures:
    """`score_attribution.py`: F1 of content and source characters and of relations."""
    return {
        f"{line[:20].strip()} F1": float(line.rsplit(" ", 1)[1]) for line in lines if " F1 " in line
    }


def time_measures(lines: Sequence[str]) -> Measures:
    """`score_time.py`: F1 relaxed, strict, of type and of value."""
    figures = next(line for line in lines if line.startswith("F1"))
    names = ("relaxed", "strict", "type", "value")
    numbers = _NUMBER.findall(figures.removeprefix("F1"))
    return {f"{n} F1": float(v) for n, v in zip(names, numbers, strict=True)}


def event_measures(lines: Sequence[str]) -> Measures:
    """`score_events.py`: the shares of rows answered and right, macro-F1, events a sentence."""
    (line,) = lines
    names = ("rows", "answered", "right", "right of answered", "macro-F1", "events a sentence")
    numbers = re.findall(r"(?<![\w-])\d+(?:\.\d+)?", line.replace("F1", ""))
    return {n: float(v) for n, v in zip(names, numbers, strict=True)}


def thread_measures(lines: Sequence[str]) -> Measures:
    """`score_threads.py`: F1 of links and the share of right fates, a kind."""
    measures: Measures = {}
    for line in lines:
        kind = line.split()[0]
        for name in ("P", "R", "F1"):
            found = re.search(rf"\b{name} (\d+\.\d+)", line)
            assert found is not None, line
            measures[f"{kind} links {name}"] = float(found[1])
        measures[f"{kind} fates right"] = float(line.rsplit(" ", 1)[1])
    return measures
