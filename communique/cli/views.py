"""What `show` prints of a report, a finding and a thread."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from communique.amending import told
from communique.api import Record
from communique.briefs.phrases import counted, named, party_words, quoted, when_words
from communique.briefs.times_in_words import time_words
from communique.dossier import Dossier
from communique.model.dates import day_words
from communique.model.decisions import Review
from communique.model.evidence import Span
from communique.model.findings import AnyFinding, Statement
from communique.model.report import PartKind, Report
from communique.model.threads import Link, PartyPart, Step, Thread
from communique.selection import status_of, subject_of

_COLOURS = {
    "statement": "cyan",
    "position": "magenta",
    "meeting": "green",
    "commitment": "yellow",
    "event": "blue",
    "office": "white",
}
_QUIET = {PartKind.CREDIT, PartKind.DATELINE}
_UNLISTED = {"event", "office"}
_PASSAGES = {"evidence", "cue", "source", "question", "actor_spans", "recipient_spans"}
_MARKS = "⟦⟧"
"""Round the words of findings where there is no colour: no newspaper prints these brackets."""
_LEAST_WEIGHT = 0.1
"""Reasons that weigh less settle nothing, and are left out."""


def show_report(record: Record, report: Report, out: Console) -> None:
    """A report with its findings' words marked, then its findings and its times."""
    findings = record.findings_of(report)
    out.print(_heading(report))
    out.print(_highlighted(report, findings, out))
    out.print()
    for finding in findings:
        if finding.kind_name not in _UNLISTED:
            out.print(_summary(finding))
    times = [(time_words(time.value), time) for time in record.times_of(report)]
    width = max((len(value) for value, _ in times), default=0)
    for value, time in times:
        words = " ".join(report.text[time.span.start : time.span.end].split())
        out.print(Text.assemble((f"{value:{width}}", "bold"), f" {words!r}: {time.why}"))


def show_finding(record: Record, finding: AnyFinding, as_of: date | None, out: Console) -> None:
    """A finding with its fields, then its report with its words marked; of a statement also what
    other reports tell of its speaker, as of the day."""
    report = record.report(finding.report)
    out.print(_summary(finding))
    review = record.review_of(finding)
    looked = [] if review is None else [("review", _review(review))]
    taught = _learned(finding, record.dossier(as_of)) if isinstance(finding, Statement) else []
    for field, value in [("report", report.name), *_fields(finding), *taught, *looked]:
        out.print(Text.assemble((f"{field:>14} ", "dim"), value))
    out.print()
    out.print(_heading(report))
    out.print(_highlighted(report, [finding], out))


def _learned(statement: Statement, dossier: Dossier) -> list[tuple[str, str]]:
    """The speaker's office by other reports, with the words and the report that carry it."""
    found = dossier.learned(statement) if statement.report in dossier.reports else None
    if found is None:
        return []
    rows = [("learned role", found.role), ("learned party", found.party)]
    for shown in (dossier.findings[id_] for id_ in found.findings):
        teacher = dossier.report_of(shown)
        where = f"{teacher.name}, {teacher.published}, {shown.id[:8]}"
        rows.append(("learned from", f"{quoted(shown.evidence[0].words)} ({where})"))
    rows.append(("left between", "; ".join(found.candidates)))
    return [(field, value) for field, value in rows if value]


def _review(review: Review) -> str:
    """That a person has looked at it, and when and why."""
    because = f": {review.because}" if review.because else ""
    return f"{review.state} by {review.by} on {review.at:%Y-%m-%d}{because}"


def show_thread(thread: Thread, dossier: Dossier, out: Console) -> None:
    """A thread: its fate, what each report added, who came, what that rests on."""
    when = "" if thread.when is None else f", {when_words(thread.when)}"
    name = named(thread.name, dossier.as_of)
    out.print(Text(f"{name} ({thread.id})", style="bold"))
    out.print(f"{thread.kind.value}, {thread.fate}{when}, as of {day_words(dossier.as_of)}")
    out.print(", ".join(party_words(p, dossier.as_of, article=False) for p in thread.parties))
    blocks = {
        "what each report added": [_step(step, dossier) for step in thread.steps],
        "who takes part": [_part(part, dossier) for part in thread.attendance],
        "reports disagree": [Text(named(c, dossier.as_of)) for c in thread.contradictions],
        "coverage": [_coverage(thread)],
        "why these are one thing": [line for link in thread.links for line in _link(link, dossier)],
    }
    for title, lines in blocks.items():
        if lines:
            out.print(Text(f"\n{title}", style="bold cyan"))
            for line in lines:
                out.print(Padding(line, (0, 0, 0, 2)))


def _step(step: Step, dossier: Dossier) -> Text:
    """The day, the status, what is new in it, and the words."""
    finding = dossier.findings[step.finding]
    text = Text.assemble(f"{step.day} ", (step.status, "bold"))
    if step.due is not None:
        text.append(f" ({when_words(step.due, preposition=False)})")
    if step.note:
        text.append(f"; {step.note}")
    if step.asserted_by is not None:
        text.append(f"; by the word of {step.asserted_by.speaker}")
    text.append(f"; {step.report_name}, ")
    text.append(step.finding[:8], style="dim")
    if step.copy_of is not None:
        text.append(f", a wire copy of {dossier.reports[step.copy_of].name}", style="red")
    for passage in dossier.passages(finding):
        text.append(f"\n  {quoted(passage.words)}", style="italic")
    return text


def _part(part: PartyPart, dossier: Dossier) -> Text:
    before = f" (before: {', '.join(part.before)})" if part.before else ""
    why = f", {quoted(part.reason)}" if part.reason else ""
    name = party_words(part.party, dossier.as_of, article=False)
    return Text(f"{name}: {part.attendance.value}{why}{before}")


def _coverage(thread: Thread) -> Text:
    """How much silence there was since the last word."""
    coverage = thread.coverage
    together = f", {coverage.together} of them on two or more" if coverage.reports else ""
    seen = counted(coverage.reports, "report")
    return Text(f"{seen} on these parties since {day_words(coverage.since)}{together}")


def _link(link: Link, dossier: Dossier) -> Iterator[Text]:
    """Two reports, how likely their findings are one thing, and what weighs for and against."""
    names = (dossier.report_of(dossier.findings[id_]).name for id_ in (link.left, link.right))
    yield Text(f"{' and '.join(names)}: {link.score:.0%}")
    for reason in link.reasons:
        if abs(reason.weight) >= _LEAST_WEIGHT:
            why = named(reason.why, dossier.as_of)
            yield Text(f"  {reason.weight:+.1f} {why}", style="dim")


def _fields(finding: AnyFinding) -> list[tuple[str, str]]:
    """The finding's own fields by the scheme's names, those that say nothing left out."""
    rows = []
    for field in msgspec.structs.fields(finding):
        value = getattr(finding, field.name)
        if field.name not in _PASSAGES | {"report"} and value not in (None, (), ""):
            values = value if isinstance(value, tuple) else (value,)
            rows.append((field.encode_name, ", ".join(map(_value, values))))
    return rows


def _value(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else told(value)


def _heading(report: Report) -> Text:
    source = f", {report.source}" if report.source else ""
    heading = Text(f"{report.name} ({report.id}){source}, {report.published}", style="bold")
    for warning in report.warnings:
        heading.append(f"\nwarning: {warning}", style="red")
    return heading


def _summary(finding: AnyFinding) -> Text:
    who = {"statement": "speaker", "position": "holder"}.get(finding.kind_name)
    told = (None if who is None else getattr(finding, who), status_of(finding))
    return Text.assemble(
        (finding.id[:8], "dim"),
        (f" {finding.kind_name}", f"bold {_COLOURS[finding.kind_name]}"),
        "".join(f" {one}" for one in told if one),
        f": {' '.join(subject_of(finding).split())}",
    )


def _highlighted(report: Report, findings: Sequence[AnyFinding], out: Console) -> Text:
    """The report's text with each finding's words in its kind's colour, the inner over the outer,
    or in brackets where there is none."""
    marked = sorted(
        {
            (Span(passage.start, passage.end), _COLOURS[finding.kind_name])
            for finding in findings
            if finding.kind_name not in _UNLISTED or len(findings) == 1
            for passage in finding.evidence
        },
        key=lambda m: (m[0].start - m[0].end, m[0].start, m[1]),
    )
    if out.color_system is None:
        return Text(_bracketed(report.text, [span for span, _ in marked]).rstrip())
    text = Text(report.text)
    for part in report.parts:
        if part.kind in _QUIET:
            text.stylize("dim", part.start, part.end)
    for span, colour in marked:
        text.stylize(f"bold {colour}", span.start, span.end)
    text.rstrip()
    return text


def _bracketed(text: str, spans: Iterable[Span]) -> str:
    """The text with each stretch of marked words in brackets; stretches that meet are one."""
    pieces: list[str] = []
    at = end = 0
    for start, stop in sorted((span.start, span.end) for span in spans):
        if start > end or not pieces:
            pieces += [text[at:end], _MARKS[1]] if pieces else []
            pieces += [text[end:start], _MARKS[0]]
            at = start
        end = max(end, stop)
    return "".join([*pieces, text[at:end], *(_MARKS[1] if pieces else ""), text[end:]])
