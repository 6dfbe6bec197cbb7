"""Who is shown in which office: "Russian Foreign Minister Sergei Lavrov"."""

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.mentions_names import find_names
from communique.language.mentions_persons import gather
from communique.language.mentions_scene import Scene
from communique.language.mentions_titles import titled
from communique.model.findings import Modality, OfficeHeld


def find_offices(document: Document, cast: Cast) -> tuple[OfficeHeld, ...]:
    """Each person that the report shows in an office, once for each title, with all its places."""
    scene = Scene(document)
    settled, _ = gather(scene, [titled(scene, name) for name in find_names(scene)])
    shown: dict[tuple[str, str, str | None], list[tuple[int, int]]] = {}
    for person in dict.fromkeys(id(p) for p in settled.values()):
        someone = next(p for p in settled.values() if id(p) == person)
        for place in someone.places:
            if place.phrase is None:
                continue
            showing = next(s for s in someone.shown if s.phrase == place.phrase)
            if showing.spoken.party is None:
                continue
            words = scene.parse[place.first : place.last]
            key = (someone.name, showing.role, showing.spoken.party)
            shown.setdefault(key, []).append((words.start_char, words.end_char))
    return tuple(
        OfficeHeld(
            report=document.report.id,
            evidence=document.passages(*spans),
            modality=Modality.PRESENT,
            person=name,
            title=title,
            party=party,
        )
        for (name, title, party), spans in shown.items()
    )
