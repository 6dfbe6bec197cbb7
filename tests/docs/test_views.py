"""The page on views as JSON names every key of every value, and none that is not in it."""

import msgspec
import pytest

from communique.linking.questions import Question
from communique.model.threads import Coverage
from communique.views.agenda import Agenda, Appointment
from communique.views.changes import Change, Changes
from communique.views.questions import QuestionView, Series, Stand
from communique.views.shifts import Development, Shift, Shifts
from communique.views.sources import Source
from communique.views.story import Addition, Chapter, Disagreement, Gap, Settling, Story
from tests.docs.pages import DOCS, keys, sections

VALUES: dict[str, type[msgspec.Struct]] = {
    "diff": Changes,
    "change": Change,
    "source": Source,
    "coverage": Coverage,
    "calendar": Agenda,
    "appointment": Appointment,
    "explain": Story,
    "chapter": Chapter,
    "addition": Addition,
    "disagreement": Disagreement,
    "gap": Gap,
    "settle": Settling,
    "questions": QuestionView,
    "question": Question,
    "series": Series,
    "stand": Stand,
    "shifts": Shifts,
    "shift": Shift,
    "development": Development,
}


@pytest.mark.parametrize("heading", VALUES)
def test_the_page_names_every_key(heading: str) -> None:
    told = keys(sections(DOCS / "exports" / "views.md")[heading])
    fields = [field.encode_name for field in msgspec.structs.fields(VALUES[heading])]
    assert sorted(told) == sorted(fields)
