"""Who says or thinks what in a report, by the tagger and the rules together."""

from communique.language.attribution import attributions_in
from communique.language.attribution.joined import join_attributions
from communique.language.attribution.names import fit_names
from communique.language.attribution.proposed import refine_attributions
from communique.language.attribution.scene import Scene
from communique.language.attribution.unclaimed import claim_contents
from communique.language.document import Document
from communique.language.tagger import Tagged
from communique.model.annotation import Attribution
from communique.model.evidence import Span


def attributions_of(document: Document, tagged: Tagged) -> tuple[Attribution, ...]:
    """Every attribution of the report; `tagged` is what the tagger marks in it."""
    scene = Scene.of(document)
    found = join_attributions(
        refine_attributions(scene, tagged.attributions),
        attributions_in(scene),
        [Span(*statement.span) for statement in tagged.statements],
        tagged.sight,
    )
    return fit_names(scene, claim_contents(scene, found, tagged.sight), tagged.sight)
