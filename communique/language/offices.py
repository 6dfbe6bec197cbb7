"""Who is shown in which office: "Russian Foreign Minister Sergei Lavrov"."""

from collections.abc import Iterator

from communique.language.cast import Cast
from communique.language.document import Document, span_of
from communique.language.mentions import find_people
from communique.language.mentions.persons import Person
from communique.language.mentions.scene import Scene
from communique.model.evidence import Span
from communique.model.findings import Modality, OfficeHeld


def find_offices(document: Document, cast: Cast) -> tuple[OfficeHeld, ...]:
    """Each person that the report shows in an office, once for each title, with all its places.

    Only what the words themselves tell: an office whose body the report leaves to be guessed is
    entered without a party.
    """
    scene = Scene(document)
    return tuple(
        OfficeHeld(
            report=document.report.id,
            evidence=document.passages(*spans),
            modality=Modality.PRESENT,
            person=person.name,
            title=title,
            party=party,
        )
        for person in find_people(scene).persons
        for (title, party), spans in _titles(scene, person).items()
    )


def _titles(scene: Scene, person: Person) -> dict[tuple[str, str | None], list[Span]]:
    """The person's titles with their places, in text order."""
    found: dict[tuple[str, str | None], list[Span]] = {}
    for title, party, span in _shown(scene, person):
        found.setdefault((title, party), []).append(span)
    return found


def _shown(scene: Scene, person: Person) -> Iterator[tuple[str, str | None, Span]]:
    for showing in person.shown:
        if showing.role and not (showing.spoken.told and showing.spoken.party is None):
            places = [p for p in person.places if showing.phrase in p.phrases]
            words = [scene.parse[p.first : p.last] for p in places]
            words = words or [scene.parse[showing.phrase.first : showing.phrase.last]]
            party = showing.spoken.party if showing.spoken.told else None
            yield showing.role, party, span_of(words[0])
