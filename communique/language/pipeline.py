"""A report's text to what it says, as a list of steps."""

from communique import __version__
from communique.language.attribution.both import attributions_of
from communique.language.commitments import find_commitments
from communique.language.events import find_events
from communique.language.meetings import find_meetings
from communique.language.mentions import find_cast
from communique.language.offices import find_offices
from communique.language.parsing import DEFAULT_PIPELINE, load, parse
from communique.language.positions import find_positions
from communique.language.statements import find_statements
from communique.language.statements.confidence import LEAST
from communique.language.tagging import tag
from communique.language.times import find_times
from communique.model.annotation import Annotation
from communique.model.report import Report


class Language:
    """The reader of English reports. What it says of one depends on that one alone."""

    def __init__(self, pipeline: str = DEFAULT_PIPELINE) -> None:
        self._pipeline = pipeline
        meta = load(pipeline).meta
        self.version = f"communique {__version__}, {meta['name']} {meta['version']}"
        """Names what read a report; a record reads again what another version has read."""

    def read(self, report: Report) -> Annotation:
        """Everything that `report` says."""
        document = parse(report, self._pipeline)
        times = find_times(document)
        cast = find_cast(document)
        tagged = tag(document)
        attributions = attributions_of(document, tagged)
        statements = find_statements(document, attributions, cast, times)
        return Annotation(
            report=report,
            times=times,
            attributions=attributions,
            statements=tuple(each for each in statements if each.confidence >= LEAST),
            positions=find_positions(document, cast, statements, tagged.sight),
            meetings=find_meetings(document, cast, times, statements, tagged.sight),
            commitments=find_commitments(document, cast, times, statements, tagged.sight),
            events=find_events(document, cast, times),
            offices=find_offices(document, cast),
        )
