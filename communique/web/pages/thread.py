"""A thread: its story, report by report, and what it rests on."""

import msgspec

from communique.briefs.brief import Entry
from communique.briefs.duties import duty_entry
from communique.briefs.footnotes import Footnotes
from communique.briefs.talks import talks_entry
from communique.dossier import Dossier
from communique.exports.rows import Row
from communique.model.threads import Thread, ThreadKind
from communique.views.story import Story, story_of
from communique.web.asking import Period
from communique.web.lanes import lanes
from communique.web.sheets import Asking, Page, Sheet

COLUMNS = ("day", "status", "report", "publisher", "copy_of", "asserted_by", "added", "finding",
           "words")  # fmt: skip


def look(asking: Asking[Period]) -> Sheet:
    """The story of one thread as of a day, as far as the reports of the period tell it."""
    shelf = asking.shelf
    thread = shelf.thread(asking.name)
    whole = story_of(shelf.dossier, thread)
    told = tuple(one for one in whole.chapters if asking.query.meets(one.day, one.day))
    data = msgspec.structs.replace(whole, chapters=told)
    notes = Footnotes(shelf.dossier)
    entry = _told(thread, shelf.dossier, notes)
    scale, drawn = lanes([thread], shelf.as_of)
    return Sheet(
        thread.name,
        data,
        COLUMNS,
        lambda: _rows(data),
        {
            "entry": entry,
            "notes": notes.all(),
            "line": scale,
            "own_lane": drawn[0],
            "left_out": len(whole.chapters) - len(told),
        },
    )


def _told(thread: Thread, dossier: Dossier, notes: Footnotes) -> Entry | None:
    """What a brief says of it; of a position its steps say all."""
    if thread.kind is ThreadKind.MEETING:
        return talks_entry(thread, dossier, notes)
    if thread.kind is ThreadKind.COMMITMENT:
        return duty_entry(thread, dossier, notes)
    return None


def _rows(data: Story) -> list[Row]:
    return [
        {
            "day": chapter.day.isoformat(),
            "status": chapter.status,
            "report": chapter.source.report_name,
            "publisher": chapter.source.publisher,
            "copy_of": chapter.source.copy_of,
            "asserted_by": (
                None if chapter.source.asserted_by is None else chapter.source.asserted_by.speaker
            ),
            "added": [f"{one.what.value}: {one.after}" for one in chapter.added],
            "finding": chapter.source.finding,
            "words": [passage.words for passage in chapter.source.passages],
        }
        for chapter in data.chapters
    ]


PAGE = Page(
    "thread", "/threads/{name}", "What each report added to one thing, and what became of it.",
    Period, Story, look,
)  # fmt: skip
