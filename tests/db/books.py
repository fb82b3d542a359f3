"""Books documents of every kind in a few words, and looks at what they did to stock and cost."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.discounts import discount_draft, discount_line
from db.operations.documents import PostedDocument, post_draft
from db.operations.drafts import add_line, change_line, describe_draft, open_draft
from db.operations.line_details import add_return, set_line_lot, set_line_way
from db.queries.check import check
from db.queries.reports import Report
from db.rules.discounts import NONE, Discount


@dataclass(frozen=True)
class Books:
    """One person's hand in a shop's books. Quantities in thousandths, money in ten-thousandths."""

    database: ShopDatabase
    actor: Actor

    def post(
        self,
        kind: str,
        *scans: "Scan",
        location: bytes | None = None,
        destination: bytes | None = None,
        reason: str | None = None,
        day: date | None = None,
        oversell: bool = False,
        discount: Discount = NONE,
    ) -> PostedDocument:
        """A document of a kind with these lines, a sale with `discount` off all of it."""
        said = {"location": location, "destination": destination, "reason": reason}
        draft = self.begin(kind, *scans, discount=discount, **said)  # type: ignore[arg-type]  # by their names
        return post_draft(self.database, self.actor, draft=draft, day=day, oversell=oversell)

    def begin(
        self,
        kind: str,
        *scans: "Scan",
        location: bytes | None = None,
        destination: bytes | None = None,
        reason: str | None = None,
        discount: Discount = NONE,
    ) -> bytes:
        """What `post` books, as a draft."""
        draft = open_draft(self.database, self.actor, kind=kind, location=location)
        describe_draft(
            *(self.database, self.actor),
            draft=draft,
            location=location,
            destination=destination,
            reason=reason,
        )
        for scan in scans:
            self.scan(draft, scan)
        if discount.is_said:
            discount_draft(self.database, self.actor, draft=draft, discount=discount)
        return draft

    def scan(self, draft: bytes, scan: "Scan") -> bytes:
        """One line of a draft."""
        sku = str(self.one("SELECT sku FROM item WHERE id = ?", scan.item))
        added = add_line(self.database, self.actor, draft=draft, code=sku, count=scan.quantity)
        if scan.unit_cost is not None:
            change_line(self.database, self.actor, line=added.line, unit_cost=scan.unit_cost)
        if scan.lot or scan.expires_on:
            said = {"line": added.line, "code": scan.lot, "expires_on": scan.expires_on}
            set_line_lot(self.database, self.actor, **said)  # type: ignore[arg-type]  # by their names
        if scan.comes_in:
            set_line_way(self.database, self.actor, line=added.line, comes_in=True)
        if scan.discount.is_said:
            discount_line(self.database, self.actor, line=added.line, discount=scan.discount)
        return added.line

    def give_back(
        self,
        kind: str,
        booked: bytes,
        quantity: int | None = None,
        *,
        location: bytes | None = None,
    ) -> PostedDocument:
        """A return of a booked line."""
        draft = open_draft(self.database, self.actor, kind=kind, location=location)
        add_return(self.database, self.actor, draft=draft, booked=booked, quantity=quantity)
        return post_draft(self.database, self.actor, draft=draft)

    def line(self, document: PostedDocument, position: int = 1) -> bytes:
        """The id of a booked line."""
        sql = "SELECT id FROM document_line WHERE document = ? AND position = ?"
        return bytes(self.one(sql, document.id, position))

    def one(self, sql: str, *values: object) -> Any:
        """The first value of the first row."""
        return self.database.rows(sql, values)[0][0]

    def moves(self, document: PostedDocument) -> list[tuple[bytes, bytes, int]]:
        """Source, destination and quantity of a document's movements, in their order."""
        return self.database.rows(
            "SELECT source, destination, quantity FROM movement WHERE document = ? ORDER BY id",
            (document.id,),
        )

    def held(self, item: bytes, location: bytes) -> int:
        """What a place holds of an item."""
        sql = "SELECT coalesce(sum(quantity), 0) FROM balance WHERE item = ? AND location = ?"
        return int(self.one(sql, item, location))

    def pool(self, item: bytes) -> tuple[int, int]:
        """Quantity and cost of an item's pool."""
        sql = "SELECT quantity, cost FROM item_cost WHERE item = ?"
        ((quantity, cost),) = self.database.rows(sql, (item,))
        return quantity, cost

    def costs(self, document: PostedDocument) -> list[tuple[int, int]]:
        """Cost and variance of a document's movements, in their order."""
        return self.database.rows(
            "SELECT cost, variance FROM movement JOIN movement_cost ON movement = id"
            " WHERE document = ? ORDER BY id",
            (document.id,),
        )


def totals(report: Report) -> dict[str, int]:
    """What the columns of a whole report add up to that have a sum."""
    return {
        column.key: sum(int(row[place] or 0) for row in report.rows)
        for place, column in enumerate(report.columns)
        if column.is_sum
    }


@dataclass(frozen=True)
class Scan:
    """A line to be: so many thousandths of an item, and what is said of them."""

    item: bytes
    quantity: int
    unit_cost: int | None = None
    lot: str = ""
    expires_on: date | None = None
    comes_in: bool = False
    discount: Discount = NONE


@pytest.fixture
def books(shop_database: ShopDatabase, owner: Actor) -> Iterator[Books]:
    """The owner's books; whatever a test did to them, they agree at its end."""
    yield Books(shop_database, owner)
    assert check(shop_database) == []


@pytest.fixture
def shop_floor(shop_database: ShopDatabase) -> bytes:
    """The shop's first place."""
    (found,) = shop_database.rows("SELECT id FROM location WHERE kind = 'internal'")[0]
    return bytes(found)
