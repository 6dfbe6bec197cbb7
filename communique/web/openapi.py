"""The HTTP interface described as OpenAPI 3.1, from the types of the pages' data and filters."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

import msgspec

from communique import __version__
from communique.model.dates import When
from communique.web.sheets import Page

_REFERENCE: Final = "#/components/schemas/{name}"
_PROBLEM: Final = {
    "type": "object",
    "description": "What went wrong, and what to do (RFC 9457).",
    "properties": {
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
    },
    "required": ["status", "title", "detail"],
}
_ERRORS: Final = {
    "404": "The record of that day has nothing of that name.",
    "422": "A filter is not of its form.",
}
_TOO_LONG: Final = {
    "description": "The address is longer than is read.",
    "content": {"text/plain": {"schema": {"type": "string"}}},
}
"""Told before anything is read of what is asked, and so as plain text."""


@lru_cache(maxsize=1)
def describe(pages: tuple[Page[Any], ...]) -> Mapping[str, Any]:
    """The whole interface as a document, made once: few ask for it."""
    types = list(dict.fromkeys(page.data for page in pages))
    schemas, components = msgspec.json.schema_components(
        types, schema_hook=_schema, ref_template=_REFERENCE
    )
    known = dict(zip(types, schemas, strict=True))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Communique",
            "version": __version__,
            "description": "The record as of a day: the views behind the pages of the desk.",
        },
        "paths": {f"/api{page.path}": {"get": _operation(page, known)} for page in pages},
        "components": {"schemas": {**components, "Problem": _PROBLEM}},
    }


def _schema(kind: type) -> dict[str, Any]:
    """Dates as exact as the words, which are text of a form of their own.

    msgspec asks for each type that it doesn't know. Of any but this one the answer is that none
    can be given, which it takes in this form alone, and tells the type: no page may hold such.
    """
    if kind is When:
        return {"type": "string", "description": "ISO 8601: 2021-10-20, 2021-W11, 2021-05/.."}
    raise NotImplementedError


def _operation(page: Page[Any], schemas: Mapping[Any, Any]) -> Mapping[str, Any]:
    content = {"application/json": {"schema": schemas[page.data]}}
    problem = {"application/problem+json": {"schema": {"$ref": _REFERENCE.format(name="Problem")}}}
    errors = {code: {"description": words, "content": problem} for code, words in _ERRORS.items()}
    told = {"200": {"description": page.summary, "content": content}, "414": _TOO_LONG, **errors}
    return {
        "operationId": page.name,
        "summary": page.summary,
        "parameters": parameters(page),
        "responses": told,
    }


def parameters(page: Page[Any]) -> list[Mapping[str, Any]]:
    """What the address of a page may hold."""
    found: list[Mapping[str, Any]] = []
    if page.names_one:
        name = {"type": "string", "minLength": 1, "maxLength": 300}
        found.append({"name": "name", "in": "path", "required": True, "schema": name})
    return found + [
        {"name": name, "in": "query", "required": False, "schema": schema}
        for name, schema in _properties(page.query).items()
    ]


def _properties(query: type[msgspec.Struct]) -> Mapping[str, Any]:
    """The schema of each filter; null is none, since an address can't say it."""
    (_,), components = msgspec.json.schema_components([query])
    properties: Mapping[str, Any] = components[query.__name__]["properties"]
    return {name: _without_null(schema) for name, schema in properties.items()}


def _without_null(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    options = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    if len(options) == 1:
        return options[0]  # type: ignore[no-any-return]  # a schema is what JSON is
    return {key: value for key, value in schema.items() if value is not None}
