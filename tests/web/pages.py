"""The addresses of all pages of the staged record, and what stands in their HTML."""

from datetime import date
from html.parser import HTMLParser
from urllib.parse import quote

from starlette.testclient import TestClient

from communique.web.desk import Desk
from tests.web.stage import AS_OF, EVIL, EVIL_PARTY

LISTS = (
    "today", "talks", "calendar", "commitments", "questions", "parties", "people", "statements",
    "reports", "brief", "search",
)  # fmt: skip


def named(desk: Desk) -> list[str]:
    """Pages of one thing each, the hostile ones among them."""
    shelf = desk.shelf(date.fromisoformat(AS_OF))
    return [
        *(f"/threads/{thread.id}" for thread in shelf.dossier.threads),
        *(f"/reports/{id_}" for id_ in shelf.dossier.reports),
        *(f"/questions/{view.question.id}" for view in shelf.questions),
        "/parties/RUS",
        f"/parties/{quote(EVIL_PARTY, safe='')}",
        "/people/Ann%20Bell",
        f"/people/{quote(f'Eve {EVIL}', safe='')}",
    ]


def every_path(desk: Desk) -> list[str]:
    """Every page."""
    return [*(f"/{name}" for name in LISTS), "/search?q=talks", *named(desk)]


def at(path: str, day: str = AS_OF) -> str:
    """The page as of a day."""
    return f"{path}{'&' if '?' in path else '?'}as_of={day}"


class Seen(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def entries(self) -> list[str]:
        """Where the entries of its lists lead."""
        return [str(at["href"]) for tag, at in self.tags if tag == "a" and "data-open" in at]

    def links(self) -> list[str]:
        return [str(at["href"]) for tag, at in self.tags if tag == "a" and at.get("href")]


def seen(client: TestClient, path: str) -> Seen:
    answer = client.get(path)
    assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text[:300]}"
    return Seen(answer.text)
