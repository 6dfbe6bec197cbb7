"""The faces of a sheet: a page, JSON, and comma-separated values."""

import io
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from communique.exports.tabular import write_csv
from communique.model.codec import encode
from communique.web.sheets import Sheet


def as_json(data: object, status: int = 200) -> Response:
    """The data as JSON."""
    return Response(encode(data), status, media_type="application/json")


def as_csv(sheet: Sheet) -> Response:
    """All rows, one a line, as `communique ... --format csv` writes them."""
    out = io.StringIO()
    write_csv(sheet.rows(), sheet.columns, out)
    return Response(out.getvalue().encode("utf-8"), media_type="text/csv")


def problem(status: int, title: str, remedy: str) -> Mapping[str, Any]:
    """What went wrong, as RFC 9457 has it."""
    return {"status": status, "title": title, "detail": remedy}


def as_problem(status: int, title: str, remedy: str) -> Response:
    """The same as an answer."""
    body = encode(problem(status, title, remedy))
    return Response(body, status, media_type="application/problem+json")
