"""The desk in a real browser: no errors, keys, marks, review with the mouse, and pictures."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from communique.web.app import application
from communique.web.desk import Desk
from tests.web.conftest import GATE, HOSTS, serving
from tests.web.pages import LISTS, at
from tests.web.stage import AS_OF

PICTURES = os.environ.get("COMMUNIQUE_PICTURES")
"""The folder in which a person wants pictures of the main pages to look at: `build/desk`, say. No
test looks at them, and taking them is a fifth of what these tests take."""
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh window, which fails the test where its console tells of an error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    wrong: list[str] = []
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
    page.on(
        "request",
        lambda sent: None if "127.0.0.1" in sent.url else wrong.append(f"asks {sent.url}"),
    )
    yield page
    context.close()
    assert not wrong


def _paths(desk: Desk) -> dict[str, str]:
    """The main pages by name."""
    shelf = desk.shelf(date.fromisoformat(AS_OF))
    moscow = next(t.id for t in shelf.dossier.threads if t.name == "Moscow talks")
    named = {
        "search": "/search?q=talks",
        "thread": f"/threads/{moscow}",
        "report": "/reports/plan",
        "hostile": "/reports/..%2Fevil%3Fx%3D%3Cb%3E%23y",
        "party": "/parties/RUS",
        "person": "/people/Ann%20Bell",
        "question": f"/questions/{shelf.questions[0].question.id}",
    }
    return {name: f"/{name}" for name in LISTS} | named


def test_every_page_in_light_without_errors_and_accessible(
    page: Page, site: str, desk: Desk
) -> None:
    axe = Axe()
    for name, path in _paths(desk).items():
        page.goto(site + at(path))
        _picture(page, name)
        _is_accessible(axe, page, name)


@pytest.mark.parametrize("name", ["today", "talks", "report", "questions"])
def test_dark_pages_are_accessible_and_nothing_is_wider_than_a_phone(
    page: Page, site: str, desk: Desk, name: str
) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(site + at(_paths(desk)[name]))
    _is_accessible(Axe(), page, name)
    page.set_viewport_size({"width": 375, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    _picture(page, f"{name}-phone")


def test_a_page_that_waits_is_accessible_and_comes_by_itself(
    page: Page, own_desk: Desk, held: Event
) -> None:
    with serving(application(own_desk, HOSTS, patience=0.05)) as site:
        page.goto(site + at("/talks?about=Moscow"))
        expect(page.locator("h1")).to_have_text("One moment")
        _is_accessible(Axe(), page, "waiting")
        _picture(page, "waiting")
        held.set()
        expect(page.locator("h1")).to_have_text("Talks", timeout=20_000)
    assert "about=Moscow" in page.url


def test_the_head_of_a_long_list_stays_in_sight(page: Page, site: str) -> None:
    for path in ("/talks", "/questions", "/reports"):
        page.goto(site + at(path))
        page.set_viewport_size({"width": 1100, "height": 300})
        page.keyboard.press("j")
        page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
        head = page.locator(".lanes .ticks, thead th").first.bounding_box()
        assert head is not None
        assert -1 <= head["y"] < 300
        page.keyboard.press("k")


def _picture(page: Page, name: str) -> None:
    if PICTURES is not None:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def _is_accessible(axe: Axe, page: Page, name: str) -> None:
    found = axe.run(page, options=RULES)
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"


def test_keys_lead_through_entries_and_pages(page: Page, site: str) -> None:
    page.goto(site + at("/talks"))
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator("[data-item]").first).to_have_class("label here")
    page.keyboard.press("Enter")
    page.wait_for_url("**/threads/**")
    assert AS_OF in page.url
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_url("**/commitments?**")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("[")
    page.wait_for_url("**as_of=2021-05-30**")


def test_words_and_findings_of_a_report_lead_to_each_other(page: Page, site: str) -> None:
    page.goto(site + at("/reports/plan"))
    mark = page.locator("a.m", has_text="We shall come").first
    finding = (mark.get_attribute("data-findings") or "").split()[0]
    mark.hover()
    expect(page.locator(f"#f-{finding}")).to_contain_class("lit")
    mark.click()
    expect(page.locator(f"#f-{finding} details")).to_have_attribute("open", "")
    page.keyboard.press("j")
    expect(page.locator(".card.here")).to_have_count(1)
    page.goto(f"{site}{at('/reports/plan')}#at-{finding}")
    page.reload()
    expect(page.locator(f"#f-{finding}")).to_contain_class("here")
    assert page.locator("a.m.k-statement").first.is_visible()
    page.uncheck("#show-statement")
    expect(page.locator(f"#f-{finding}")).to_be_hidden()


def test_reading_needs_no_script(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + at("/reports/plan"))
    expect(page.locator("article.text")).to_contain_text("Moscow will host talks")
    page.locator("a.m", has_text="We shall come").first.click()
    assert "#f-" in page.url
    page.locator("#f-" + page.url.partition("#f-")[2]).locator("a.subject").click()
    assert "#at-" in page.url
    context.close()


def test_a_thread_is_split_a_question_and_a_person_named_by_keys(
    page: Page, own_desk: Desk
) -> None:
    with serving(application(own_desk, HOSTS, GATE)) as site:
        page.goto(f"{site}/enter?token={GATE.token}")
        page.goto(site + at(_paths(own_desk)["thread"]))
        page.keyboard.press("m")
        page.wait_for_url("**/review/threads/**")
        _picture(page, "review-thread")
        _is_accessible(Axe(), page, "review of a thread")
        for key in ("j", "Space", "s"):
            page.keyboard.press(key)
        expect(page.locator("[role=status]")).to_contain_text("Done")
        page.wait_for_load_state()
        page.keyboard.press("u")
        expect(page.locator("section").first).to_contain_text("Is it one thing? 3", timeout=20_000)
        page.goto(site + at("/questions"))
        page.keyboard.press("m")
        page.wait_for_url("**/review/questions**")
        _is_accessible(Axe(), page, "review of questions")
        for key in ("j", "Space", "e"):
            page.keyboard.press(key)
        page.keyboard.type("The council")
        page.keyboard.press("Enter")
        expect(page.locator("[role=status]")).to_contain_text("The council")
        _picture(page, "review-questions")
        page.emulate_media(color_scheme="dark")
        _is_accessible(Axe(), page, "review of questions, dark")
        page.goto(site + at("/people/Ann%20Bell"))
        page.keyboard.press("m")
        page.wait_for_url("**/review/people/**")
        _is_accessible(Axe(), page, "review of a name")
        page.keyboard.press("e")
        page.keyboard.type("Anna Bell")
        page.keyboard.press("Enter")
        expect(page.locator("[role=status]")).to_contain_text("Done")
        expect(page.locator("main")).to_contain_text("Ann Bell -> Anna Bell")
        _picture(page, "review-name")
    assert [question.name for question in own_desk.questions.read()] == ["The council"]


def test_a_finding_is_reviewed_from_end_to_end(page: Page, own_desk: Desk) -> None:
    reviewing = own_desk.record.review("")
    with serving(application(own_desk, HOSTS, GATE)) as site:
        page.goto(f"{site}/enter?token={GATE.token}")
        expect(page.locator("h1")).to_have_text("Review")
        page.goto(f"{site}/review?kind=statement&until=2021-03-12")
        _picture(page, "review")
        _is_accessible(Axe(), page, "review")
        page.locator("article p", has_text="We shall come").click(click_count=3)
        page.keyboard.press("e")
        page.click("[data-take]")
        start, end = page.input_value("[data-spans]").split("-")
        text = own_desk.record.report("plan").text
        assert text[int(start) : int(end)] == text, "a paragraph marked by three clicks, to its end"
        page.fill("input[name=field-speaker]", "Ann Bell the Younger")
        page.locator("[data-start]", has_text="We shall come").first.dblclick(
            position={"x": 30, "y": 12}
        )
        page.click("[data-take]")
        start, end = page.input_value("[data-spans]").split("-")
        page.fill("input[name=because]", "the list of delegates")
        page.click("text=Put it right")
        expect(page.locator("[role=status]")).to_contain_text("Done")
        (edited,) = reviewing.decisions()
        told = text[int(start) : int(end)]
        assert told.strip() in ("We", "shall", "come", "“We")
        assert own_desk.record.statements(about=told.strip())[0].speaker == "Ann Bell the Younger"
        page.keyboard.press("u")
        expect(page.locator("[role=status]")).to_contain_text("Done")
        page.goto(f"{site}/review?kind=meeting")
        page.keyboard.press("c")
        expect(page.locator("[role=status]")).to_contain_text("Done")
    acts = [one.decision.act for one in own_desk.record.review("").decisions()]
    assert acts == ["edit", "undo", "confirm"]
    assert edited.decision.because == "the list of delegates"
