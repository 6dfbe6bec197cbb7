"""A report may hold anything; on the desk it is words and nothing else."""

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tests.web.pages import Seen, at
from tests.web.stage import EVIL

_ADDRESSES = ("href", "src", "action", "xlink:href", "formaction")


def is_tame(page: Seen) -> None:
    for tag, given in page.tags:
        assert not [name for name in given if name[:2] == "on" or name == "style"], (
            tag,
            given,
        )
        assert tag not in ("style", "iframe", "object", "embed", "base", "img"), (tag, given)
        for name in _ADDRESSES:
            address = given.get(name) or ""
            assert not address or address.startswith(("/", "#", "http://", "https://")), address
            assert "://" not in address or tag == "a", "only a link leads to another host"
    scripts = [given for tag, given in page.tags if tag == "script"]
    assert [given["src"] for given in scripts] == ["/static/desk.js"]


def test_no_page_has_a_script_style_or_address_of_a_report(every_page: dict[str, Seen]) -> None:
    shown = 0
    for page in every_page.values():
        is_tame(page)
        shown += "onerror" in page.words
    assert shown >= 10, "the hostile words are shown, as words"


def test_hostile_words_in_addresses_are_words_too(client: TestClient) -> None:
    for path in (
        f"/search?q={EVIL}",
        f"/talks?about={EVIL}",
        f"/nowhere/{EVIL}",
        f"/people/{EVIL}",
        f"/reports?party={EVIL}",
        '/search?q="%20onfocus=alert(1)%20autofocus%20x="',
    ):
        is_tame(Seen(client.get(path).text))


def test_an_address_that_is_no_web_address_is_not_linked(client: TestClient) -> None:
    name = "..%2Fevil%3Fx=%3Cb%3E%23y"
    assert client.get(at(f"/reports/{name}")).status_code == 200
    assert "javascript:" not in client.get(at(f"/reports/{name}")).text


def test_a_spreadsheet_runs_no_formula(client: TestClient) -> None:
    for line in client.get(at("/statements.csv")).text.splitlines():
        assert not line.startswith(("=", "+", "@"))


@pytest.mark.parametrize("typed", ["%00", "\ud83d".encode("utf-8", "surrogatepass"), b"\xff\xfe"])
def test_broken_characters_break_nothing(client: TestClient, typed: str | bytes) -> None:
    word = typed if isinstance(typed, str) else quote(typed)
    for path in ("/search?q=", "/talks?about=", "/people/", "/reports/", "/parties/"):
        assert client.get(f"{path}{word}").status_code in (200, 404, 422), path
