"""What the demo shop's people do beside buying and selling: counting, ordering, setting aside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from db.access import Actor
from db.connection import ShopDatabase
from db.demo.goods import THOUSAND, Goods
from db.demo.story import FLOOR, Story
from db.operations.counting import count_line
from db.operations.counts import close_count, open_count
from db.operations.orders import Wanted, order_stock
from db.operations.reservations import Goods as SetAside
from db.operations.reservations import reserve_stock

# How many pieces differ from the books, and why.
COUNTED: Final = ((0, ""), (-1, "loss"), (0, ""), (-2, "damage"), (1, "found"), (0, ""), (-1, ""))
ORDERED: Final = ((0, 3), (3, 7))  # of the scarce goods' suppliers, and in how many days it comes
RESERVED: Final = (("WA-0815", 2), ("WEB-1042", 3))
EVENING: Final = time(21, 20)


@dataclass(frozen=True)
class Office:
    """One evening: after it the stocktake, the orders and the reservations are in the books."""

    database: ShopDatabase
    people: Mapping[str, Actor]
    story: Story
    items: Mapping[Goods, bytes]
    suppliers: Mapping[str, bytes]

    def work(self, place: bytes) -> None:
        """Does all of it, with the goods of which most are there; the story goes on with less."""
        fullest = self.story.fullest(FLOOR, len(COUNTED) + len(RESERVED))
        self._count(place, fullest[: len(COUNTED)])
        self._order()
        self._reserve(place, fullest[len(COUNTED) :])

    def _count(self, place: bytes, goods: Sequence[Goods]) -> None:
        clerk = self.people["gudang"]
        count = open_count(self.database, clerk, location=place)
        for each, (more, reason) in zip(goods, COUNTED, strict=False):
            count_line(
                *(self.database, clerk),
                count=count,
                item=self.items[each],
                counted=self.story.stock[FLOOR, each] + more * THOUSAND,
                reason=reason,
            )
            self.story.put(FLOOR, each, more * THOUSAND)
        close_count(self.database, self.people["owner"], count=count)

    def _order(self) -> None:
        for place, days in ORDERED:
            supplier = self.story.scarce[place].supplier
            lines = [
                Wanted(self.items[goods], goods.carton or 2 * goods.reorder_point)
                for goods in self.story.scarce
                if goods.supplier == supplier
            ]
            order_stock(
                *(self.database, self.people["gudang"]),
                supplier=self.suppliers[supplier],
                lines=lines,
                expected_on=self.story.today + timedelta(days=days),
                reference=f"SO-{self.story.today:%y%m%d}-{place + 1}",
            )

    def _reserve(self, place: bytes, goods: Sequence[Goods]) -> None:
        until = datetime.combine(self.story.today + timedelta(days=2), time(17))
        for each, (reference, pieces) in zip(goods, RESERVED, strict=False):
            reserve_stock(
                *(self.database, self.people["kasir"]),
                reference=reference,
                goods=[SetAside(self.items[each], pieces * THOUSAND)],
                location=place,
                expires_at=until,
            )
            self.story.put(FLOOR, each, -pieces * THOUSAND)


def evening_before(today: date) -> datetime:
    """When the office works: yesterday, after the shop has closed."""
    return datetime.combine(today - timedelta(days=1), EVENING)
