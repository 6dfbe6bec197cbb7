"""Questions found and named, and who moved on them."""

from pathlib import Path

import pytest

from communique.errors import QuestionsError
from communique.linking.topic_names import name
from communique.model.annotation import Annotation
from communique.views.named import NamedQuestion, read_questions
from communique.views.questions import QuestionView, questions
from communique.views.shifts import shifts
from tests.views.telling import dossier, stands

LATER = "2022-01-01"

ZONE = stands(
    (
        "2021-03-12",
        "Finland backs the fishing zone.",
        "FIN",
        "supports",
        "the common fishing zone",
        "NOR",
    ),
    ("2021-04-02", "Norway wants it.", "NOR", "demands", "a fishing zone common to both", None),
    ("2021-06-20", "Finland now rejects it.", "FIN", "opposes", "a common fishing zone", "NOR"),
)
OTHER = stands(
    (
        "2021-01-02",
        "Estonia wants sanctions.",
        "EST",
        "demands",
        "new sanctions on Ruritania",
        None,
    ),
    ("2021-12-01", "Latvia wants a tunnel.", "LVA", "supports", "a railway tunnel to Sweden", None),
)


def found(
    told: list[Annotation], as_of: str = LATER, *named: NamedQuestion
) -> tuple[QuestionView, ...]:
    return questions(dossier(told, as_of), named)


def test_what_several_parties_speak_of_in_other_words_is_one_question() -> None:
    (zone,) = found(ZONE)
    assert zone.question.name == "common fishing zone"
    assert [(s.holder, [one.side for one in s.stands]) for s in zone.series] == [
        ("FIN", ["for", "against"]),
        ("NOR", ["for"]),
    ]


def test_other_matters_leave_its_id_and_name_alone() -> None:
    (alone,) = found(ZONE)
    among = [q for q in found([*OTHER, *ZONE]) if "zone" in q.question.name]
    assert [(q.question.id, q.question.name) for q in among] == [
        (alone.question.id, alone.question.name)
    ]
    (early,) = found(ZONE, "2021-03-31")
    assert early.question.id == alone.question.id


@pytest.mark.parametrize("topic", ["the decision", "do so", "the Finnish minister", "it"])
def test_a_topic_that_says_nothing_alone_makes_no_question(topic: str) -> None:
    assert found(stands(("2021-03-12", "x", "FIN", "opposes", topic, "NOR"))) == ()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("sanctions on Ruritania", "the lifting of sanctions on Ruritania"),
        ("the fishing zone", "the fishing fleet"),
        ("recognition of Ruritania", "reconciliation with Ruritania"),
        ("the withdrawal of its troops", "the training of its troops by foreign officers"),
    ],
)
def test_two_matters_are_two_questions(one: str, two: str) -> None:
    told = stands(
        ("2021-03-12", "x", "FIN", "supports", one, "NOR"),
        ("2021-04-12", "y", "FIN", "opposes", two, "NOR"),
    )
    assert len(found(told)) == 2
    assert shifts(dossier(told, LATER)).shifts == ()


@pytest.mark.parametrize(
    ("topic", "called"),
    [
        ("officially recognise Ruritania", "recognition of Ruritania"),
        (
            "to extend the truce by 60 days, half the usual term",
            "extension of the truce by 60 days",
        ),
        ("the deal that the two had signed in May", "deal that the two had signed in May"),
        ("25,000 tonnes of grain", "25,000 tonnes of grain"),
        ("above all, the treatment of prisoners", "treatment of prisoners"),
        ("keep the promises they made when they came", "keep the promises"),
    ],
)
def test_a_question_is_called_in_few_words(topic: str, called: str) -> None:
    assert name(topic) == called


def test_a_change_of_side_is_a_shift_with_the_words_of_both() -> None:
    (shift,) = shifts(dossier(ZONE, LATER)).shifts
    assert (shift.holder, shift.name) == ("FIN", "common fishing zone")
    assert shift.before.source.passages[0].words == "Finland backs the fishing zone."
    assert shift.after.source.passages[0].words == "Finland now rejects it."


def test_asking_for_a_thing_and_backing_it_are_one_side() -> None:
    told = stands(
        ("2021-03-12", "x", "FIN", "demands", "a common fishing zone", None),
        ("2021-04-12", "y", "FIN", "supports", "the common fishing zone", None),
    )
    assert shifts(dossier(told, LATER)).shifts == ()


def test_a_day_that_tells_both_sides_changes_nothing() -> None:
    told = stands(
        ("2021-03-12", "x", "FIN", "supports", "a common fishing zone", None),
        ("2021-04-12", "y", "FIN", "opposes", "a common fishing zone", None),
        ("2021-04-12", "z", "FIN", "supports", "the common fishing zone", None),
        ("2021-05-12", "w", "FIN", "supports", "the common fishing zone", None),
    )
    assert shifts(dossier(told, LATER)).shifts == ()


def test_related_questions_toward_one_party_are_a_development_and_no_shift() -> None:
    told = stands(
        (
            "2021-03-12",
            "Finland backs its part in a cabinet.",
            "FIN",
            "supports",
            "a part of the Taliban in the cabinet",
            "Taliban",
        ),
        (
            "2021-10-19",
            "Finland won't recognise it.",
            "FIN",
            "withholds",
            "recognition of the Taliban",
            "Taliban",
        ),
        (
            "2021-10-20",
            "Finland wants the pledges kept.",
            "FIN",
            "demands",
            "make good on its pledges",
            "Taliban",
        ),
    )
    seen = shifts(dossier(told, LATER))
    assert seen.shifts == ()
    (development,) = seen.developments
    assert (development.holder, development.toward) == ("FIN", "Taliban")
    assert [s.stance for s in development.stands] == ["supports", "withholds", "demands"]
    assert len(development.questions) > 1


def test_shifts_of_one_party_and_toward_one() -> None:
    assert shifts(dossier(ZONE, LATER), party="NOR").shifts == ()
    assert len(shifts(dossier(ZONE, LATER), toward="NOR").shifts) == 1


def test_a_question_named_by_words_and_parties_takes_what_it_means() -> None:
    told = [
        *stands(("2021-03-12", "x", "FIN", "supports", "the herring quota", "NOR")),
        *stands(("2021-04-12", "y", "FIN", "opposes", "fewer herrings", "NOR")),
        *stands(("2021-04-13", "z", "EST", "opposes", "fewer herrings", "LVA")),
    ]
    herring = NamedQuestion(name="Herring", words=("herring",), parties=("Norway",))
    first, *rest = found(told, LATER, herring)
    assert (first.question.name, first.question.named_by_hand) == ("Herring", True)
    assert [s.holder for s in first.series] == ["FIN"]
    assert [s.holder for q in rest for s in q.series] == ["EST"]
    (shift,) = shifts(dossier(told, LATER), named=[herring]).shifts
    assert shift.name == "Herring", "a person's word is enough, though the topics differ"


def test_found_questions_are_renamed_and_merged_by_id_or_name() -> None:
    sanctions, tunnel = (q.question for q in found(OTHER))
    merged = NamedQuestion(name="Baltic affairs", found=(sanctions.id[:8], tunnel.name))
    (one,) = found(OTHER, LATER, merged)
    assert one.question.of == (sanctions.id, tunnel.id)
    assert len(one.question.findings) == 2
    assert found(OTHER, "2021-01-01", merged) == (), "on a day before either it holds nothing"


def test_an_unknown_party_of_a_named_question_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "questions.toml"
    file.write_text('\n[[question]]\nname = "Eels"\nwords = ["eel"]\nparties = ["Atlantis"]\n')
    with pytest.raises(QuestionsError, match=r"questions\.toml:2: no party is called 'Atlantis'"):
        found(ZONE, LATER, *read_questions(file))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[question]\n", "1: is no TOML"),
        ('[[question]]\nname = "a', "2: is no TOML"),
        ('[question]\nname = "a"\n', "1: a question is no such value"),
        ('x = 1\n[[question]]\nname = "a"\nwords = ["b"]\n', "1: 'x' is not known here"),
        ('[[question]]\nwords = ["b"]\n', "1: the question has no name"),
        ('[[question]]\nname = 3\nwords = ["b"]\n', "2: a name is text"),
        ('[[question]]\nname = "a"\n', "2: 'a' has neither words nor found questions"),
        ('[[question]]\nname = "a"\nwords = "b"\n', "3: words is no list of texts"),
        ('[[question]]\nname = "a"\nwords = [""]\n', "3: words is no list of texts"),
        ('[[question]]\nname = "a"\nword = ["b"]\n', "3: 'word' is no key of a question"),
        (
            '[[question]]\nname = "a"\nwords = ["b"]\n[[question]]\nname = "A"\nwords = ["c"]\n',
            "4: 'A' is named twice, first in line 1",
        ),
    ],
)
def test_what_cannot_be_meant_is_told_with_line_and_remedy(
    text: str, says: str, tmp_path: Path
) -> None:
    file = tmp_path / "questions.toml"
    file.write_text(text)
    with pytest.raises(QuestionsError) as refused:
        read_questions(file)
    assert f"questions.toml:{says}" in str(refused.value)
    assert refused.value.remedy


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match="can't be read"):
        read_questions(tmp_path / "none.toml")
