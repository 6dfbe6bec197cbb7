"""People as flat rows, one an office, for tables, CSV and JSON lines."""

from communique.dossier import Dossier
from communique.exports.rows import Row
from communique.linking.offices import Tenure
from communique.views.people import PersonLine, clash_words

PERSON_COLUMNS = (
    *("name", "title", "party", "since", "until", "reports", "statements"),
    *("report", "words", "contradictions"),
)


def person_rows(person: PersonLine, dossier: Dossier) -> list[Row]:
    """A person's offices, the newest first, each with the words that show it last."""
    told: dict[Tenure, list[str]] = {office: [] for office in person.offices}
    for clash in person.clashes:
        for office in {clash.one, clash.two} & told.keys():
            told[office].append(clash_words(clash, dossier))
    return [
        {
            "name": person.name,
            "title": office.title,
            "party": office.party,
            "since": office.since.isoformat(),
            "until": office.until.isoformat(),
            "reports": office.sources,
            "statements": person.statements,
            "report": dossier.reports[office.report].name,
            "words": [p.words for p in dossier.findings[office.findings[-1]].evidence],
            "contradictions": told[office],
        }
        for office in person.offices
    ]
