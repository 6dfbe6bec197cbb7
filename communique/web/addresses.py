"""Addresses of the desk: every link keeps the day and the period that the reader has chosen."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import quote, urlencode

_KEPT = ("as_of", "since", "until")
"""What goes along from page to page."""


class Addresses:
    """Writes links for one page, from what its own address asks for."""

    def __init__(self, path: str, query: Mapping[str, str]) -> None:
        self.path, self.query = path, query

    def to(self, path: str, /, **asked: object) -> str:
        """Another page, on the same day and for the same period unless other ones are asked."""
        kept = {key: self.query[key] for key in _KEPT if key in self.query}
        return _address(path, kept | asked)

    def again(self, **asked: object) -> str:
        """The same page with something else asked; from its first page on unless one is named."""
        kept = {key: value for key, value in self.query.items() if key != "page"}
        return _address(self.path, kept | asked)

    def data(self, form: str) -> str:
        """What stands behind the page, as `json` or `csv`."""
        return _address(f"{self.path}.{form}", self.query)

    def report(self, report: str, finding: str = "") -> str:
        """A report, at the words of a finding."""
        return self.to(f"/reports/{_quoted(report)}") + (f"#at-{finding}" if finding else "")

    def thread(self, thread: str) -> str:
        """A thread's story."""
        return self.to(f"/threads/{_quoted(thread)}")

    def parting(self, name: str) -> str:
        """Where a thread, or that of a finding, is merged and split."""
        return self.to(f"/review/threads/{_quoted(name)}")

    def calling(self, place: str, name: str) -> str:
        """Where a party or a person is merged and renamed."""
        return self.to(f"/review/{place}/{_quoted(name)}")

    def party(self, party: str) -> str:
        """A party's board."""
        return self.to(f"/parties/{_quoted(party)}")

    def person(self, person: str) -> str:
        """A person's page."""
        return self.to(f"/people/{_quoted(person)}")

    def question(self, question: str) -> str:
        """A question over time."""
        return self.to(f"/questions/{_quoted(question)}")


def _quoted(name: str) -> str:
    return quote(name, safe="")


def _address(path: str, asked: Mapping[str, object]) -> str:
    given = [
        (key, value.isoformat() if isinstance(value, date) else str(value))
        for key, value in asked.items()
        if value not in (None, "")
    ]
    return f"{path}?{urlencode(given)}" if given else path
