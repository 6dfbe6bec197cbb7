"""Our own readings of unlabelled reports: positions, meetings and commitments, as places in texts.

Each file of `training/labels/` holds one report a line: its id, the corpus that it is in, and what
a reader entered, with every word of the report given as [start, end) and none of its text. The
texts are in `../shared/corpora`; without them the files say nothing. Statements were not read.
`first.jsonl`, `second.jsonl` and `third.jsonl` teach the tagger; `kept_back.jsonl` never does: what
stands above it is fitted on these reports. `measured.jsonl` teaches nothing at all: both together
tell one tagger from another (`measure.py --corpora`).

    python -m training.labels --corpora ../shared/corpora --gold FOLDER... --out FILE

turns readers' files (as `SCHEME.md` has them, one a report) into places and counts them.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from communique.model.report import Report
from communique.readers.checks import build_report

FIRST, SECOND, THIRD, KEPT_BACK, MEASURED = (
    Path(__file__).parent / "labels" / f"{name}.jsonl"
    for name in ("first", "second", "third", "kept_back", "measured")
)
KINDS = ("positions", "meetings", "commitments")
WORDS = {
    "positions": ("condition",),
    "meetings": ("place", "outcome"),
    "commitments": ("condition",),
}
"""Fields that hold the report's words."""

Entry = dict[str, Any]
Places = list[list[int]]


def as_given(report: Entry) -> Report:
    """A line of the sets or of the corpora as the product reads it, with the parts of its text."""
    return build_report(report["text"], report, today=date.today(), source="training")


def texts(corpora: Path) -> Iterator[tuple[str, Entry]]:
    """Every report of the corpora with the name of its file."""
    for path in sorted(corpora.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield path.stem, json.loads(line)


def read_labels(corpora: Path, *files: Path) -> Iterator[tuple[Entry, dict[str, list[Entry]]]]:
    """Each labelled report of the files and its entries, in the order of the corpora; the report's
    words are put back where only places stand."""
    rows: dict[tuple[str, str], Entry] = {}
    for path in files:
        with path.open(encoding="utf-8") as lines:
            rows |= {(row["corpus"], row["report"]): row for row in map(json.loads, lines)}
    for corpus, report in texts(corpora):
        if (row := rows.pop((corpus, report["id"]), None)) is not None:
            entries = {
                kind: [_worded(entry, report["text"]) for entry in row[kind]] for kind in KINDS
            }
            yield report, {"statements": [], **entries}
    if rows:
        raise SystemExit(f"not in the corpora: {sorted(rows)}")


def _worded(entry: Entry, text: str) -> Entry:
    return {key: _words(value, text) for key, value in entry.items()}


def _words(value: object, text: str) -> object:
    """What a reader entered; places become the words there."""
    if isinstance(value, dict) and set(value) == {"at"}:
        told = [text[start:end] for start, end in value["at"]]
        return told if len(told) > 1 or value.get("many") else told[0]
    if isinstance(value, dict):
        return _worded(value, text)
    if isinstance(value, list):
        return [_words(each, text) for each in value]
    return value


def _placed(kind: str, entry: Entry, text: str) -> Entry:
    """An entry with the places of its words instead of them."""
    placed = dict(entry)
    placed.pop("thread", None)
    parts = entry["evidence"]
    places = [_place(part, text) for part in ([parts] if isinstance(parts, str) else parts)]
    placed["evidence"] = {"at": places}
    for field in WORDS[kind]:
        if entry.get(field):
            placed[field] = {"at": [_place(entry[field], text)]}
    for someone in placed.get("participants", ()):
        if someone.get("reason"):
            someone["reason"] = {"at": [_place(someone["reason"], text)]}
    return placed


def _place(words: str, text: str) -> list[int]:
    at = text.index(words)
    return [at, at + len(words)]


def keep(corpora: Path, folders: list[Path], out: Path) -> None:
    """Write the readers' files as places, in the order of corpus and report."""
    read = {p.stem: json.loads(p.read_text("utf-8")) for f in folders for p in f.glob("*.json")}
    rows = []
    for corpus, report in texts(corpora):
        if (entries := read.pop(report["id"], None)) is not None:
            row: Entry = {"corpus": corpus, "report": report["id"]}
            for kind in KINDS:
                row[kind] = [_placed(kind, entry, report["text"]) for entry in entries[kind]]
            rows.append(row)
    if read:
        raise SystemExit(f"not in the corpora: {sorted(read)}")
    out.parent.mkdir(exist_ok=True)
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    out.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    print(f"{len(rows)} reports;", ", ".join(f"{n} {k}" for k, n in sorted(_counts(rows).items())))


def _counts(rows: list[Entry]) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    for row in rows:
        for kind in KINDS:
            counts[kind] += len(row[kind])
            counts.update(
                f"{kind} {entry[field]}"
                for entry in row[kind]
                for field in ("stance", "status")
                if field in entry
            )
    return counts


def main() -> None:
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    ask.add_argument("--corpora", type=Path, required=True)
    ask.add_argument(
        "--gold", type=Path, nargs="+", required=True, help="folders of readers' files"
    )
    ask.add_argument("--out", type=Path, required=True)
    told = ask.parse_args()
    keep(told.corpora, told.gold, told.out)


if __name__ == "__main__":
    main()
