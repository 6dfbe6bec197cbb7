"""The reports that the tagger is never taught on, read as the product reads them.

What stands on its marks is fitted here, where it errs as it does in use.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.language.attribution.both import attributions_of
from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.statements import find_statements
from communique.language.tagger.sight import Sight
from communique.language.tagging import tag
from communique.language.times import find_times
from communique.model.annotation import TimeExpression
from communique.model.evidence import Span
from communique.model.findings import Statement
from training.gold import places
from training.labels import KEPT_BACK, as_given, read_labels

Entry = dict[str, Any]


@dataclass(frozen=True)
class Reading:
    """A report with all that stands below its findings, and what a person entered."""

    document: Document
    cast: Cast
    times: tuple[TimeExpression, ...]
    statements: tuple[Statement, ...]
    sight: Sight
    entries: dict[str, list[Entry]]

    def spans(self, entry: Entry) -> list[Span]:
        """Where an entry's evidence stands."""
        return [Span(*place) for place in places(entry["evidence"], self.document.text)]


def readings(corpora: Path) -> Iterator[Reading]:
    """Each report kept back, in the order of the file."""
    for given, entries in read_labels(corpora, KEPT_BACK):
        yield reading(given, entries)


def taught(gold: Path) -> Iterator[Reading]:
    """Each report of the training sets, on which the tagger was taught, by set and order there."""
    for path in sorted(gold.glob("train-*/reports.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for given in map(json.loads, lines):
                read = path.parent / "gold" / f"{given['id']}.json"
                yield reading(given, json.loads(read.read_text(encoding="utf-8")))


def reading(given: Entry, entries: dict[str, list[Entry]]) -> Reading:
    """A report read as the product reads it, with what a person entered."""
    document = parse(as_given(given))
    times, cast, tagged = find_times(document), find_cast(document), tag(document)
    attributions = attributions_of(document, tagged)
    statements = find_statements(document, attributions, cast, times)
    return Reading(document, cast, times, statements, tagged.sight, entries)
