"""One family of errors. Each says what is wrong, where, and what to do about it."""

from functools import partial
from pathlib import Path


class CommuniqueError(Exception):
    """Something that Communique expects to go wrong, told so that a person can mend it.

    `problem` says what is wrong, `remedy` what to do, `source` and `line` where (a file or a
    stream's name, and its line counted from 1), where that is known.
    """

    def __init__(
        self,
        problem: str,
        *,
        remedy: str,
        source: str | Path | None = None,
        line: int | None = None,
    ) -> None:
        self.problem = problem
        self.remedy = remedy
        self.source = None if source is None else str(source)
        self.line = line
        super().__init__(str(self))

    def __reduce__(self) -> tuple[partial["CommuniqueError"], tuple[str]]:
        """Whole, when it goes from one process to another."""
        whole = partial(type(self), remedy=self.remedy, source=self.source, line=self.line)
        return whole, (self.problem,)

    def __str__(self) -> str:
        place = self.source or ""
        if self.line is not None:
            place += f":{self.line}"
        return f"{place + ': ' if place else ''}{self.problem} ({self.remedy})"


class UnreadableReportError(CommuniqueError):
    """A file, or a line of one, that holds no report that can be read."""


class WorkerError(CommuniqueError):
    """Readers in other processes or on other machines that can't be had, or that are lost."""


class InvalidDateError(CommuniqueError):
    """A date that is none, or that a report cannot have been published on."""


class EvidenceError(CommuniqueError):
    """A finding without evidence, or whose evidence is not what the report says."""


class RecordError(CommuniqueError):
    """A record that can't be opened, written or understood."""


class UnknownIdError(CommuniqueError):
    """An id, or the beginning of one, that names nothing in the record, or several things."""


class QuestionsError(CommuniqueError):
    """A file of questions that a person has named, and that can't be meant as it stands."""


class TooFewError(CommuniqueError):
    """Reports that are too few for what is to be measured on them."""


class ModelError(CommuniqueError):
    """A language model or trained weights that are missing or don't fit this version."""


class FieldError(CommuniqueError):
    """A field that a finding doesn't have, or a value that a field can't take."""
