"""`scores.json`: the figures last measured, and the floors under them."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from communique.errors import CommuniqueError
from communique.evaluation.scorers import Measures


@dataclass
class Scores:
    """Figures by set, and the floor of each that has one (`dev: record score`)."""

    measures: dict[str, Measures] = field(default_factory=dict)
    floors: Measures = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "Scores":
        """Read the file; an empty one where there is none."""
        if not path.exists():
            return cls()
        try:
            given = json.loads(path.read_text(encoding="utf-8"))
            return cls(given["measures"], given["floors"])
        except (ValueError, KeyError, TypeError) as cause:
            raise CommuniqueError(
                "these are no scores", remedy="restore the file, or remove it", source=path
            ) from cause

    def save(self, path: Path) -> None:
        """Write the file, its keys sorted so that a change is easy to see."""
        value = {"floors": self.floors, "measures": self.measures}
        path.write_text(json.dumps(value, indent=1, sort_keys=True) + "\n", encoding="utf-8")

    def below(self) -> list[str]:
        """What is under its floor, or has a floor and no figure."""
        found = []
        for name, floor in sorted(self.floors.items()):
            group, _, measure = name.partition(": ")
            value = self.measures.get(group, {}).get(measure)
            if value is None or value < floor:
                found.append(f"{name} is {value}, its floor {floor}")
        return found
