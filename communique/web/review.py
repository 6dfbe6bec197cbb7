"""The review: the least certain findings one after the other, put right by one person."""

from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Literal
from urllib.parse import quote, urlencode

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from communique.exports.rows import Row
from communique.model.decisions import Listed as Decided
from communique.model.findings import AnyFinding
from communique.reviewing import QUEUED, Reviewing, Shown
from communique.selection import Selection, status_of, subject_of
from communique.web.asking import Listed
from communique.web.calling import PLACES, Calling
from communique.web.deciding import decide, edit_fields, form_of, spans_told
from communique.web.desk import Desk
from communique.web.gate import Gate
from communique.web.marking import blocks
from communique.web.naming import Naming
from communique.web.parting import Parting
from communique.web.sheets import Asking, Page, Sheet
from communique.web.wording import fields

Kind = Literal["statement", "position", "meeting", "commitment"]
COLUMNS = ("id", "kind", "confidence", "status", "subject", "state", "words")
_NEXT = 8
"""Findings shown after the one whose turn it is."""
_LATEST = 8


class Asked(Listed, frozen=True, kw_only=True):
    """Which of the findings that nobody has looked at, or which one."""

    kind: Kind | None = None
    finding: str | None = None
    """One finding, whether or not somebody has looked at it."""
    done: str | None = None
    """The decision that was made last."""


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """The finding whose turn it is, and those after it."""

    as_of: date
    id: str | None
    finding: AnyFinding | None
    state: str | None
    """Confirmed, edited or rejected, where a person has looked at it."""
    after: tuple[str, ...]
    """The ids of those whose turn is next, the least certain first."""


@dataclass(frozen=True, slots=True)
class Review:
    """The review of one desk by whoever passes its gate."""

    desk: Desk
    gate: Gate

    def pages(self) -> tuple[Page[Any], ...]:
        """The pages of the review; whoever asks for one has passed the gate. The more exact an
        address, the earlier it is tried."""
        words = "The findings that nobody has looked at, the least certain first."
        return (
            Parting(self.desk, self.gate).page(),
            *Calling(self.desk, self.gate).pages(),
            self._naming().page(),
            Page("review", "/review", words, Asked, Waiting, self._look),
        )

    def _naming(self) -> Naming:
        return Naming(self.desk, self.gate)

    def routes(self) -> list[Route]:
        """Where one enters, and where forms go."""
        return [
            Route("/enter", lambda r: self.gate.entered(r.query_params.get("token", ""))),
            Route("/review", self._decide, methods=["POST"]),
            Route("/review/questions", self._naming().decided, methods=["POST"]),
        ]

    def _reviewing(self) -> Reviewing:
        return self.desk.record.review(self.gate.by)

    def _look(self, asking: Asking[Asked]) -> Sheet:
        reviewing, query = self._reviewing(), asking.query
        queue = reviewing.queue(self._selection(asking), _kinds(query), query.page + _NEXT)
        waiting = queue[query.page - 1 :]
        shown = _turn(reviewing, waiting, query.finding)
        data = Waiting(
            as_of=asking.shelf.as_of,
            id=None if shown is None else shown.finding.id,
            finding=None if shown is None else shown.finding,
            state=None if shown is None or shown.review is None else shown.review.state,
            after=tuple(finding.id for finding in waiting[1:]),
        )
        words: dict[str, Any] = {
            "waiting": waiting,
            "secret": self.gate.form_secret,
            "by": self.gate.by,
        }
        context = {} if shown is None else self._context(shown)
        told = {"latest": _latest(reviewing), "shown": shown, "subject": subject_of}
        return Sheet(
            "Review", data, COLUMNS, lambda: [_row(f) for f in waiting], words | context | told
        )

    def _selection(self, asking: Asking[Asked]) -> Selection:
        """What is asked for, of reports up to the day."""
        chosen = asking.shelf.selection(asking.query)
        day = asking.shelf.as_of
        until = day if chosen.until is None else min(day, chosen.until)
        return Selection(
            party=chosen.party, about=chosen.about, since=chosen.since, until=until,
            status=chosen.status,
        )  # fmt: skip

    def _context(self, shown: Shown) -> dict[str, Any]:
        """The report round the finding, and the finding as a form."""
        report = self.desk.record.report(shown.finding.report)
        return {
            "report": report,
            "blocks": blocks(report, [shown.finding], ()),
            "card": fields(shown.finding, report.published),
            "form": edit_fields(shown.unnamed),
            "spans": spans_told(shown.unnamed),
            "status": status_of(shown.finding),
        }

    async def _decide(self, request: Request) -> Response:
        """Do what the form asks, then on to the next."""
        form = await form_of(request)
        self.gate.check_form(request, form)
        done = await run_in_threadpool(lambda: decide(self._reviewing(), form))
        self.desk.forget()
        kept = {key: form[key] for key in ("kind", "as_of") if form.get(key)} | {"done": done}
        then, place = form.get("then"), form.get("at", "")
        place = place if place in PLACES else "threads"
        path = f"/review/{place}/{quote(then, safe='')}" if then else "/review"
        return RedirectResponse(f"{path}?{urlencode(kept)}", 303)


def _kinds(query: Asked) -> tuple[str, ...]:
    return (query.kind,) if query.kind else QUEUED


def _turn(
    reviewing: Reviewing, waiting: tuple[AnyFinding, ...], named_one: str | None
) -> Shown | None:
    """The finding that is named, or the least certain."""
    if named_one:
        return reviewing.finding(named_one)
    return reviewing.finding(waiting[0].id) if waiting else None


def _latest(reviewing: Reviewing) -> list[Decided]:
    """The newest decisions first."""
    return list(islice(reversed(reviewing.decisions()), _LATEST))


def _row(finding: AnyFinding) -> Row:
    return {
        "id": finding.id,
        "kind": finding.kind_name,
        "confidence": round(finding.confidence, 3),
        "status": status_of(finding),
        "subject": subject_of(finding),
        "state": None,
        "words": [passage.words for passage in finding.evidence],
    }
