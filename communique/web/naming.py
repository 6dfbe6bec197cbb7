"""Questions before a person: named by words, found ones merged and renamed, in `questions.toml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique.exports.rows import Row
from communique.views.named import NamedQuestion
from communique.views.questions import QuestionView, questions
from communique.web.addresses import Addresses
from communique.web.asking import AddressError, Listed, Pages
from communique.web.deciding import form_of, ticked
from communique.web.desk import Desk
from communique.web.gate import Gate
from communique.web.questions_file import a_question, with_more
from communique.web.sheets import Asking, Page, Sheet

COLUMNS = ("question", "name", "named_by_hand", "words", "parties", "found", "positions")
_MOST_LETTERS: Final = 200
"""Of a name, and of each way of saying it."""
_OF_AN_ID: Final = 16
"""Letters of a found question's id that are written into the file: enough for one to be meant."""
_ACTS: Final = ("name", "change", "remove")


class Asked(Listed, frozen=True, kw_only=True):
    """Which found questions are shown, and what was done last."""

    done: str | None = None
    """The name that was given, changed or taken out last."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A question that the record's positions make by themselves."""

    question: str
    name: str
    parties: tuple[str, ...]
    positions: int
    first: date
    last: date


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """The questions that a person has named, and those that are found."""

    as_of: date
    total: int
    page: int
    pages: int
    named: tuple[NamedQuestion, ...]
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """Naming the questions of one desk, in the file that it was opened with."""

    desk: Desk
    gate: Gate

    def page(self) -> Page[Asked]:
        """The page on which questions are named; its forms go to its own address."""
        words = "Questions that a person has named, and found ones to merge and rename."
        return Page("review_questions", "/review/questions", words, Asked, Names, self._look)

    def _look(self, asking: Asking[Asked]) -> Sheet:
        shelf, query = asking.shelf, asking.query
        party = None if query.party is None else shelf.party(query.party)
        found = [
            view
            for view in shelf.questions
            if not view.question.named_by_hand and _is_wanted(view, party, query.about)
        ]
        pages = Pages.of(query, len(found))
        named = self.desk.questions.read()
        data = Names(
            as_of=shelf.as_of,
            total=len(found),
            page=pages.number,
            pages=pages.last,
            named=named,
            found=tuple(map(_found, found[query.part()])),
        )
        by_name = {v.question.name: v for v in shelf.questions if v.question.named_by_hand}
        shown = {
            "pages": pages,
            "secret": self.gate.form_secret,
            "seen": self.desk.questions.print(),
            "file": self.desk.questions.path,
            "by_name": by_name,
        }
        rows = lambda: _rows(named, found, by_name)  # noqa: E731 - made if asked for
        return Sheet("Name questions", data, COLUMNS, rows, shown)

    async def decided(self, request: Request) -> Response:
        """Do what the form asks, then show the page again."""
        form = await form_of(request)
        self.gate.check_form(request, form)
        name = await run_in_threadpool(lambda: self._do(form))
        self.desk.forget()
        kept = {key: form[key] for key in ("as_of", "party", "about") if form.get(key)}
        link = Addresses("/review/questions", kept)
        return RedirectResponse(link.again(done=name[:_MOST_LETTERS]), 303)

    def _do(self, form: Mapping[str, str]) -> str:
        act = form.get("act", "")
        before, after = self._asked(act, form)
        dossier = self.desk.shelf(None).dossier

        def can_be_meant(named: Sequence[NamedQuestion]) -> None:
            questions(dossier, named)

        self.desk.questions.change(form.get("seen", ""), before, after, can_be_meant)
        told = after or before
        return "" if told is None else told.name

    def _asked(
        self, act: str, form: Mapping[str, str]
    ) -> tuple[NamedQuestion | None, NamedQuestion | None]:
        """The question as it stands, and as it is to stand."""
        if act not in _ACTS:
            raise AddressError(f"{act!r} is nothing to do", remedy=f"one of {', '.join(_ACTS)}")
        asked = form.get("name" if act == "name" else "which", "")
        before = next((q for q in self.desk.questions.read() if _same(q.name, asked)), None)
        if act == "name":
            new = _typed(form)
            return before, new if before is None else with_more(before, new)
        if before is None:
            raise AddressError(f"no question is named {asked!r}", remedy="look at the page again")
        return before, _typed(form) if act == "change" else None


def _typed(form: Mapping[str, str]) -> NamedQuestion:
    """The question as the form has it; what is ticked is one with it."""
    name = " ".join(form.get("name", "").split())
    if not name:
        raise AddressError("the question has no name", remedy="give it one")
    ids = tuple(id_[:_OF_AN_ID] for id_ in ticked(form))
    found = (*_several(form, "found"), *ids)
    question = a_question(name, _several(form, "words"), _several(form, "parties"), found)
    if any(len(one) > _MOST_LETTERS for one in (name, *question.words, *question.parties)):
        raise AddressError(f"a name has {_MOST_LETTERS} letters at most", remedy="shorten it")
    return question


def _several(form: Mapping[str, str], key: str) -> list[str]:
    return [" ".join(one.split()) for one in form.get(key, "").split(";") if one.strip()]


def _same(one: str, other: str) -> bool:
    return one.casefold() == " ".join(other.split()).casefold()


def _is_wanted(view: QuestionView, party: str | None, about: str | None) -> bool:
    topics = (stand.topic for series in view.series for stand in series.stands)
    told = " ".join((view.question.name, *topics)).casefold()
    return all(word in told for word in (about or "").casefold().split()) and (
        party is None or any(series.holder == party for series in view.series)
    )


def _found(view: QuestionView) -> Found:
    return Found(
        question=view.question.id,
        name=view.question.name,
        parties=tuple(series.holder for series in view.series),
        positions=len(view.question.findings),
        first=view.first,
        last=view.last,
    )


def _rows(
    named: Sequence[NamedQuestion], found: Sequence[QuestionView], views: Mapping[str, QuestionView]
) -> list[Row]:
    by_hand: list[Row] = [
        {
            "question": None if (view := views.get(one.name)) is None else view.question.id,
            "name": one.name,
            "named_by_hand": True,
            "words": list(one.words),
            "parties": list(one.parties),
            "found": list(one.found),
            "positions": 0 if view is None else len(view.question.findings),
        }
        for one in named
    ]
    by_itself: list[Row] = [
        {
            "question": one.question.id,
            "name": one.question.name,
            "named_by_hand": False,
            "words": [],
            "parties": [series.holder for series in one.series],
            "found": [],
            "positions": len(one.question.findings),
        }
        for one in found
    ]
    return [*by_hand, *by_itself]
