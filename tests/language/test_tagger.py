"""The trained tagger: what it marks, and that nothing but the report itself decides it."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import spacy
from tokenizers import Tokenizer

from communique.language.tagger import WEIGHTS, Span, Tagged, Tagger, windows
from communique.language.tagger.decoding import best_labels, runs_of
from communique.language.tagger.windows import (
    LIMIT,
    PIECES_A_WORD,
    Pieces,
    nearness_steps,
    paragraphs_of,
    windows_of,
)

TOKENS = spacy.blank("en")

SUMMIT = """The prime minister will travel to Oslo next week for talks with her Norwegian \
counterpart, her office said on Monday.

"We expect a frank exchange," said Ingrid Solheim, a spokeswoman for the foreign ministry. \
"Nobody should expect miracles."

The opposition rejected the plan and called on the government to publish the draft agreement."""

CEASEFIRE = """Rebel commanders agreed on Friday to withdraw their fighters from the port within \
ten days, according to mediators. The government denied that any deal had been signed."""

ODD = """He said "we will not go. Then the line broke off.

The envoy added: 'It is late' ” and “nobody" came `` here."""


def read(tagger: Tagger, text: str) -> Tagged:
    doc = TOKENS.make_doc(text)
    spans = [(t.idx, t.idx + len(t)) for t in doc]
    return tagger.tag([t.text for t in doc], spans, paragraphs_of(text, spans))


def told(text: str, spans: tuple[Span, ...]) -> str:
    return " ... ".join(text[start:end] for start, end in spans)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The minister said the border would stay closed.",
            "The minister",
            "said",
            "the border would stay closed",
        ),
        (
            '"We are ready to talk," Ms Lindqvist said.',
            "Ms Lindqvist",
            "said",
            '"We are ready to talk,"',
        ),
        (
            '"We are ready," the envoy said. "But we will not wait."',
            "the envoy",
            "said",
            '"We are ready," ... "But we will not wait."',
        ),
        (
            "The talks have collapsed, according to two diplomats.",
            "two diplomats",
            "according to",
            "The talks have collapsed",
        ),
    ],
    ids=["reported", "quoted", "interrupted", "according to"],
)
def test_finds_who_says_what(
    tagger: Tagger, text: str, source: str, cue: str, content: str
) -> None:
    found = [
        (told(text, a.source), told(text, a.cue), told(text, a.content))
        for a in read(tagger, text).attributions
    ]
    assert found == [(source, cue, content)]


def test_tells_speech_from_thought(tagger: Tagger) -> None:
    said = read(tagger, "The minister said that the talks would fail.").attributions
    sure = read(tagger, "The minister is convinced that the talks would fail.").attributions
    assert said[0].speech > 0.9
    assert sure[0].speech < 0.5


def test_finds_evidence_and_names_it(tagger: Tagger) -> None:
    evidence = read(tagger, SUMMIT).evidence
    talks = [e for e in evidence if e.kind == "meeting"]
    assert talks
    assert "talks" in told(SUMMIT, (talks[0].span,))
    assert talks[0].best("status") == "planned"
    stances = {e.best("stance") for e in evidence if e.kind == "position"}
    assert stances & {"opposes", "demands"}
    for each in evidence:
        for field in each.labels.values():
            assert sum(field.values()) == pytest.approx(1, abs=0.01)
            assert list(field.values()) == sorted(field.values(), reverse=True)


def test_a_report_is_read_alike_in_any_company(tagger: Tagger) -> None:
    alone = {text: read(Tagger(), text) for text in (SUMMIT, CEASEFIRE, ODD)}
    for order in ((SUMMIT, CEASEFIRE, ODD), (ODD, SUMMIT, CEASEFIRE, SUMMIT)):
        assert [read(tagger, text) for text in order] == [alone[text] for text in order]


def test_scores_are_the_same_bytes_whatever_was_read_before(tagger: Tagger) -> None:
    words = [t.text for t in TOKENS.make_doc(CEASEFIRE)]
    first = [s.words.tobytes() for _, s in tagger.scores(words, [(0, len(words))])]
    read(tagger, SUMMIT * 20)
    assert [s.words.tobytes() for _, s in tagger.scores(words, [(0, len(words))])] == first


def test_a_window_holds_one_report_and_no_padding(tagger: Tagger) -> None:
    words = [t.text for t in TOKENS.make_doc(CEASEFIRE)]
    ((window, scores),) = tagger.scores(words, [(0, len(words))])
    assert len(scores.words) == len(window.words) == len(words)
    assert window.pieces.min() > 0


def test_threads_change_nothing(tagger: Tagger) -> None:
    assert read(Tagger(threads=2), SUMMIT) == read(tagger, SUMMIT)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\n \n.\n", "\u200b", "—" * 500])
def test_reads_next_to_nothing(tagger: Tagger, text: str) -> None:
    assert read(tagger, text).evidence == ()


def test_odd_quotation_marks_swallow_no_paragraph(tagger: Tagger) -> None:
    second = ODD.index("The envoy")
    for attribution in read(tagger, ODD).attributions:
        assert all(end <= second or start >= second for start, end in attribution.content)


def test_reads_a_paragraph_of_five_thousand_words(tagger: Tagger) -> None:
    sentence = "The minister said the border would stay closed. "
    text = sentence * 560
    found = read(tagger, text).attributions
    assert len(found) > 300
    assert found[-1].content[0][0] > 0.95 * len(text)
    assert all(0 <= s < e <= len(text) for a in found for s, e in a.content)


def test_a_paragraph_without_an_end_of_sentence_is_cut_all_the_same(tagger: Tagger) -> None:
    words = ["and"] * 3000
    windows = [window for window, _ in tagger.scores(words, [(0, 3000)])]
    assert np.concatenate([w.words for w in windows]).tolist() == list(range(3000))
    assert max(len(w.pieces) for w in windows) <= LIMIT


def test_short_paragraphs_share_a_window_long_ones_break_at_a_sentence(tagger: Tagger) -> None:
    text = "Short one.\n\nAnother.\n\n" + "The talks went on for a while. " * 60
    doc = TOKENS.make_doc(text)
    words = [t.text for t in doc]
    paragraphs = paragraphs_of(text, [(t.idx, t.idx + len(t)) for t in doc])
    windows = [window for window, _ in tagger.scores(words, paragraphs)]
    assert windows[0].paragraph.tolist()[:6] == [0, 0, 0, 1, 1, 2] or len(windows) > 2
    assert all(words[w.words[-1]] == "." for w in windows)


def vocabulary() -> Tokenizer:
    return Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))


def test_windows_of_nothing() -> None:
    assert list(windows_of([], [], Pieces(vocabulary()))) == []


def cut_at_once(words: list[str]) -> list[list[int]]:
    cut: list[list[int]] = [[] for _ in words]
    told = vocabulary().encode(words, is_pretokenized=True, add_special_tokens=False)
    for number, word in zip(told.ids, told.word_ids, strict=True):
        if word is not None and len(cut[word]) < PIECES_A_WORD:
            cut[word].append(number)
    return cut


def test_words_are_cut_alike_whatever_was_cut_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "WORDS_KEPT", 40)
    cutter = Pieces(vocabulary())
    for text in (
        SUMMIT,
        ODD,
        CEASEFIRE,
        "Ünkŕaïnе -lrb- \u200b ﬁnal Sharm-el-Sheikh's " + "—" * 30,
    ):
        words = [t.text for t in TOKENS.make_doc(text)]
        assert cutter.of(words) == cut_at_once(words)
        assert cutter.of(words[::-1]) == cut_at_once(words)[::-1]


def test_paragraphs_are_what_stands_between_line_breaks() -> None:
    text = "One here.\n\n Two  here.\nThree."
    doc = TOKENS.make_doc(text)
    spans = [(t.idx, t.idx + len(t)) for t in doc]
    ranges = paragraphs_of(text, spans)
    assert [text[spans[a][0] : spans[b - 1][1]] for a, b in ranges] == [
        "One here.",
        "Two  here.",
        "Three.",
    ]


def test_no_span_goes_on_that_has_not_begun() -> None:
    scores = np.array(
        [[0, -9, 5], [0, 3, 2], [0, 1, 2], [9, 0, 0], [0, 1, 2], [9, 0, 0]], dtype=np.float32
    )
    labels = best_labels(scores)
    assert labels == [0, 1, 2, 0, 1, 0]
    assert list(runs_of(labels)) == [(1, 3), (4, 5)]


@pytest.mark.parametrize("seed", range(60))
def test_labels_are_the_best_of_all_rows_that_may_be(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(7, 3)).astype(np.float32)
    rows = (
        row
        for row in itertools.product(range(3), repeat=7)
        if all(b != 2 or a != 0 for a, b in itertools.pairwise((0, *row)))
    )
    best = max(rows, key=lambda row: sum(float(scores[i, label]) for i, label in enumerate(row)))
    assert best_labels(scores) == list(best)


def test_nearness_counts_words_from_the_cue_and_knows_its_paragraph() -> None:
    paragraph = np.array([0, 0, 0, 0, 1])
    assert nearness_steps(np.array([1, 2]), paragraph).tolist() == [7, 8, 8, 9, 17 + 10]


def test_weights_fit_in_forty_megabytes() -> None:
    assert sum(file.stat().st_size for file in Path(WEIGHTS).iterdir()) < 40_000_000


def fields(message: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """The numbered fields of a protobuf message, each with its number or its bytes."""
    at = 0

    def varint() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte, at = message[at], at + 1
            value |= (byte & 127) << shift
            if byte < 128:
                return value
            shift += 7

    while at < len(message):
        key = varint()
        if key & 7 == 0:
            yield key >> 3, varint()
        else:
            assert key & 7 in (1, 2, 5), "no other kind of field is in use"
            size = varint() if key & 7 == 2 else {1: 8, 5: 4}[key & 7]
            yield key >> 3, message[at : at + size]
            at += size


def inside(message: memoryview, number: int) -> Iterator[memoryview]:
    """The messages in one field of another."""
    return (told for n, told in fields(message) if n == number and isinstance(told, memoryview))


def test_no_product_overflows_on_a_processor_without_dot_products() -> None:
    """Such a processor adds two products of a weight and an unsigned byte in 16 bits, and what
    exceeds these is cut: the same report would be read otherwise there."""
    graph, constants, data_type, raw_data, int8 = 7, 5, 2, 9, 3
    model = memoryview((WEIGHTS / "tagger.onnx").read_bytes())
    seen = 0
    for tensor in inside(next(inside(model, graph)), constants):
        told = dict(fields(tensor))
        if told[data_type] == int8:
            seen += 1
            weights = np.frombuffer(next(inside(tensor, raw_data)), np.int8).astype(int)
            assert np.abs(weights).max() <= 2**15 // 510
    assert seen > 6 * 6, "every product's weights are looked at"


def test_sight_tells_what_each_head_sees_and_what_stands_in_one_paragraph(tagger: Tagger) -> None:
    sight = read(tagger, SUMMIT).sight

    def at(words: str) -> tuple[int, int]:
        start = SUMMIT.index(words)
        return start, start + len(words)

    assert sight.share("source", at("Ingrid Solheim")) > 0.5 > sight.share("source", at("Oslo"))
    assert sight.share("content", at("a frank exchange")) > 0.5 > sight.share("content", at("said"))
    assert sight.together(at("frank"), at("miracles"))
    assert not sight.together(at("Monday"), at("frank"))
