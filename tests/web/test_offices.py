"""What other reports tell of speakers, on the desk's pages, with the words that carry it."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from communique.record.store import Store
from communique.web.app import application
from communique.web.desk import Desk
from tests.linking.lessons import speaks, teaches
from tests.web.pages import at, seen

READ = (
    teaches("2021-03-01", "Jens Larsen", "prime minister", "NOR", name="lesson"),
    teaches("2021-05-01", "Jens Larsen", "prime minister", "NOR", name="again"),
    teaches("2021-04-01", "Eva Holm", "prime minister", "NOR", name="other"),
    speaks("2021-03-05", "Larsen"),
)
REPORT = f"/reports/{READ[-1].report.id}"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("offices") / "offices.db"
    with Store(path) as store:
        for annotation in READ:
            store.write(annotation, "by hand")
    desk = Desk(path)
    yield TestClient(application(desk, ("127.0.0.1",)), base_url="http://127.0.0.1")
    desk.close()


@pytest.mark.parametrize("path", ["/statements", "/people/Jens Larsen", "/parties/NOR", REPORT])
def test_what_is_learned_stands_under_the_statement_with_its_words(
    client: TestClient, path: str
) -> None:
    page = seen(client, at(path))
    words = " ".join(page.words.split())
    assert "From other reports: prime minister, Norway “Jens Larsen, prime minister”" in words
    lesson = READ[0]
    (office,) = lesson.offices
    assert any(lesson.report.id in link and office.id in link for link in page.links())
    earlier = client.get(at("/statements", "2021-03-10"))
    assert "From other reports" in earlier.text


def test_a_family_name_leads_to_the_person(client: TestClient) -> None:
    page = seen(client, at("/people/Larsen"))
    assert "Jens Larsen" in page.words
    assert "2 reports" in page.words


def test_reports_that_disagree_are_named(client: TestClient) -> None:
    words = seen(client, at("/people/Eva Holm")).words
    assert "Reports disagree" in words
    assert "Jens Larsen, prime minister (Norway)" in words
    assert "Reports disagree" not in seen(client, at("/people/Eva Holm", "2021-04-15")).words


def test_data_has_it_apart(client: TestClient) -> None:
    (row,) = client.get(at("/statements.json")).json()["rows"]
    assert (row["role"], row["party"]) == (None, None)
    assert (row["learned_role"], row["learned_party"]) == ("prime minister", "NOR")
    (found,) = client.get(at("/statements.json?party=NOR")).json()["rows"]
    assert found == row
    (told,) = client.get(at(f"{REPORT}.json")).json()["findings"]
    assert told["learned"]["role"] == "prime minister"
