"""What the shop holds of items, and which of them the file gave their first stock."""

from typing import Final

from db.connection import ShopDatabase
from db.exchange.plan import Plan
from db.models.items import Lot
from db.operations.items import is_measured, is_reserved

STOCK: Final = """
SELECT balance.item, balance.location, lot.code, lot.expires_on,
       balance.quantity * (location.kind = 'internal')
FROM balance JOIN location ON location.id = balance.location JOIN lot ON lot.id = balance.lot
WHERE balance.item IN ({})
"""
Spot = tuple[bytes, bytes, str, str | None]
"""Where goods are: item, location, the lot's code and the day on which it expires."""


class KnownStock:
    """What our places hold of a chunk's items; lots and first stock of all rows before."""

    def __init__(self, database: ShopDatabase) -> None:
        self._database = database
        self._opened: set[Spot] = set()
        self._opened_items: set[bytes] = set()
        self._lots: dict[tuple[bytes, str, str | None], bytes] = {}
        self._stock: dict[bytes, dict[Spot, int]] = {}

    def look_up(self, items: tuple[bytes, ...]) -> None:
        """Asks the database what there is of these items."""
        self._stock = {}
        if items:
            marks = ", ".join("?" * len(items))
            for *spot, quantity in self._database.rows(STOCK.format(marks), items):
                item, location, code, expires_on = spot
                self._stock.setdefault(item, {})[(item, location, code, expires_on)] = quantity

    def lot(self, plan: Plan, row: int, item: bytes, code: str, expires_on: str | None) -> bytes:
        """The lot of an item; made where it is new."""
        key = (item, code, expires_on)
        if key not in self._lots:
            found = self._database.row(
                "SELECT id FROM lot WHERE item = ? AND code = ? AND expires_on IS ?", key
            )
            if found is None:
                values = {"item": item, "code": code, "expires_on": expires_on}
                self._lots[key] = plan.make(row, Lot, on_its_own=False, **values)
            else:
                self._lots[key] = found[0]
        return self._lots[key]

    def measured(self, item: bytes) -> bool:
        """Whether there are quantities of the item, or will be by an earlier row of this file."""
        return item in self._opened_items or is_measured(self._database, item)

    def reserved(self, item: bytes, at: int) -> bool:
        """Whether an order holds some of the item at a moment (microseconds UTC)."""
        return is_reserved(self._database, item, at)

    def on_hand(self, item: bytes) -> int | None:
        """What our own places hold of an item that was ever booked (thousandths)."""
        return sum(self._stock[item].values()) if item in self._stock else None

    def at(self, spot: Spot) -> int | None:
        """The same of one lot at one place."""
        return self._stock.get(spot[0], {}).get(spot)

    def opened(self, item: bytes) -> bool:
        """Whether this file gave the item its first stock."""
        return item in self._opened_items

    def opened_at(self, spot: Spot) -> bool:
        """The same of one lot at one place."""
        return spot in self._opened

    def opened_now(self, spot: Spot) -> None:
        """This file puts the item there."""
        self._opened.add(spot)
        self._opened_items.add(spot[0])
