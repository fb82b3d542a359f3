"""What people were shown, kept outside of every program: a line a booking, on the disk at once."""

import json
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from db.connection import ShopDatabase

HELD = """
SELECT item, location, lot, quantity FROM balance
JOIN location ON location.id = balance.location AND location.kind = 'internal'
WHERE quantity <> 0
"""

Spot = tuple[str, str, str]  # item, location, lot


@dataclass
class Record:
    """Every row that was shown, with what documents moved.

    `found` are rows of an act that was cut off between its commit and what it would have shown.
    """

    file: Path
    shown: dict[str, str] = field(default_factory=dict)  # rows, by whom
    found: dict[str, str] = field(default_factory=dict)
    moved: dict[str, dict[Spot, int]] = field(default_factory=dict)  # by row of a document
    documents: set[str] = field(default_factory=set)  # with those from before
    begun: Counter[Spot] = field(default_factory=Counter)
    unasked: list[str] = field(default_factory=list)

    def begin(self, database: ShopDatabase) -> None:
        """What there was before anybody worked."""
        self.begun.update(held(database))
        self.documents.update(row.hex() for (row,) in database.rows("SELECT id FROM document"))

    def note(self, by: str, said: dict[str, Any], *, was_asked: bool) -> None:
        """Something was shown, or found to be there; `was_asked`: an act was cut off."""
        with self.file.open("a", encoding="ascii") as kept:
            kept.write(json.dumps({"by": by, **said}) + "\n")
            kept.flush()
            os.fsync(kept.fileno())
        rows = self.shown if "shown" in said else self.found
        rows.update(dict.fromkeys(said.get("shown") or said.get("found") or (), by))
        for row, (document, lines) in said["documents"].items():
            self.moved[row] = {(item, place, lot): by for item, place, lot, by in lines}
            self.documents.add(document)
            if not was_asked:
                self.unasked.append(document)

    def held(self, accepted: set[str]) -> dict[Spot, int]:
        """What must be where, by this list alone: what was there, and what accepted rows moved.

        Two PCs may close one stocktake; one of the two rows is refused then.
        """
        sums = Counter(self.begun)
        for row, lines in self.moved.items():
            if row in accepted:
                sums.update(lines)
        return {spot: quantity for spot, quantity in sums.items() if quantity}


def held(database: ShopDatabase) -> dict[Spot, int]:
    """What a PC says is where."""
    rows = database.rows(HELD)
    return {(item.hex(), place.hex(), lot.hex()): quantity for item, place, lot, quantity in rows}
