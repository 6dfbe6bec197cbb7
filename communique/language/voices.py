"""Whose word a finding is: a statement's speaker, or the reporter."""

from collections.abc import Sequence

from communique.model.findings import Statement, Voice


def voice_of(span: tuple[int, int], statements: Sequence[Statement]) -> Voice | None:
    """The speaker of the innermost statement whose content holds `span`; None: the reporter."""
    first, last = span
    holding = [
        (end - start, statement)
        for statement in statements
        for start, end, _ in statement.evidence
        if start <= first and last <= end
    ]
    if not holding:
        return None
    _, statement = min(holding, key=lambda pair: (pair[0], pair[1].start))
    return Voice(speaker=statement.speaker, party=statement.party)
