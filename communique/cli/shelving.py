"""`reports`: what reports a record has, and which of them nobody has read."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import click

from communique import api
from communique.cli.common import as_of_option, format_option, put_out, record_option
from communique.exports.rows import Row

COLUMNS = ("id", "published", "source", "report", "title", "findings", "reading")


@click.command(short_help="The reports of the record, and which were set aside.")
@record_option
@click.option("--set-aside", "unread", is_flag=True, help="Those alone that were left unread.")
@as_of_option
@format_option
def reports(location: str, unread: bool, as_of: date | None, form: str) -> None:
    """The reports of the record, by day, with how many findings each has. Those that a first look
    set aside are kept unread; `communique read --all` reads them too.

    \b
    Example:
      communique reports --set-aside
    """
    with api.open(location, create=False) as record:
        listed = list(_rows(record, as_of, unread=unread))
    shown = ("id", "published", "source", "report", "findings", "reading")
    put_out(listed, form, COLUMNS, shown, as_of)


def _rows(record: api.Record, as_of: date | None, *, unread: bool) -> Iterator[Row]:
    dossier = record.dossier(as_of)
    aside = {report.id for report in record.set_aside(as_of)}
    numbers = Counter(finding.report for finding in dossier.findings.values())
    for id_, report in dossier.reports.items():
        if id_ in aside or not unread:
            yield {
                "id": id_,
                "published": report.published.isoformat(),
                "source": report.source,
                "report": report.name,
                "title": report.delivery.title,
                "findings": numbers[id_],
                "reading": "set aside" if id_ in aside else "read",
            }
