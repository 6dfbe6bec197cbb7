"""What is found faster than spaCy finds it is what spaCy finds."""

from collections.abc import Callable, Iterable
from datetime import date

import numpy as np
import pytest
import spacy
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from thinc.api import Model

from communique.language import forms, vectors
from communique.language.entities import Entities
from communique.language.forms import Forms
from communique.language.norms import shorten_norms
from communique.language.parsing import DEFAULT_PIPELINE, full_pipeline, load, parse, steps
from communique.language.vectors import keep_vectors
from communique.model.report import Report

ALL: list[int | str] = [
    *("ORTH", "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE")
]

NLP, OWN = load(DEFAULT_PIPELINE), full_pipeline()

TEXTS = [
    # names of one word and of several, at a sentence's end and side by side
    "Foreign Minister Ingrid Solberg-Haugen met Tomas Brandl in Oslo on 3 May 2019. Norway's "
    "Storting and the European Free Trade Association had asked for talks. Who came? Solberg.",
    # longer patterns: what a word is hangs on its neighbour
    "There are three ways, he's told us. Let's go; we're gonna win, you gotta believe. There was "
    "no deal. It ain't over, y'all! C'mon, let's talk. They wo n't and ca n't; there's time.",
    # words whose part of speech goes by their arc
    "He had had enough, did what he did, and does have doubts. That is that; that man says that "
    "it rains. I saw it, you saw me, and it saw you. Do they do so? The one which I do is mine.",
    # blanks, lists, marks, numbers
    "TALKS\n\n  * 1,200 people  in Bonn\t(see p. 4)\n  * $3.5m, 40% -- http://example.org/a?b=1\n\n"
    "\"Nothin' doin',\" they said... 'em all.\n\n\n----\nJan. 5, 10:30 a.m. EST; Sept. 2020–2021",
    # a name that would run over a sentence's forced beginning
    "Kingdom of\n\nSweden, Norway of\n\nthe North Atlantic Treaty\n\nOrganization Rome\n\nRome",
    "Ulan Bator",
    "  ",
    "",
]


def _report(text: str) -> Report:
    return Report(published=date(2020, 1, 1), text=text)


def _begun(text: str) -> Doc:
    """A text's words, with sentences begun where a blank line forces it."""
    doc = NLP.make_doc(text)
    for token in doc[1:]:
        if token.nbor(-1).is_space and "\n" in token.nbor(-1).text and not token.is_space:
            token.is_sent_start = True
    return doc


def _done(doc: Doc, parts: Iterable[Callable[[Doc], Doc]]) -> Doc:
    for part in parts:
        doc = part(doc)
    return doc


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_as_spacys_own(text: str) -> None:
    own = _done(_begun(text), (part for _, part in OWN.pipeline))
    faster = _done(_begun(text), steps())
    assert np.array_equal(own.to_array(ALL), faster.to_array(ALL))
    assert [(e.start, e.end, e.label_) for e in own.ents] == [
        (e.start, e.end, e.label_) for e in faster.ents
    ]


@pytest.mark.parametrize("at", range(1, 12))
def test_no_name_runs_over_the_beginning_of_a_sentence(at: int) -> None:
    docs = []
    for parts in ([part for _, part in OWN.pipeline], steps()):
        doc = NLP.make_doc("Envoys of the North Atlantic Treaty Organization met Ana Maria Silva.")
        doc[at].is_sent_start = True
        docs.append(_done(doc, parts))
    own, faster = docs
    assert np.array_equal(own.to_array(ALL), faster.to_array(ALL))


def test_the_texts_have_what_is_hard() -> None:
    docs = [parse(_report(text)).parse for text in TEXTS if text.strip()]
    assert {1, 2, 5} <= {len(name) for doc in docs for name in doc.ents}
    assert {"us", "go", "will", "he"} <= {token.lemma_ for token in docs[1]}
    assert {"AUX", "VERB"} <= {t.pos_ for doc in docs for t in doc if t.lower_ in {"had", "is"}}


def test_the_faster_parts_are_at_work() -> None:
    kinds = [type(step) for step in steps()]
    assert Forms in kinds
    assert Entities in kinds
    assert len(kinds) == len(NLP.pipeline) - 1  # one for ruler and lemmatizer


def test_what_is_known_changes_nothing_and_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = Forms.of(NLP)
    assert fresh is not None
    monkeypatch.setattr(forms, "MOST", 5)
    plain = [part for name, part in NLP.pipeline if name in {"tok2vec", "tagger", "parser"}]
    docs = [_done(_begun(text), plain) for text in TEXTS]
    first, again = ([fresh(doc.copy()).to_array(ALL) for doc in docs] for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert fresh(_done(_begun("Ulan Bator"), plain)).to_array("LEMMA").tolist()
    assert len(fresh._known) < 10


def test_the_vectors_of_words_are_spacys_own_to_the_last_bit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own, kept = spacy.load(DEFAULT_PIPELINE), spacy.load(DEFAULT_PIPELINE)
    keep_vectors(kept)
    assert [n.name for n in kept.get_pipe("ner").model.walk()].count("kept_vectors") == 1  # type: ignore[attr-defined]
    for most in (vectors.MOST, 5):  # 5: nearly all is forgotten again
        monkeypatch.setattr(vectors, "MOST", most)
        for text in [*TEXTS, *reversed(TEXTS)]:
            assert np.array_equal(own(text).tensor, kept(text).tensor)


def test_vectors_are_brought_to_scale_as_by_spacy_to_the_last_bit() -> None:
    own, short = spacy.load(DEFAULT_PIPELINE), spacy.load(DEFAULT_PIPELINE)
    shorten_norms(short)
    for name in ("tok2vec", "ner"):
        model: Model[object, object] = short.get_pipe(name).model  # type: ignore[attr-defined]
        assert [n.name for n in model.walk()].count("short_norm") == 5
    for text in TEXTS:
        ours, theirs = short(text), own(text)
        assert np.array_equal(ours.tensor, theirs.tensor)
        assert np.array_equal(ours.to_array(ALL), theirs.to_array(ALL))


def test_other_pipelines_are_left_as_they_are() -> None:
    other = spacy.blank("en")
    assert Forms.of(other) is None
    assert Entities.of(other) is None


def test_patterns_that_ask_for_more_are_left_to_spacy() -> None:
    other = spacy.load(DEFAULT_PIPELINE, exclude=["ner", "senter"])
    assert Forms.of(other) is not None
    ruler = other.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ruler.add([[{"LOWER": "talks", "ENT_TYPE": "EVENT"}]], {"LEMMA": "talk"})
    assert Forms.of(other) is None
