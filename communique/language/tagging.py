"""What the trained tagger marks in a parsed report."""

from functools import lru_cache

from communique.language.document import Document
from communique.language.tagger import Tagged, Tagger


@lru_cache(maxsize=1)
def load_tagger() -> Tagger:
    """The tagger with the weights that ship with the package, on one thread."""
    return Tagger()


def tag(document: Document) -> Tagged:
    """Who says what, and where findings stand, as the tagger sees it; paragraph by paragraph."""
    words = [token for token in document.parse if not token.is_space]
    parts = [document.part(token.idx).start for token in words]
    ends = [i for i in range(1, len(words)) if parts[i] != parts[i - 1]]
    paragraphs = list(zip([0, *ends], [*ends, len(words)], strict=True))
    return load_tagger().tag(
        [token.text for token in words],
        [(token.idx, token.idx + len(token)) for token in words],
        paragraphs if words else [],
    )
