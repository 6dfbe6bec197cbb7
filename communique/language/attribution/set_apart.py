"""Words set apart from who says them: signed behind a dash, led in by the line above, or a
speaker's turn in a transcript."""

import re
from collections.abc import Iterator

from communique.language.attribution.draft import Draft, cue_spans
from communique.language.attribution.scene import Scene
from communique.language.attribution.sources import source_of
from communique.language.document import clause_span
from communique.language.quotes import Quotation
from communique.language.reporting import Frame, lexicon
from communique.language.tree import Token
from communique.model.evidence import Span

_SIGNED = re.compile(r"[ \t\xa0]*(?P<dash>--?|[–—―])[ \t\xa0]*(?P<name>[^\s\"“”–—―][^\n\"“”]*)")
_NAME_WORDS = 8
"""Words that a signature has at most, office and town with it."""
_LED = re.compile(r":\s*\n\s*\Z")

_LABEL = re.compile(
    r"""^[ \t]*(?P<mark>["“]|``|'')?[ \t]*
        (?P<name>[A-Z][A-Z.'’-]+(?:[ ][A-Z][A-Z.'’-]*){0,4}):[ \t]+(?=\S)""",
    re.VERBOSE | re.MULTILINE,
)
_FEWEST_TURNS = 3
"""With fewer labels than these they are datelines, or headings."""


def set_apart_drafts(scene: Scene) -> Iterator[Draft]:
    """Quotations in a line of their own: `"..." — Ann Bell`, and `The letter reads:` above one."""
    for quotation in scene.quotations:
        if _begins_line(scene, quotation):
            draft = _signed(scene, quotation) or _led_in(scene, quotation)
            if draft is not None:
                yield draft
    yield from _turns(scene)


def _turns(scene: Scene) -> Iterator[Draft]:
    """The turns of a transcript, each from its speaker's label to the next one.

    Of what stands under the last label only its own line is sure to be the speaker's.
    """
    labels = list(_LABEL.finditer(scene.text))
    if len(labels) < _FEWEST_TURNS:
        return
    for at, label in enumerate(labels):
        last = at + 1 == len(labels)
        end = _line_end(scene, label.end()) if last else labels[at + 1].start()
        name = Span(*label.span("name"))
        words = scene.trim(Span(label.end(), end))
        colon = scene.document.words((name.end, name.end + 1))
        if colon is not None and words.start < words.end:
            mark = Span(name.end, name.end + 1)
            yield Draft(colon[-1], (mark,), (name,), (words,), Frame.CLAUSE, speech=True)


def _line_end(scene: Scene, start: int) -> int:
    end = scene.text.find("\n", start)
    return len(scene.text) if end < 0 else end


def _begins_line(scene: Scene, quotation: Quotation) -> bool:
    return not scene.text[: quotation.start].rpartition("\n")[2].strip()


def _signed(scene: Scene, quotation: Quotation) -> Draft | None:
    """A quotation with its speaker behind a dash, at the end of the line."""
    found = _SIGNED.match(scene.text, quotation.end)
    if found is None or len(found["name"].split()) > _NAME_WORDS:
        return None
    dash, name = Span(*found.span("dash")), scene.trim(Span(*found.span("name")))
    words, mark = scene.document.words(name), scene.document.words(dash)
    if words is None or mark is None or words[0].pos_ == "VERB" or words[0].text[0].islower():
        return None
    if any(t.pos_ == "VERB" and lexicon().is_verb(t.lemma_) for t in words):
        return None  # `"..." - Bell said on Monday`: the verb tells more than the dash
    return Draft(mark[0], (dash,), (name,), (quotation.span,), Frame.CLAUSE, speech=True)


def _led_in(scene: Scene, quotation: Quotation) -> Draft | None:
    """A quotation under a line that ends in a colon, and whom that line has speaking."""
    lead = _LED.search(scene.text, 0, quotation.start)
    if lead is None or not scene.text[: lead.start()].strip():
        return None
    before = scene.document.words((lead.start(), lead.start() + 1))
    if before is None or scene.quotation_at(lead.start()) is not None:
        return None
    verb = _teller(before[0])
    if verb is None:
        return None
    source = source_of(verb)
    named: tuple[Span, ...] = ()
    if source is not None:
        bounds, own = scene.bounds(verb), clause_span(source)
        start, end = max(own.start, bounds.start), min(own.end, lead.start())
        end = verb.idx if start < verb.idx < end else end
        named = (scene.trim(Span(start, end)),)
    return Draft(verb, cue_spans(verb), named, (quotation.span,), Frame.CLAUSE, speech=True)


def _teller(colon: Token) -> Token | None:
    """The verb that leads a quotation in: the line's last reporting verb, else its main verb."""
    words = [t for t in colon.sent if t.i < colon.i]
    telling = (t for t in reversed(words) if lexicon().takes(t.lemma_, Frame.CLAUSE))
    root = (t for t in words if t == colon.sent.root)
    return next((t for t in (*telling, *root) if t.pos_ in {"VERB", "AUX"}), None)
