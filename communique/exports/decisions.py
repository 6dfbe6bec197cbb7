"""People's decisions as flat rows: who decided what, when, why, and what became of it."""

from collections.abc import Callable, Iterable, Iterator

from communique.amending import told, values_of
from communique.exports.rows import Row
from communique.model.decisions import (
    Confirmed,
    Decision,
    Edited,
    Listed,
    OneThing,
    PartyCalled,
    PersonCalled,
    Target,
    TwoThings,
    Undone,
)
from communique.model.findings import AnyFinding
from communique.selection import status_of, subject_of

DECISION_COLUMNS = (
    *("id", "decided_at", "decided_by", "act", "what", "because"),
    *("standing", "overruled_by", "reports", "kind", "words"),
)


def decision_row(listed: Listed, report_name: Callable[[str], str]) -> Row:
    """A decision in one line; `report_name` tells what a report is called."""
    decision = listed.decision
    targets = decision.ruling.about()
    reports = dict.fromkeys(report_name(target.read.report) for target in targets)
    return {
        "id": decision.id,
        "decided_at": f"{decision.at:%Y-%m-%dT%H:%M:%SZ}",
        "decided_by": decision.by,
        "act": decision.act,
        "what": what_is_decided(decision),
        "because": decision.because or None,
        "standing": listed.standing.value,
        "overruled_by": listed.overruled_by,
        "reports": list(reports),
        "kind": targets[0].read.kind_name if targets else None,
        "words": [passage.words for target in targets for passage in target.read.evidence],
    }


def what_is_decided(decision: Decision) -> str:
    """The finding confirmed or rejected; what an edit changes; what is one, and what two."""
    match decision.ruling:
        case Confirmed(stands=stands):
            return summary(stands[0])
        case Edited(targets=targets, stands=stands):
            return "; ".join(changes(targets[0].read, stands[0])) or "as it was read"
        case OneThing(targets=targets):
            return f"one thing: {_names(targets)}"
        case TwoThings(targets=targets, others=others):
            return f"two things: {_names(targets)} / {_names(others)}"
        case PartyCalled(name=name, called=called) | PersonCalled(name=name, called=called):
            return f"{name} -> {called}"
        case Undone(decision=undone):
            return f"takes back {undone[:8]}"
        case ruling:
            return summary(ruling.about()[0].read)


def summary(finding: AnyFinding) -> str:
    """A finding in a line: who, how, what."""
    who = getattr(finding, "speaker", None) or getattr(finding, "holder", None)
    subject = " ".join(subject_of(finding).split())
    return f"{' '.join(filter(None, (who, status_of(finding))))}: {subject}".removeprefix(": ")


def changes(read: AnyFinding, stands: AnyFinding) -> Iterator[str]:
    """What an edit changes, field by field: `stance supports -> opposes`."""
    after = values_of(stands)
    for name, before in values_of(read).items():
        if told(before) != told(after[name]):
            yield f"{name} {told(before) or 'none'} -> {told(after[name]) or 'none'}"
    if read.evidence != stands.evidence:
        yield f"words {_words(read)} -> {_words(stands)}"


def _names(targets: Iterable[Target]) -> str:
    return ", ".join(dict.fromkeys(summary(target.read) for target in targets))


def _words(finding: AnyFinding) -> str:
    return " ... ".join(" ".join(passage.words.split()) for passage in finding.evidence)
