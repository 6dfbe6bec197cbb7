"""Which finding a decision means after a report has been read again."""

import msgspec

from communique.model.evidence import Passage
from communique.model.findings import AnyFinding, Modality, Stance
from communique.record.matching import meant, target_of
from tests.building import a_report, stands, words_of
from tests.record.decided import TEXT, against

REPORT = a_report(TEXT, "2021-05-07")
AGAIN = "Norland rejected the border plan again"
SUDA = "Suda backed the border plan"


def at(words: str, **changes: object) -> AnyFinding:
    return msgspec.structs.replace(against(), evidence=words_of(REPORT, words), **changes)


def test_the_same_words_with_other_fields_are_meant() -> None:
    now = against(stance=Stance.DEMANDS, holder="Suda")
    assert meant(target_of(against(), []), [now]) == (now,)


def test_a_clause_more_or_less_is_meant_and_a_word_of_it_is_not() -> None:
    wider = at("Norland rejected the border plan on Friday.")
    narrower = at("rejected the border plan on Friday")
    scrap = at("Norland")
    assert meant(target_of(against(), []), [wider]) == (wider,)
    assert meant(target_of(against(), []), [narrower]) == (narrower,)
    assert meant(target_of(against(), []), [scrap]) == ()


def test_of_the_same_words_in_two_places_the_nearest_is_meant() -> None:
    words = "rejected the border plan"
    second = TEXT.index(words, TEXT.index(words) + 1)
    here = at(words)
    there = msgspec.structs.replace(here, evidence=(Passage(second, second + len(words), words),))
    assert meant(target_of(there, []), [here, there]) == (there,)
    assert meant(target_of(there, []), [here]) == (here,), "found in one place alone"


def test_another_kind_or_report_is_not_meant() -> None:
    other = msgspec.structs.replace(against(), report="0" * 16)
    assert meant(target_of(against(), []), [other]) == ()
    statement = stands(REPORT, SUDA, "Suda", Stance.SUPPORTS, "border plan")
    assert meant(target_of(against(), []), [statement]) == ()


def test_of_two_in_the_same_words_the_more_alike_is_meant() -> None:
    mine, other = against(), against(holder="Suda", stance=Stance.SUPPORTS)
    target = target_of(mine, [mine, other])
    assert [f.id for f in target.beside] == [other.id]
    now = msgspec.structs.replace(mine, modality=Modality.PRESENT)
    assert meant(target, [other, now]) == (now,)


def test_what_stood_beside_keeps_its_own() -> None:
    mine, other = against(), against(holder="Suda", stance=Stance.SUPPORTS)
    assert meant(target_of(mine, [mine, other]), [other]) == ()


def test_two_that_fit_alike_are_both_given() -> None:
    one, two = against(holder="Suda"), against(holder="Arland")
    assert len(meant(target_of(against(), []), [one, two])) == 2


def test_words_that_an_editor_gave_are_tried_where_the_old_are_gone() -> None:
    moved = at(AGAIN)
    assert meant(target_of(against(), []), [moved]) == ()
    assert meant(target_of(against(), []), [moved], stands=moved) == (moved,)
