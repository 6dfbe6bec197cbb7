"""What only the parse can tell: which tense governs, which words are no times, which clause."""

from datetime import date

import pytest

from communique.language.document import Document
from communique.language.parsing import parse
from communique.language.times import find_times
from communique.language.timing import (
    days_of_saying,
    due_of,
    ends,
    reach,
    said_on,
    start_and_end,
    time_of,
    times_of,
)
from communique.model.annotation import TimeExpression
from communique.model.dates import When
from communique.model.report import Report


def read(text: str, published: str = "2021-10-19") -> tuple[Document, tuple[TimeExpression, ...]]:
    document = parse(Report(published=date.fromisoformat(published), text=text))
    return document, find_times(document)


def values(text: str, published: str = "2021-10-19") -> dict[str, str]:
    document, times = read(text, published)
    return {document.text[slice(*t.span)]: t.value for t in times}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The envoys met on Friday in Geneva.", "Friday", "2021-10-15"),
        ("The envoys will meet on Friday in Geneva.", "Friday", "2021-10-22"),
        ("The envoys are meeting on Friday in Geneva.", "Friday", "2021-10-22"),
        ("The envoys are due to meet on Friday.", "Friday", "2021-10-22"),
        ("The envoys would meet on Friday, he said.", "Friday", "2021-10-22"),
        ("The envoys had been due to meet on Friday.", "Friday", "2021-10-15"),
        ("The envoys failed to meet on Friday.", "Friday", "2021-10-15"),
        ("She tried to calm the row in a call with him on Friday.", "Friday", "2021-10-15"),
        ("The envoys had to leave the city on Friday.", "Friday", "2021-10-15"),
        ("The minister spoke ahead of talks in Geneva on Friday.", "Friday", "2021-10-22"),
        ("The treaty was signed in December.", "December", "2020-12"),
        ("The treaty expires in December.", "December", "2021-12"),
        ("The treaty is due to expire on 5 December.", "5 December", "2021-12-05"),
        ("They agreed to meet by March.", "March", "2022-03"),
        ("The vote is on Sunday.", "Sunday", "2021-10-24"),
        ("The minister said Monday that he would resign.", "Monday", "2021-10-18"),
        ("Neither envoy could be reached Friday.", "Friday", "2021-10-15"),
        ("The general let the attack begin Friday.", "Friday", "2021-10-15"),
        ("They were likely to sell as soon as trading opened Friday.", "Friday", "2021-10-22"),
        ("He went ahead with the trip in late November.", "late November", "2020-11"),
        ("The imminent expiry of the pact in December worried them.", "December", "2021-12"),
        ("The envoy arrived Wednesday for talks.", "Wednesday", "2021-10-20"),
        ("They have not met since Wednesday.", "Wednesday", "2021-10-13"),
        ("They were looking forward to the visit in December.", "December", "2021-12"),
        ("It has refused talks since its win in the December polls.", "December", "2020-12"),
        ("They would prevent a repeat of the fraud in August.", "August", "2021-08"),
    ],
)
def test_the_tense_decides(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


@pytest.mark.parametrize(
    "text",
    [
        "The parties may sign the deal.",
        "The troops march through the town.",
        "Prices fall and rivals spring to their feet.",
        "She seconded the motion, and the second round began.",
        "May I ask a question?",
        "Theresa May and Jan Egeland shook hands.",
        "Thousands joined the annual March for Jobs.",
        "The party daily Zarya denied it.",
        "It is no model for today's world.",
        'He told the programme "This Week" that he would stay.',
    ],
)
def test_other_parts_of_speech_are_no_times(text: str) -> None:
    assert values(text) == {}


def test_a_quotation_counts_from_the_day_of_its_saying() -> None:
    text = '"We will meet tomorrow," the minister said on Friday. They meet tomorrow.'
    _, times = read(text)
    assert [t.value for t in times] == ["2021-10-16", "2021-10-15", "2021-10-20"]


@pytest.mark.parametrize(
    ("text", "head", "when"),
    [
        ("He said on Friday that talks would be held in May.", "said", "2021-10-15"),
        ("He said on Friday that talks would be held in May.", "held", "2022-05"),
        ("He said on Friday that talks would be held in May.", "talks", "2022-05"),
        ("Moscow will host talks on Wednesday.", "host", "2021-10-20"),
        ("Moscow will host talks on Wednesday.", "talks", "2021-10-20"),
        ("Wednesday's talks failed.", "talks", "2021-10-13"),
        ("On Friday the ministers met and signed a pact.", "met", "2021-10-15"),
        ("On Friday the ministers met and signed a pact.", "signed", "2021-10-15"),
        ("The pact that they signed in 2019 will end on Friday.", "end", "2021-10-22"),
        ("The pact that they signed in 2019 will end on Friday.", "signed", "2019"),
        ("They met after the truce had collapsed in June.", "met", None),
        ("They met after the truce had collapsed in June.", "collapsed", "2021-06"),
        ("The group is due to hold talks next week.", "hold", "2021-W43"),
    ],
)
def test_a_time_belongs_to_its_clause(text: str, head: str, when: str | None) -> None:
    document, times = read(text)
    token = next(t for t in document.parse if t.text == head)
    found = time_of(document, times, token)
    assert (None if found is None else found.when) == when


def test_both_of_two_times_belong_to_one_verb() -> None:
    document, times = read("The envoys will meet on Friday and on Sunday.")
    meet = next(t for t in document.parse if t.text == "meet")
    assert [t.value for t in times_of(document, times, meet)] == ["2021-10-22", "2021-10-24"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("The summit will run from Wednesday to Friday.", ("2021-10-20", "2021-10-22")),
        ("The summit will be held on November 3-5.", ("2021-11-03", "2021-11-05")),
        ("The summit will be held next week.", ("2021-W43", "2021-W43")),
        ("The summit will be held next summer.", ("2022", "2022")),
        ("The talks have gone on since 2003.", ("2003", None)),
        ("The summit is a costly one.", (None, None)),
    ],
)
def test_a_meeting_starts_and_ends(text: str, span: tuple[str | None, str | None]) -> None:
    document, times = read(text)
    root = next(t for t in document.parse if t.dep_ == "ROOT")
    assert start_and_end(document, times, root) == span


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("They promised to withdraw by the end of August.", "2022-08"),
        ("They promised to withdraw by Aug. 31, 2022.", "2022-08-31"),
        ("They promised to withdraw within 135 days.", "2022-03-03"),
        ("They promised to withdraw within a month.", "2021-11"),
        ("They promised to withdraw by May.", "2022-05"),
        ("They promised to withdraw by the end of the year.", "2021"),
        ("They promised to withdraw.", None),
    ],
)
def test_a_commitment_is_due(text: str, due: str | None) -> None:
    document, times = read(text)
    verb = next(t for t in document.parse if t.text == "withdraw")
    assert due_of(document, times, verb) == due


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("He has led the party since 2001.", "2001/.."),
        ("They will leave by May.", "../2022-05"),
        ("They will stay until Friday.", "../2021-10-22"),
        ("They spoke before Friday's talks.", "2021-10-15"),
    ],
)
def test_a_preposition_opens_one_end(text: str, days: str) -> None:
    document, times = read(text)
    assert reach(document, times[0]) == days


def test_the_ends_of_a_season_are_not_invented() -> None:
    assert ends(When("2021-06/2021-09")) == ("2021", "2021")
    assert ends(When("2021-12/2022-03")) == (None, None)
    assert ends(None) == (None, None)


def test_a_statement_is_dated_by_its_cue_and_not_by_its_content() -> None:
    document, times = read("The envoy said on Monday that talks would resume on Thursday.")
    cue = next(t for t in document.parse if t.text == "said")
    assert said_on(document, times, cue, document.report.published) == "2021-10-18"


def test_a_wire_is_dated_by_its_desk() -> None:
    """What was said on the day after the report's is told from where it is tomorrow already."""
    document, times = read("The envoy said on Wednesday that talks had resumed.")
    cue = next(t for t in document.parse if t.text == "said")
    assert said_on(document, times, cue, document.report.published) == "2021-10-20"
    document, times = read("The envoy will say on Wednesday that talks have resumed.")
    cue = next(t for t in document.parse if t.text == "say")
    assert said_on(document, times, cue, document.report.published) is None


def test_days_of_history_and_names_are_no_times() -> None:
    assert values("They recalled Bloody Sunday and the marchers.") == {}
    assert values("The ministers met at Mar Bravo, a resort.") == {}
    assert values("The ministers met in Mar. 2020 there.") == {"Mar. 2020": "2020-03"}


def test_a_speaker_goes_on_on_the_same_day() -> None:
    text = "The envoy said on Monday he was glad. A rival said little. The envoy added nothing."
    document, times = read(text)
    cues = [t for t in document.parse if t.text in {"said", "added"}]
    spoken = list(zip(cues, ["envoy", "rival", "envoy"], strict=True))
    days = days_of_saying(document, times, spoken, document.report.published)
    assert days == ["2021-10-18", None, "2021-10-18"]


def test_the_first_since_a_year_did_not_begin_in_it() -> None:
    document, times = read("They held their first summit since 2001.")
    summit = next(t for t in document.parse if t.text == "summit")
    assert start_and_end(document, times, summit) == (None, None)


def test_when_it_was_promised_is_not_when_it_is_due() -> None:
    document, times = read("They agreed on Monday to withdraw within a month.")
    agreed, withdraw = (t for t in document.parse if t.text in {"agreed", "withdraw"})
    assert due_of(document, times, agreed) is None
    assert due_of(document, times, withdraw) == "2021-11"
