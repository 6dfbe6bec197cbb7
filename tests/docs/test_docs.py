"""The documentation is complete: every command, option and page is in it, every link leads on."""

from pathlib import Path

import click
import pytest

from communique import __version__
from communique.cli.main import _COMMANDS, communique
from tests.docs.pages import DOCS, ROOT, anchors, keys, links, pages, sections

COMMANDS = {
    name: command
    for name in _COMMANDS
    if (command := communique.get_command(click.Context(communique), name)) is not None
}


def _named(parameter: click.Parameter) -> str:
    """As its page has it in the table: `--party`, `PATH...`."""
    if isinstance(parameter, click.Argument):
        return parameter.make_metavar(click.Context(click.Command("any")))
    return parameter.opts[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_of_a_command_names_every_option_and_no_other(name: str) -> None:
    page = sections(DOCS / "commands" / f"{name}.md")
    told = [key.split()[0] for key in keys(page["Options"])]
    assert sorted(told) == sorted(map(_named, COMMANDS[name].params))
    assert {"What it prints", "Exit codes"} <= page.keys()


def test_every_page_is_of_a_command_that_is() -> None:
    assert {page.stem for page in (DOCS / "commands").glob("*.md")} == set(_COMMANDS)


def test_every_page_is_in_the_index() -> None:
    index = {(DOCS / target.split("#")[0]).resolve() for target in links(DOCS / "README.md")}
    assert not {page for page in pages() if page.name != "README.md"} - index


@pytest.mark.parametrize("page", pages(), ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_leads_to_a_page_and_a_heading(page: Path) -> None:
    for target in links(page):
        if "://" in target:
            continue
        file, _, anchor = target.partition("#")
        there = (page.parent / file).resolve() if file else page
        assert there.exists(), f"{page.name}: {target} leads nowhere"
        assert not anchor or anchor in anchors(there), f"{page.name}: {target} has no such heading"


@pytest.mark.parametrize("page", pages(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_page_says_first_what_it_is_for(page: Path) -> None:
    _, said = next(iter(sections(page).items()))
    assert said.strip(), f"{page.name} has nothing under its title"


def test_the_changelog_tells_of_this_version() -> None:
    assert any(__version__ in heading for heading in sections(ROOT / "CHANGELOG.md"))
