"""What a brief tells of parties that moved, and what it takes for no move."""

import msgspec

from communique.briefs.brief import Entry
from communique.briefs.writing import Length
from communique.model.annotation import Annotation
from communique.model.findings import Position, Stance, Voice
from communique.selection import Selection
from communique.views.named import NamedQuestion
from tests.briefs.test_brief import brief
from tests.building import a_report, says, stands

PIER = "the building of a second pier at Bergen"


def told(day: str, verb: str, stance: Stance, topic: str = PIER, **fields: object) -> Annotation:
    """A report of that day in which Norway takes a stance."""
    words = f"Norway {verb} {topic}"
    report = a_report(f"{words}, a paper of the coast reported.", day, name=day)
    position = stands(report, words, "NOR", stance, topic)
    return says(report, msgspec.structs.replace(position, **({"confidence": 0.8} | fields)))


def moved(*annotations: Annotation, **asked: str) -> tuple[Entry, ...]:
    written = brief(*annotations, asked=Selection(**asked))  # type: ignore[arg-type]
    return next((s.entries for s in written.sections if s.title == "What moved"), ())


def test_a_change_of_stance_is_told_with_both_words_and_notes() -> None:
    (entry,) = moved(
        told("2021-02-01", "opposed", Stance.OPPOSES),
        told("2021-03-04", "welcomed", Stance.SUPPORTS),
    )
    assert entry.title.startswith("Norway on ")
    (sentence,) = entry.sentences
    assert sentence.text == (
        "Moved from opposing it to backing it between 1 February 2021 and 4 March 2021: first "
        f"“Norway opposed {PIER}”, then “Norway welcomed {PIER}”."
    )
    assert len(sentence.notes) == 2


def test_whose_word_it_is_is_told_unless_it_is_the_partys() -> None:
    ann, oslo = Voice(speaker="Ann Lie", party="NOR"), Voice(speaker="Norway", party="NOR")
    (entry,) = moved(
        told("2021-02-01", "opposed", Stance.OPPOSES, asserted_by=oslo),
        told("2021-03-04", "welcomed", Stance.SUPPORTS, asserted_by=ann),
    )
    words = entry.sentences[0].text
    assert words.count("by the word of") == 1
    assert words.endswith(f"“Norway welcomed {PIER}”, by the word of Ann Lie.")


def test_what_is_rather_unlikely_is_no_move() -> None:
    doubtful = told("2021-03-04", "welcomed", Stance.SUPPORTS, confidence=0.4)
    assert not moved(told("2021-02-01", "opposed", Stance.OPPOSES), doubtful)


def test_only_moves_that_are_asked_for_are_told() -> None:
    both = (
        told("2021-02-01", "opposed", Stance.OPPOSES),
        told("2021-03-04", "welcomed", Stance.SUPPORTS),
    )
    assert moved(*both, party="NOR")
    assert not moved(*both, party="SWE")
    assert moved(*both, about="pier")
    assert not moved(*both, about="herring")


JOIN = "Sweden's joining the council of the northern ports"
RECOGNISE = "recognition of the Swedish claim to the outer islands"


def test_related_questions_are_a_development_and_no_change_of_mind() -> None:
    (entry,) = moved(
        told("2021-02-01", "backed", Stance.SUPPORTS, JOIN, toward="SWE"),
        told("2021-03-04", "withholds", Stance.WITHHOLDS, RECOGNISE, toward="SWE"),
    )
    assert entry.title == "Norway toward Sweden"
    (sentence,) = entry.sentences
    assert sentence.text == (
        "A development on related questions, no change of mind on one: supports on 1 February 2021 "
        f"(“Norway backed {JOIN}”) and withholds for now on 4 March 2021 "
        f"(“Norway withholds {RECOGNISE}”)."
    )
    assert len(sentence.notes) == 2


def test_to_and_fro_is_no_development() -> None:
    there = told("2021-02-01", "backed", Stance.SUPPORTS, JOIN, toward="SWE")
    back = told("2021-03-04", "withholds", Stance.WITHHOLDS, RECOGNISE, toward="SWE")
    again = told(
        "2021-04-05", "backed", Stance.SUPPORTS, "Swedish plans for a bridge", toward="SWE"
    )
    assert moved(there, back)
    claim = "recognition of the Swedish claim to the bridge"
    at_last = told("2021-05-06", "withholds", Stance.WITHHOLDS, claim, toward="SWE")
    assert not moved(there, back, again, at_last)


def test_words_that_name_no_other_party_are_no_development() -> None:
    there = told("2021-02-01", "backed", Stance.SUPPORTS, JOIN, toward="SWE")
    vague = told("2021-03-04", "withholds", Stance.WITHHOLDS, "its boats for winter", toward="SWE")
    assert not moved(there, vague)


def test_what_is_left_out_is_counted() -> None:
    both = (
        told("2021-02-01", "opposed", Stance.OPPOSES),
        told("2021-03-04", "welcomed", Stance.SUPPORTS),
        told("2021-04-05", "opposed", Stance.OPPOSES),
    )
    written = brief(*both, length=Length(moves=1))
    (section,) = (s for s in written.sections if s.title == "What moved")
    assert (len(section.entries), section.left_out) == (1, 1)
    assert section.command == "communique shifts --as-of 2021-06-01"
    assert "4 March 2021 and 5 April 2021" in section.entries[0].sentences[0].text


QUOTA = "a cod quota in the northern sea"
FISHING = NamedQuestion(name="Fishing", words=("pier", "cod"), source="mine.toml")


def test_a_persons_own_question_joins_what_words_alone_keep_apart() -> None:
    both = (
        told("2021-02-01", "opposed", Stance.OPPOSES),
        told("2021-03-04", "welcomed", Stance.SUPPORTS, QUOTA),
    )
    assert not moved(*both)
    (section,) = (s for s in brief(*both, named=[FISHING]).sections if s.title == "What moved")
    (entry,) = section.entries
    assert entry.title == "Norway on Fishing"
    assert entry.sentences[0].text.startswith("Moved from opposing it to backing it between")


def test_the_command_for_the_rest_has_the_file_and_no_filter_that_shifts_lacks() -> None:
    both = (
        told("2021-02-01", "opposed", Stance.OPPOSES),
        told("2021-03-04", "welcomed", Stance.SUPPORTS, QUOTA),
    )
    asked = Selection(party="NOR", about="pier")
    written = brief(*both, asked=asked, named=[FISHING])
    (section,) = (s for s in written.sections if s.title == "What moved")
    assert section.command == (
        "communique shifts --party NOR --questions mine.toml --as-of 2021-06-01"
    )


def _joint(*holders: str) -> Annotation:
    report = a_report("The three called on one another to fish less.")
    every = [stands(report, "called on one another", h, Stance.DEMANDS, "fish") for h in holders]
    toward = [*holders[1:], holders[0]]
    return says(
        report,
        *(msgspec.structs.replace(p, toward=other) for p, other in zip(every, toward, strict=True)),
    )


def test_parties_that_speak_as_one_ask_nothing_of_one_another() -> None:
    written = brief(_joint("NOR", "SWE", "FIN"))
    texts = [s.text for e in written.sections[0].entries for s in e.sentences]
    assert "12 March 2021, with Finland and Norway: asks: “called on one another”." in texts
    assert not any("asks (of" in text for text in texts)


def test_one_party_says_one_thing_once_in_the_same_words() -> None:
    report = a_report("Norway spoke of the fishing agreement.")
    words = "spoke of the fishing agreement"
    sure, less = (
        msgspec.structs.replace(stands(report, words, "NOR", stance, "x"), confidence=confidence)
        for stance, confidence in ((Stance.SUPPORTS, 0.7), (Stance.DEMANDS, 0.6))
    )
    written = brief(says(report, less, sure))
    assert [s.text for s in written.sections[0].entries[0].sentences] == [
        f"12 March 2021: supports: “{words}”."
    ]


def test_the_likely_and_telling_have_a_place_before_the_newest() -> None:
    def position(day: str, words: str, confidence: float) -> Annotation:
        report = a_report(f"Norway {words} in the north.", day)
        made: Position = stands(report, words, "NOR", Stance.SUPPORTS, words)
        return says(report, msgspec.structs.replace(made, confidence=confidence))

    written = brief(
        position("2021-02-01", "welcomed the plan for fishing", 0.6),
        position("2021-02-02", "welcomed the agreement on the ports", 0.7),
        position("2021-02-03", "welcomed that somebody went home", 0.3),
        position("2021-02-04", "welcomed them", 0.9),
        length=Length(positions=2),
    )
    (entry,) = written.sections[0].entries
    assert [s.text[:15] for s in entry.sentences] == ["1 February 2021", "2 February 2021"]
    assert entry.left_out == 2
