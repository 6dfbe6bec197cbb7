"""Attributions proposed by a tagger, brought into the form that the rules give theirs."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from communique.language.attribution.draft import Draft, anchor_of
from communique.language.attribution.extent import snap
from communique.language.attribution.quoted import continue_quotations
from communique.language.attribution.scene import Scene
from communique.language.attribution.settling import finish
from communique.language.reporting import Frame
from communique.language.tree import Token
from communique.model.annotation import Attribution
from communique.model.evidence import Span

_SURE = 0.5
"""From this likelihood on a proposal counts as speech."""


class Proposal(Protocol):
    """Somebody's words or thoughts as spans of characters, with how likely they are speech."""

    @property
    def source(self) -> Sequence[tuple[int, int]]:
        """Whose they are; may be empty."""

    @property
    def cue(self) -> Sequence[tuple[int, int]]:
        """The word that reports them."""

    @property
    def content(self) -> Sequence[tuple[int, int]]:
        """What is said or thought."""

    @property
    def speech(self) -> float:
        """How likely it is said rather than thought, 0 to 1."""

    @property
    def confidence(self) -> float:
        """How sure the proposal is, 0 to 1."""


def refine_attributions(scene: Scene, proposals: Iterable[Proposal]) -> tuple[Attribution, ...]:
    """The attributions that proposals stand for, with quotations whole, continued and trimmed."""
    drafts = [d for d in (_draft(scene, p) for p in proposals) if d is not None]
    found = [finish(scene, draft) for draft in continue_quotations(scene, drafts)]
    return tuple(sorted(found, key=lambda a: (a.start, a.content, a.cue, a.source)))


def _draft(scene: Scene, proposal: Proposal) -> Draft | None:
    """A proposal as a draft of ours; None where its content holds no word."""
    cue = tuple(Span(*span) for span in proposal.cue)
    anchor = anchor_of(scene.document, cue) or _first_word(scene, proposal.content)
    if anchor is None:
        return None
    content = tuple(scene.trim(snap(scene, Span(*span), anchor)) for span in proposal.content)
    content = tuple(span for span in content if span.start < span.end)
    if not content:
        return None
    source = tuple(scene.trim(Span(*span)) for span in proposal.source)
    told = tuple(span for span in source if span.start < span.end)
    speech = proposal.speech >= _SURE
    return Draft(anchor, cue, told, content, Frame.CLAUSE, speech, proposal.confidence)


def _first_word(scene: Scene, content: Sequence[tuple[int, int]]) -> Token | None:
    """The word before a content that has no cue, or its first."""
    words = scene.document.words(content[0]) if content else None
    if words is None:
        return None
    return words[0].nbor(-1) if words.start > 0 else words[0]
