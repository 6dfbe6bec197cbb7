"""What somebody is bound to do and by when, read from clauses that bind as a whole."""

from datetime import date

import pytest

from communique.language.commitments import describe_commitment
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.times import find_times
from communique.model.evidence import Span
from communique.model.findings import Commitment
from communique.model.report import Report

DAY = date(2018, 5, 8)


def told_in(text: str, *parts: str) -> Commitment:
    """The commitment that the parts of a text tell, or all of it but its full stop."""
    document = parse(Report(published=DAY, text=text))
    parts = parts or (text.rstrip("."),)
    spans = [Span(text.index(p), text.index(p) + len(p)) for p in parts]
    return describe_commitment(document, spans, None, find_cast(document), find_times(document), ())


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("Norway will send 40 doctors to Mali.", "send 40 doctors to Mali"),
        ("Norway will not sell ships to Mali.", "not sell ships to Mali"),
        ("The salt tax will be phased out by June.", "phase out the salt tax"),
        ("Norway will build a new, deeper harbour in Mali.", "build a new, deeper harbour in Mali"),
        ('Norway will provide "medical help" to Mali.', "provide medical help to Mali"),
        ("Chad and Mali signed a pact that opens the border to traders.", None),
        ("Chad honoured the fishing pact.", "keep to the fishing pact"),
        ("Chad is due to open the border in May.", "open the border"),
        ("Norwegian troops are due to be pulled out by June.", "pull out Norwegian troops"),
        ("Presidential elections are due in Chad in May.", "hold presidential elections"),
        ("Chad was in breach of its fishing obligations.", "keep to the fishing obligations"),
        ("Chad is unwilling to open the border.", "not open the border"),
        ("The road to Mali will be open again.", "see that the road to Mali is open again"),
        ("Chad promised that roads will not be closed.", "see that roads are not closed"),
        ("Chad promised that ships would soon pass.", "see that ships soon pass"),
        ("Chad promised that no money will vanish.", "see that no money vanishes"),
        ("Chad said the money would not vanish.", "see that the money does not vanish"),
        ("The withdrawal is to begin in May.", "begin the withdrawal"),
        ("Chad agreed to cut its fleet.", "cut its fleet"),
        ("Chad agreed to continue until May.", "Chad agreed to continue until May"),
        ("Prisoners are to be released by Chad.", "release prisoners"),
        ("Chad agreed to peace talks with Mali.", "hold peace talks with Mali"),
        ("Chad and Mali agreed on new sanctions.", "impose new sanctions"),
        ("Chad violated the sanctions.", "keep to the sanctions"),
        ("Chad won pledges of 30 million dollars.", "give 30 million dollars"),
        ("Mali praised the pledges of 25 countries.", "keep to the pledges of 25 countries"),
        ("A third of the troops would be withdrawn in May.", "withdraw a third of the troops"),
        ("Under the contract with Mali signed in May.", "keep to the contract with Mali"),
    ],
)
def test_the_deed_is_the_clauses_own(sentence: str, action: str | None) -> None:
    assert told_in(sentence).action == (action or "open the border to traders")


def test_what_a_word_of_binding_names_goes_before_what_a_clause_tells() -> None:
    text = "Kenya closed the road on Monday. It had promised to open the border."
    assert told_in(text, "Kenya closed the road", "It had promised to open the border").action == (
        "open the border"
    )


def test_a_promise_made_to_do_something_is_to_do_it() -> None:
    text = "Kenya broke the promises that it had made to open the border."
    assert told_in(text).action == "open the border"


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Norwegian soldiers are due to leave Mali at the end of next year.", "2019"),
        ("Norway plans to begin training doctors for Mali in July.", "2018-07"),
        ("Norway will give 40 million dollars over the next three years.", "2021"),
        ("Norway will send the ships within two years.", "2020"),
        ("Chile agreed to a review with the aim of returning the statues by June.", "2018-06"),
        ("Norway helped Mali over the last three years.", None),
        ("Norway has sent ships to Mali since 2015.", None),
    ],
)
def test_due_is_what_the_deed_is_dated_by(sentence: str, due: str | None) -> None:
    assert told_in(sentence).due == due
