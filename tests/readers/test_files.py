"""Reports on disk, good and bad: the test's document is what the file holds."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from communique.errors import CommuniqueError, InvalidDateError, UnreadableReportError
from communique.model.report import PartKind, Report
from communique.readers.files import Defaults, read_paths
from tests.shared import SHARED, needs_shared

TODAY = date(2024, 5, 10)
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def _write(text: str | bytes, name: str = "report.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return _write


def read(*paths: Path, published: str | None = None) -> list[Report | CommuniqueError]:
    return list(read_paths(paths, Defaults(today=TODAY, published=published)))


def only(*paths: Path, published: str | None = None) -> Report:
    (report,) = read(*paths, published=published)
    assert isinstance(report, Report), report
    return report


def refused(*paths: Path) -> CommuniqueError:
    (error,) = read(*paths)
    assert isinstance(error, CommuniqueError), error
    return error


def test_date_form_keeps_the_text_as_given(write: Write) -> None:
    report = only(write(" date 2021-03-12 Talks  opened.\r\n\r\nThey went on. \n"))
    assert report.published == date(2021, 3, 12)
    assert report.text == "Talks  opened.\r\n\r\nThey went on. \n"


def test_date_form_with_header_lines(write: Write) -> None:
    text = "date 2021-03-12\nsource: Meridian Wire\ntitle: Talks open\n\nThey met: at noon.\n"
    report = only(write(text))
    assert (report.source, report.delivery.title) == ("Meridian Wire", "Talks open")
    assert report.text == "They met: at noon.\n"


def test_header_lines_of_any_key_are_kept_where_an_empty_line_ends_them(write: Write) -> None:
    text = "date 2021-03-12\npublisher: Meridian Wire\nDesk: world\n\nThey met: at noon.\n"
    report = only(write(text))
    assert (report.source, report.extra) == ("Meridian Wire", {"desk": "world"})
    assert report.text == "They met: at noon.\n"


def test_without_an_empty_line_an_unknown_key_begins_the_text(write: Write) -> None:
    text = "date 2021-03-12\nsource: Meridian Wire\nAnkara: the talks went on.\nThey met.\n"
    report = only(write(text))
    assert report.source == "Meridian Wire"
    assert report.text == "Ankara: the talks went on.\nThey met.\n"


def test_a_colon_in_the_first_sentence_is_no_header(write: Write) -> None:
    report = only(write("date 2021-03-12\n\nsource: the minister told it all.\n"))
    assert report.text.startswith("source: the minister")


def test_front_matter(write: Write) -> None:
    report = only(write("---\npublished: 2021-03-12\nid: a7\nurl: x:y\n---\n\nThey met.\n"))
    assert (report.name, report.delivery.url, report.text) == ("a7", "x:y", "They met.\n")


def test_bare_text_takes_the_day_from_the_command(write: Write) -> None:
    assert only(write("They met."), published="2021-03-12").published == date(2021, 3, 12)


def test_json_lines_keep_other_keys(write: Write) -> None:
    line = '{"id": "a", "published": "2021-03-12", "text": "They met.", "section": {"n": 1}}\n'
    report = only(write(line, "reports.jsonl"))
    assert (report.name, dict(report.extra)) == ("a", {"section": {"n": 1}})


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("date 2021-03-12 “They met”".encode("cp1252"), "“They met”"),
        ("date 2021-03-12 Zoë met Müller’s".encode("utf-16"), "Zoë met Müller’s"),
        ("\ufeffdate 2021-03-12 They met".encode(), "They met"),
        ("date 2021-03-12 Встреча прошла в Москве в среду".encode("cp1251"), "Встреча прошла"),
    ],
    ids=["windows-1252", "utf-16", "byte order mark", "windows-1251"],
)
def test_encodings(write: Write, data: bytes, text: str) -> None:
    assert only(write(data)).text.startswith(text)


@pytest.mark.parametrize(
    ("text", "name", "error", "says"),
    [
        ("They met.", "a.txt", InvalidDateError, "no date of publication"),
        ("date 2021-02-30 They met.", "a.txt", InvalidDateError, "no day of the calendar"),
        ("date yesterday They met.", "a.txt", InvalidDateError, "'yesterday' is no date"),
        ("date 2024-05-12 They met.", "a.txt", InvalidDateError, "still to come"),
        ("date 1899-12-31 They met.", "a.txt", InvalidDateError, "before 1900"),
        ("date 2021-03-12   \n", "a.txt", UnreadableReportError, "no text"),
        ("---\ndate: 2021-03-12\nThey met.", "a.txt", UnreadableReportError, "front matter"),
        ("date 2021-03-12 a\0b", "a.txt", UnreadableReportError, "no text in any"),
        ("{", "a.jsonl", UnreadableReportError, "no JSON object"),
        ("[1]", "a.jsonl", UnreadableReportError, "no JSON object"),
        ('{"id": "a", "text": "x"}', "a.jsonl", UnreadableReportError, "lacks `published`"),
        (
            '{"id": 1, "published": "2021-03-12", "text": "x"}',
            "a.jsonl",
            UnreadableReportError,
            "`id` is no text",
        ),
        (
            '{"id": "1", "published": "2021-03-12", "text": ["x"]}',
            "a.jsonl",
            UnreadableReportError,
            "`text` is no text",
        ),
        (
            '{"id": "1", "published": "2021-03-12", "text": "x\\u0000y"}',
            "a.jsonl",
            UnreadableReportError,
            "NUL",
        ),
    ],
)
def test_bad_input_is_told_with_file_line_and_remedy(
    write: Write, text: str, name: str, error: type[CommuniqueError], says: str
) -> None:
    found = refused(write(text, name))
    assert isinstance(found, error)
    assert says in str(found)
    assert name in str(found)
    assert found.remedy


def test_a_bad_line_costs_no_other(write: Write) -> None:
    good = '{"id": "%s", "published": "2021-03-12", "text": "They met."}'
    found = read(write("\n".join([good % "a", "no json", "", good % "b"]), "r.jsonl"))
    assert [r.name if isinstance(r, Report) else r.line for r in found] == ["a", 2, "b"]


def test_a_missing_file_costs_no_other(write: Write, tmp_path: Path) -> None:
    found = read(tmp_path / "none.txt", write("date 2021-03-12 They met."))
    assert isinstance(found[0], UnreadableReportError)
    assert isinstance(found[1], Report)


def test_a_folder_is_read_by_name_without_hidden_files_and_readme(
    write: Write, tmp_path: Path
) -> None:
    for name in ("b.txt", "a.txt", ".c.txt", "README.md", "d.pdf"):
        write(f"date 2021-03-12 {name} They met.", name)
    found = [r.text[:5] for r in read(tmp_path) if isinstance(r, Report)]
    assert found == ["a.txt", "b.txt"]


def test_standard_input_is_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    line = b'{"id": "a", "published": "2021-03-12", "text": "They met."}\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line)))
    assert only(Path("-")).name == "a"


def test_a_dateline_of_another_month_is_warned_of(write: Write) -> None:
    text = "date 2021-03-12 DOHA, Jan 3 (Meridian Wire) - The talks went on in the city."
    (warning,) = only(write(text)).warnings
    assert "2021-01-03" in warning


def test_a_dateline_of_new_years_eve_is_no_contradiction(write: Write) -> None:
    assert not only(write("date 2021-01-01 DOHA, Dec 31 (MW) - The talks went on.")).warnings


@pytest.mark.shared
@needs_shared
def test_the_seeds_are_read_as_given() -> None:
    reports = [r for r in read(SHARED / "seeds") if isinstance(r, Report)]
    kinds = {part.kind for report in reports for part in report.parts}
    assert [r.published.isoformat() for r in reports] == ["2021-03-12", "2021-10-19"]
    assert kinds == set(PartKind)
