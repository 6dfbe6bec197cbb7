"""The figures of `scores.json` as tables of the README and the docs; tests hold them equal."""

from pathlib import Path
from typing import NamedTuple

from communique.errors import CommuniqueError
from communique.evaluation.calibration import BANDS
from communique.evaluation.scores import Scores


class _Row(NamedTuple):
    what: str
    group: str
    measure: str
    people: str = ""


_ROWS = (
    _Row("statements, whole F1", "dev", "statements whole F1", "0.81 to 0.86"),
    _Row("positions, whole F1", "dev", "positions whole F1", "0.72 to 0.84"),
    _Row("meetings, whole F1", "dev", "meetings whole F1", "0.64 to 0.79"),
    _Row("commitments, whole F1", "dev", "commitments whole F1", "0.68 to 0.71"),
    _Row("record score, their mean", "dev", "record score", "0.73 to 0.79"),
    _Row("attribution, content characters F1", "polnear-dev", "content characters F1"),
    _Row("attribution, source characters F1", "polnear-dev", "source characters F1"),
    _Row("attribution, relations F1", "polnear-dev", "relations F1"),
    _Row("times found, F1 relaxed", "timebank", "relaxed F1"),
    _Row("times' values, F1", "timebank", "value F1"),
    _Row("meetings linked, F1, from gold findings", "threads from gold", "meeting links F1"),
    _Row("commitments linked, F1, from gold findings", "threads from gold", "commitment links F1"),
    _Row("fates of meetings right, from gold findings", "threads from gold", "meeting fates right"),
    _Row("meetings linked, F1, from found findings", "threads from found", "meeting links F1"),
    _Row("fates of meetings right, from found", "threads from found", "meeting fates right"),
    _Row("PLOVER events, macro-F1", "plover-dev", "macro-F1"),
)
_KINDS = ("statements", "positions", "meetings", "commitments")
_BEGIN, _END = "<!-- figures:begin -->", "<!-- figures:end -->"
_SETS = {
    "dev": "four dev sets, 88 reports",
    "polnear-dev": "PolNeAR dev, 84 reports",
    "timebank": "TimeBank and AQUAINT, 256 texts",
    "threads from gold": "four dev sets",
    "threads from found": "four dev sets",
    "plover-dev": "PLV dev, 1,026 rows",
}


def figures_table(scores: Scores) -> str:
    """Markdown, one row a figure: what, measured on what, the figure, what two people reach."""
    lines = ["| what | measured on | Communique | two people |", "| --- | --- | --- | --- |"]
    for row in _ROWS:
        value = scores.measures[row.group][row.measure]
        lines.append(f"| {row.what} | {_SETS[row.group]} | {value:.3f} | {row.people} |")
    return "\n".join(lines)


def confidence_table(scores: Scores) -> str:
    """Markdown, one row a band of confidence: the share that is right, and of how many."""
    measures = scores.measures["confidence"]
    lines = [f"| told at | {' | '.join(_KINDS)} |", "| --- |" + " --- |" * len(_KINDS)]
    for band, above in reversed(list(zip(BANDS, (*BANDS[1:], None), strict=True))):
        cells = []
        for kind in _KINDS:
            told = measures.get(f"{kind} from {band}, told")
            right = measures.get(f"{kind} from {band}, right", 0.0)
            cells.append(f"{right:.0%} of {told:.0f}" if told else "")
        name = f"{band} to {above}" if above else f"{band} and above"
        lines.append(f"| {name} | {' | '.join(cells)} |".replace("  ", " "))
    return "\n".join(lines)


def put_figures(page: Path, scores: Scores) -> None:
    """Put the table into a Markdown page, between the marks `figures:begin` and `figures:end`."""
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise CommuniqueError(
            "the page has no place for the figures",
            remedy=f"write {_BEGIN} and {_END} on lines of their own",
            source=page,
        )
    table = figures_table(scores)
    page.write_text(f"{before}{begin}\n{table}\n{end}{after}", encoding="utf-8")
