"""The HTTP interface is what its description says."""

from datetime import date
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from communique.web.app import application
from communique.web.desk import Desk
from communique.web.pages.everything import PAGES
from communique.web.sheets import Page
from tests.web.pages import at, every_path

EXAMPLES = 10
"""Of each operation: what a random day costs is a dossier."""
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]


@pytest.fixture(scope="session")
def described(client: TestClient) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/api/openapi.json").json()
    return answer


@pytest.fixture(scope="session")
def schema(desk: Desk) -> Any:  # noqa: ANN401 - schemathesis keeps its type to itself
    refused = {"checks": {"negative_data_rejection": {"expected-statuses": [404, 414, 422]}}}
    config = SchemathesisConfig.from_dict(refused)
    return schemathesis.openapi.from_asgi("/api/openapi.json", application(desk), config=config)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_whatever_is_asked_is_answered_as_described(
    page: Page[Any],
    schema: Any,  # noqa: ANN401
) -> None:
    operation = schema[f"/api{page.path}"]["GET"]
    wrong = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)

    @given(case=st.one_of(operation.as_strategy(), wrong))
    @settings(max_examples=EXAMPLES)
    def asked(case: Any) -> None:  # noqa: ANN401
        case.call_and_validate(checks=CHECKS)

    asked()


def test_every_page_is_described(described: dict[str, Any]) -> None:
    assert set(described["paths"]) == {f"/api{page.path}" for page in PAGES}
    for page in PAGES:
        told = described["paths"][f"/api{page.path}"]["get"]["parameters"]
        assert "as_of" in [one["name"] for one in told]


def test_real_answers_fit_their_description(
    client: TestClient, desk: Desk, described: dict[str, Any]
) -> None:
    for path in every_path(desk):
        place = path.partition("?")[0]
        template = next(
            page.path
            for page in PAGES
            if place == page.path or (page.names_one and place.startswith(page.path[:-6]))
        )
        operation = described["paths"][f"/api{template}"]["get"]
        told = operation["responses"]["200"]["content"]["application/json"]["schema"]
        whole = {**told, "components": described["components"]}
        jsonschema_rs.validate(whole, client.get(at(f"/api{path}")).json())


def test_filters_are_those_of_the_page(client: TestClient) -> None:
    rows = client.get(at("/api/talks?party=Turkey&status=unconfirmed")).json()["rows"]
    assert [row["parties"] for row in rows] == [["TUR", "USA"]]
    since = client.get(at("/api/statements?since=2021-05-01")).json()["rows"]
    assert since
    assert all(date.fromisoformat(row["published"]) >= date(2021, 5, 1) for row in since)
