"""Who is shown in which office: "Russian Foreign Minister Sergei Lavrov"."""

from communique.language.cast import Cast
from communique.language.document import Document
from communique.model.findings import Modality, OfficeHeld


def find_offices(document: Document, cast: Cast) -> tuple[OfficeHeld, ...]:
    """Each person that the report shows in an office, once for each title, with all its places.

    Only what the words themselves tell: an office whose body the report leaves to be guessed is
    entered without a party.
    """
    return tuple(
        OfficeHeld(
            report=document.report.id,
            evidence=document.passages(*held.spans),
            modality=Modality.PRESENT,
            person=held.person,
            title=held.title,
            party=held.party,
        )
        for held in cast.offices
    )
