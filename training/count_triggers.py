"""How often each word that may tell of a meeting or commitment does, in readings of reports.

    PYTHONPATH=. python training/count_triggers.py meetings GOLD_SET...
    PYTHONPATH=. python training/count_triggers.py commitments GOLD_SET...

Prints lemma, uses, uses inside evidence and their share, from which the weights of both packages'
`lexicon.toml` were taken by hand and rounded. A GOLD_SET is a folder with `reports.jsonl` and
`gold/ID.json`.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from communique.language.commitments.candidates import find_bound
from communique.language.document import Document
from communique.language.meetings.candidates import find_candidates
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from training.labels import as_given


def triggers(kind: str, document: Document) -> Iterator[tuple[str, int]]:
    """Lemma and offset of each trigger."""
    heads = (
        (c.head for c in find_candidates(document, find_cast(document)))
        if kind == "meetings"
        else (b.head for b in find_bound(document))
    )
    for head in heads:
        yield f"{head.lemma_.lower()} ({head.pos_.lower()})", head.idx


def ranges(entries: list[dict[str, str | list[str]]], text: str) -> list[range]:
    found = []
    for entry in entries:
        evidence = entry["evidence"]
        for part in [evidence] if isinstance(evidence, str) else evidence:
            at = text.find(part)
            if part and at >= 0:
                found.append(range(at, at + len(part)))
    return found


def main() -> None:
    kind, *folders = sys.argv[1:]
    uses: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for folder in map(Path, folders):
        for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            gold = json.loads((folder / "gold" / f"{given['id']}.json").read_text(encoding="utf-8"))
            spans = ranges(gold[kind], given["text"])
            for word, at in triggers(kind, parse(as_given(given))):
                uses[word] += 1
                inside[word] += any(at in span for span in spans)
    for word, n in sorted(uses.items(), key=lambda pair: (-pair[1], pair[0])):
        print(f"{word:28} {n:5} {inside[word]:5} {inside[word] / n:.2f}")


if __name__ == "__main__":
    main()
