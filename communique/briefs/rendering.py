"""A brief as text for a terminal, as Markdown, and as JSON."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from communique.briefs.brief import Brief, Entry, Note, Section, Sentence
from communique.briefs.phrases import quoted
from communique.model.codec import encode


def as_json(brief: Brief) -> str:
    """The brief's values as JSON."""
    return encode(brief)


def as_markdown(brief: Brief) -> str:
    """The brief with Markdown's footnotes."""
    return "\n".join(_markdown(brief)) + "\n"


def _markdown(brief: Brief) -> Iterator[str]:
    yield from (f"# {brief.title}", "", brief.basis)
    for section in brief.sections:
        yield from ("", f"## {section.title}", "")
        for entry in section.entries:
            told = " ".join(
                sentence.text + "".join(f"[^{number}]" for number in sentence.notes)
                for sentence in entry.sentences
            )
            more = f" _{_earlier(entry)}_" if entry.left_out else ""
            yield f"- **{entry.title}**: {told}{more}"
        if section.left_out:
            yield from ("", f"_{_left_out(section)}_")
    if brief.notes:
        yield ""
    for note in brief.notes:
        yield f"[^{note.number}]: {_source(note)}: {_quote(note)}"


def as_text(brief: Brief) -> RenderableType:
    """The brief for a terminal, in colour where it has any."""
    blocks: list[RenderableType] = [Text(brief.title, style="bold"), Text(brief.basis, "dim")]
    for section in brief.sections:
        blocks += [Text(), Text(section.title.upper(), style="bold cyan")]
        for entry in section.entries:
            blocks.append(Padding(Text(entry.title, style="bold"), (1, 0, 0, 0)))
            blocks += [Padding(_sentence(s), (0, 0, 0, 2)) for s in entry.sentences]
            if entry.left_out:
                blocks.append(Padding(Text(_earlier(entry), style="dim italic"), (0, 0, 0, 2)))
        if section.left_out:
            blocks += [Text(), Text(_left_out(section), style="dim italic")]
    if brief.notes:
        blocks += [Text(), Text("NOTES", style="bold cyan")]
    blocks += [_note(note) for note in brief.notes]
    return Group(*blocks)


def _sentence(sentence: Sentence) -> Text:
    text = Text(sentence.text)
    for number in sentence.notes:
        text.append(f" [{number}]", style="yellow")
    return text


def _note(note: Note) -> Text:
    text = Text(f"[{note.number}] ", style="yellow")
    text.append(_source(note), style="dim")
    text.append(f" {_quote(note)}", style="italic")
    return text


def _source(note: Note) -> str:
    publisher = f", {note.publisher}" if note.publisher else ""
    return f"{note.report}{publisher}, {note.published}"


def _quote(note: Note) -> str:
    return quoted(note.words)


def _left_out(section: Section) -> str:
    return f"{section.left_out} more: {section.command}"


def _earlier(entry: Entry) -> str:
    return f"{entry.left_out} earlier: {entry.command}"
