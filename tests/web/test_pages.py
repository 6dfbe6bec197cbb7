"""Every page answers, in all its forms, and leads on to words."""

import csv
import io
from datetime import date, timedelta

import pytest
from starlette.testclient import TestClient

from communique.briefs.writing import Length, write_brief
from communique.record.store import Store
from communique.selection import Selection
from communique.web.app import application
from communique.web.desk import Desk
from tests.building import a_report, said, says
from tests.web.pages import LISTS, Seen, at, seen
from tests.web.stage import AS_OF


def data_of(path: str, form: str) -> str:
    page, _, query = path.partition("?")
    return at(f"{page}.{form}" + (f"?{query}" if query else ""))


def test_every_page_answers_in_all_its_forms(
    client: TestClient, every_page: dict[str, Seen]
) -> None:
    for path, page in every_page.items():
        assert page.words
        json = client.get(data_of(path, "json"))
        assert json.status_code == 200
        assert json.headers["content-type"] == "application/json"
        assert client.get(at(f"/api{path}")).json() == json.json(), path
        sheet = client.get(data_of(path, "csv"))
        assert sheet.headers["content-type"].startswith("text/csv")
        header, *rows = csv.reader(io.StringIO(sheet.text))
        assert all(len(row) == len(header) for row in rows), path


def test_every_link_of_every_page_leads_somewhere(
    client: TestClient, every_page: dict[str, Seen]
) -> None:
    told = {link.partition("#")[0] for page in every_page.values() for link in page.links()}
    entries = {link for page in every_page.values() for link in page.entries()}
    assert len(told) > 100
    assert len(entries) > 40
    for link in sorted(told - {""}):
        assert link.startswith("/"), link
        if "as_of" not in link or AS_OF in link:
            page = client.get(link)
            assert page.status_code == 200, link
            has_words = "#at-" in page.text or 'class="text"' in page.text
            assert has_words or link not in entries, f"{link} leads to no words"


def test_every_note_and_mark_leads_to_its_place(every_page: dict[str, Seen]) -> None:
    for path, page in every_page.items():
        places = {given["id"] for _, given in page.tags if "id" in given}
        assert {link[1:] for link in page.links() if link.startswith("#")} <= places, path


def test_the_days_go_along_from_page_to_page(client: TestClient, desk: Desk) -> None:
    question = desk.shelf(date.fromisoformat(AS_OF)).questions[0].question.id
    for name in (*LISTS, "reports/plan", f"questions/{question}", "parties/RUS"):
        page = seen(client, f"/{name}?as_of={AS_OF}&since=2021-04-01&until=2021-05-31")
        onward = [link for link in page.links() if link.startswith("/") and "as_of" in link]
        inside = [link for link in onward if AS_OF in link and not link.startswith(f"/{name}")]
        assert inside, name
        counted = [link for link in inside if link.startswith("/reports?")]  # of days of their own
        kept = set(inside) - set(counted)
        assert kept, name
        assert all("since=2021-04-01" in link and "until=2021-05-31" in link for link in kept)


def test_a_thread_and_a_question_tell_of_the_days_asked_for(client: TestClient, desk: Desk) -> None:
    shelf = desk.shelf(date.fromisoformat(AS_OF))
    moscow = next(t.id for t in shelf.dossier.threads if t.name == "Moscow talks")
    late = f"/threads/{moscow}?as_of={AS_OF}&since=2021-03-20"
    assert [one["day"] for one in client.get(late.replace("?", ".json?")).json()["chapters"]] == [
        "2021-03-20"
    ]
    assert "2 reports of other days" in client.get(late).text
    council = next(v.question.id for v in shelf.questions if len(v.series) == 2)
    before = client.get(f"/questions/{council}.json?as_of={AS_OF}&until=2021-04-30").json()
    assert [s["holder"] for s in before["view"]["series"]] == ["RUS"]
    assert (
        "No word on it" in client.get(f"/questions/{council}?until=2021-01-01&as_of={AS_OF}").text
    )


def test_a_page_knows_nothing_of_later_reports(client: TestClient, desk: Desk) -> None:
    later = ("sailors", "evil", "northern council", "crossing", "stayed away")
    for path in [f"/{name}" for name in LISTS] + ["/search?q=talks", "/search?q=crossing"]:
        words = seen(client, at(path, "2021-03-12")).words
        assert not [word for word in later if word in words], path
    shelf = desk.shelf(date(2021, 6, 1))
    for id_, report in shelf.dossier.reports.items():
        known = report.published <= date(2021, 3, 12)
        assert client.get(f"/reports/{id_}?as_of=2021-03-12").status_code == (200 if known else 404)


def test_today_tells_what_is_new_ahead_unconfirmed_overdue_and_shifted(client: TestClient) -> None:
    data = client.get(at("/today.json")).json()
    assert [shift["holder"] for shift in data["changes"]["shifts"]] == ["RUS"]
    assert "keep the crossing open" in [one["name"] for one in data["agenda"]["ahead"]]
    silent = {one["fate"] for one in data["agenda"]["in_question"]}
    assert silent == {"unconfirmed", "overdue"}
    words = seen(client, at("/today")).words
    assert "none of it" in words


def test_a_thread_tells_its_story(client: TestClient, desk: Desk) -> None:
    shelf = desk.shelf(date(2021, 6, 1))
    thread = next(t for t in shelf.dossier.threads if t.name == "Moscow talks")
    page = seen(client, at(f"/threads/{thread.id}"))
    for told in ("without word", "a wire copy: no second source", "“not the time”"):
        assert told in page.words, told
    assert any(link.startswith("/reports/") and "#at-" in link for link in page.links())


def test_a_report_can_be_asked_by_the_name_that_it_came_with(client: TestClient) -> None:
    assert client.get(at("/reports/plan")).status_code == 200
    assert "Moscow plans talks" in seen(client, at("/reports/plan")).words


def test_a_report_that_was_set_aside_is_told_so(client: TestClient) -> None:
    assert "Set aside unread" in seen(client, at("/reports/final")).words
    assert "Set aside unread" not in seen(client, at("/reports/plan")).words
    asked = client.get(at("/reports.json?status=set%20aside")).json()["rows"]
    assert [row["name"] for row in asked] == ["final"]
    assert "set aside unread" in seen(client, at("/reports")).words


def test_a_report_names_its_copies_and_its_original(client: TestClient) -> None:
    assert "1 report repeats this text" in seen(client, at("/reports/held")).words
    assert "A wire copy of" in seen(client, at("/reports/copy")).words


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/threads/none", 404),
        ("/reports/none", 404),
        ("/parties/Atlantis", 404),
        ("/people/Nobody", 404),
        ("/questions/none", 404),
        ("/talks?party=Atlantis", 404),
        ("/nowhere", 404),
        ("/talks?as_of=yesterday", 422),
        ("/talks?as_of=1066-10-14", 422),
        ("/talks?page=0", 422),
        ("/talks?page=many", 422),
        ("/calendar?month=2021-13", 422),
    ],
)
def test_what_is_not_there_is_told_with_a_remedy(
    client: TestClient, path: str, status: int
) -> None:
    page = client.get(path)
    assert page.status_code == status
    assert "Back to Today" in page.text
    problem = client.get(f"/api{path}")
    assert problem.status_code == status
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json().keys() == {"status", "title", "detail"}


def test_lists_go_on_page_by_page(client: TestClient) -> None:
    whole = client.get(at("/reports.json?size=100")).json()
    parts = [
        row["report"]
        for page in range(1, whole["total"] + 1)
        for row in client.get(at(f"/reports.json?size=1&page={page}")).json()["rows"]
    ]
    assert parts == [row["report"] for row in whole["rows"]]
    assert client.get(at("/reports.json?page=999")).json()["rows"] == []
    assert "later in the list" in client.get(at("/reports?size=1")).text


def test_an_empty_record_is_told_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    Store(path).close()
    empty = Desk(path)
    client = TestClient(application(empty), base_url="http://127.0.0.1")
    for name in LISTS:
        assert client.get(f"/{name}").status_code == 200, name
    assert "holds no reports" in client.get("/today").text
    empty.close()


def test_what_is_read_meanwhile_is_shown(own_desk: Desk) -> None:
    client = TestClient(application(own_desk), base_url="http://127.0.0.1")
    before = client.get(at("/reports.json")).json()["total"]
    report = a_report("“Now,” said the envoy.", "2021-05-01", name="fresh")
    with Store(own_desk.place, create=False) as store:
        store.write(says(report, said(report, "“Now,”")), "by hand")
    assert client.get(at("/reports.json")).json()["total"] == before + 1


def test_a_figure_of_silence_leads_to_the_reports_that_it_counts(
    client: TestClient, desk: Desk
) -> None:
    """Those of several parties too, copies of a text counted once."""
    shelf = desk.shelf(date.fromisoformat(AS_OF))
    counted = 0
    for thread in shelf.dossier.threads:
        page = seen(client, at(f"/threads/{thread.id}"))
        figures = {link for link in page.links() if link.startswith("/reports?")}
        since = (thread.coverage.since + timedelta(1)).isoformat()
        for several, told in (
            ("", thread.coverage.reports),
            ("&several=true", thread.coverage.together),
        ):
            asked = f"/reports?as_of={AS_OF}&of={thread.id}{several}&since={since}"
            if told:
                assert asked in figures
                total = client.get(asked.replace("/reports?", "/reports.json?")).json()["total"]
                assert total == told
                counted += 1
    assert counted >= 5


def test_what_a_brief_leaves_out_is_a_click_away(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Length, "short", lambda: Length(1, 1, 1, 1, 1, 1))
    short = seen(client, at("/brief?length=short&min_confidence=0.01"))
    kept = f"as_of={AS_OF}"
    for path in ("/talks", "/questions", "/commitments"):
        assert f"{path}?{kept}" in short.links()
    assert "a longer brief" in short.words
    about = seen(client, at("/brief?length=short&about=talks")).links()
    assert f"/talks?{kept}&about=talks" in about


@pytest.mark.parametrize(
    "asked",
    [
        Selection(),
        Selection(party="RUS"),
        Selection(about="talks"),
        Selection(about="the north"),
        Selection(party="RUS", about="recognition", status="supports"),
        Selection(since=date(2021, 4, 1), until=date(2021, 5, 29)),
        Selection(min_confidence=0.5, status="held"),
    ],
)
@pytest.mark.parametrize("length", [Length(), Length.short(), Length.everything()])
def test_a_brief_by_indexes_is_the_brief_of_the_record(
    desk: Desk, asked: Selection, length: Length
) -> None:
    shelf = desk.shelf(date.fromisoformat(AS_OF))
    assert shelf.brief(asked, length) == write_brief(shelf.dossier, asked, length)
