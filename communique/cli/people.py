"""`people`: who speaks, in which office, for whom and since when."""

from datetime import date

import click

from communique import api
from communique.api import Asked
from communique.cli.common import (
    as_of_option,
    decided_option,
    format_option,
    put_out,
    record_option,
)
from communique.exports.people import PERSON_COLUMNS, person_rows
from communique.views.people import people as everybody


@click.command(short_help="Who holds which office, as reports show it.")
@record_option
@decided_option
@click.option("--party", help="A party for which the office is held: an id such as RUS, or a name.")
@click.option("--about", help="Words that name or office must have in them.")
@as_of_option
@format_option
def people(
    location: str,
    decided_by: date | None,
    party: str | None,
    about: str | None,
    as_of: date | None,
    form: str,
) -> None:
    """Everybody whom reports show in an office, the most quoted first: the office, for whom, and
    the first and last report that shows it. All reports are taken together.

    \b
    Example:
      communique people --party RUS --as-of 2021-06-01
    """
    with api.open(location, create=False, decided_by=decided_by) as record:
        dossier = record.dossier(as_of)
        meant = record.selection(dossier, Asked(party=party)).party
        asked = (about or "").casefold().split()
        listed = [
            row
            for person in everybody(dossier)
            for row in person_rows(person, dossier)
            if meant in (None, row["party"])
            and all(word in f"{row['name']} {row['title']}".casefold() for word in asked)
        ]
    shown = ("name", "title", "party", "since", "until", "reports", "contradictions")
    put_out(listed, form, PERSON_COLUMNS, shown, as_of, "Nobody is shown in such an office.")
