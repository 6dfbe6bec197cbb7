"""The README's picture: a short brief on the bundled samples, as a terminal shows it.

.venv/bin/python docs/picture.py            # writes docs/brief.svg
.venv/bin/python docs/picture.py other.svg
"""

import io
import sys
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

import communique
from communique.briefs.brief import Brief
from communique.briefs.rendering import as_text
from communique.briefs.writing import Length

ABOUT, AS_OF = "grain", date(2023, 9, 30)
COMMAND = f"communique brief --about {ABOUT} --as-of {AS_OF}"
SHORT = Length(talks=2, parties=4, positions=2, commitments=2, statements=2)
"""Fewer entries than the command shows, so that each section is seen."""
WIDTH, LINES = 100, 52
"""Columns and lines of the terminal; what is below them is not seen."""


def short_brief() -> Brief:
    """The brief, from a record of the samples that is thrown away."""
    with communique.open(":memory:") as record:
        record.read([communique.samples()])
        return record.brief(about=ABOUT, as_of=AS_OF, length=SHORT)


def screen(brief: Brief) -> str:
    """The first lines of what a terminal shows, as SVG."""
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(Text.assemble(("$ ", "dim"), (COMMAND, "bold")), "")
    for line in console.render_lines(as_text(brief), pad=False)[:LINES]:
        text = Text.assemble(*((segment.text, segment.style or "") for segment in line))
        text.rstrip()
        indent = len(text.plain) - len(text.plain.lstrip())
        text.stylize("not bold", 0, indent)  # drawn by itself: some programs drop leading blanks
        console.print(text, highlight=False)
    return console.export_svg(title="communique", unique_id="brief")


def main() -> None:
    """Write the picture."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("brief.svg")
    target.write_text(screen(short_brief()), encoding="utf-8")


if __name__ == "__main__":
    main()
