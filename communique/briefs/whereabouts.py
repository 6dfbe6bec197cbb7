"""Where words stand, in one line: report, publisher, day, whose word, copy of what."""

from communique.briefs.phrases import quoted
from communique.views.sources import Source


def source_words(source: Source) -> str:
    """`2021-03-19-moscow-talks-end, Meridian Wire, 2021-03-19; by the word of Sergei Lavrov`."""
    publisher = f", {source.publisher}" if source.publisher else ""
    voice = f"; by the word of {source.asserted_by.speaker}" if source.asserted_by else ""
    copy = "; a wire copy" if source.copy_of is not None else ""
    return f"{source.report_name}{publisher}, {source.published.isoformat()}{voice}{copy}"


def passage_words(source: Source) -> str:
    """The longest passage in one pair of quotation marks."""
    return quoted(max((passage.words for passage in source.passages), key=len))


def all_passages(source: Source, most: int = 3) -> str:
    """The longest passages, in the order of the text."""
    longest = sorted(source.passages, key=lambda passage: -len(passage.words))[:most]
    return quoted(" ... ".join(passage.words for passage in sorted(longest)))
