"""What a chunk of records would do to the shop, as a plan that can be written down."""

from dataclasses import dataclass, field
from typing import Any

from db.exchange.records import Problem
from db.ids import new_id
from db.models.base import Row
from db.models.items import Barcode, Item, Lot
from db.models.shop import Category, Location, Partner, Unit

ORDER: tuple[type[Row], ...] = (Category, Partner, Location, Unit, Item, Barcode, Lot)
"""The tables in which a plan makes rows, each after those that it names."""


@dataclass(slots=True)
class Opening:
    """Stock to begin with: thousandths at a place, and what all of it cost."""

    row: int
    item: bytes
    location: bytes
    lot: bytes
    quantity: int
    cost: int


@dataclass(slots=True)
class Change:
    """Fields of a row of ours that get another value."""

    row: int
    model: type[Row]
    subject: bytes
    values: dict[str, Any]
    before: dict[str, Any]


@dataclass
class Plan:
    """What to write, in the order in which one needs the other; and what became of the rows."""

    made: dict[type[Row], list[dict[str, Any]]] = field(default_factory=dict)
    made_by: list[tuple[int, type[Row], bytes]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    sales: list[tuple[object, ...]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    created: int = 0
    updated: int = 0
    skipped: int = 0

    def make(self, row: int, model: type[Row], *, on_its_own: bool = True, **values: Any) -> bytes:
        """Plans a new row; returns its id. What is not on its own goes when its item goes."""
        identity = new_id()
        self.made.setdefault(model, []).append({"id": identity, **values})
        if on_its_own:
            self.made_by.append((row, model, identity))
        return identity
