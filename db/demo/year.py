"""What happens in the large demo shop: deliveries, sales and reversals of a year.

Goods come in over the year, and a few of them sell most. Nothing is sold that is not there.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final

from db.demo.bulk import NEXT_NUMBER, Batch, Chain, add_document
from db.demo.fill import OWNER_LOGIN, SUNDAY, House
from db.ids import CUSTOMERS, SUPPLIERS, new_id
from db.operations.booking import Header, Line
from db.operations.numbers import PREFIXES, REVERSAL
from db.rules.cost import Costed, Pool, issue, receive
from db.rules.money import line_amount, total_amount

DAYS: Final = 365
NEW_UNTIL: Final = 300  # days; no goods are new after them
AT_ONCE: Final = 50_000
DELIVERED_LINES: Final = 40
MOST_LINES: Final = 9
REVERSED: Final = 0.01
HOT: Final = 3  # the power that lets a tenth of the goods sell nearly half of all
FIRST_DELIVERY: Final = 24_000
LARGEST_DELIVERY: Final = 1_000_000
TRIES: Final = 40


@dataclass(slots=True)
class Ware:
    """An item as the story needs it: its money, whose it is, where it stands, its cost pool."""

    id: bytes
    price: int
    cost: int
    supplier: bytes
    place: bytes
    delivery: int = FIRST_DELIVERY
    pool: Pool = field(default_factory=Pool)


@dataclass
class Year:
    """Exactly so many movements in the year from `first` on."""

    house: House
    wares: Sequence[Ware]
    movements: int
    first: date
    numbers: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._dice = random.Random(self.movements)  # noqa: S311  (a story, no secret)
        self._order = list(self.wares)
        self._dice.shuffle(self._order)
        self._arrived = self._booked = 0
        self._sold_out: dict[bytes, Ware] = {}
        self._batch, self._chain = Batch(), Chain.of(self.house.database)
        (self._code,) = self.house.database.rows("SELECT code FROM device")[0]
        self._moment = datetime.combine(self.first, time(5))

    def book(self) -> Iterator[int]:
        """Writes everything; yields now and then how many movements there are."""
        written = 0
        for day in range(DAYS):
            self._moment = datetime.combine(self.first + timedelta(days=day), time(5))
            due = self.movements * (day + 1) // DAYS
            self._deliver(self._arriving(day, due - self._booked))
            self._sell(due)
            if self._booked - written >= AT_ONCE or day == DAYS - 1:
                self._batch.write(self.house.database)
                written = self._booked
                yield written
        for prefix, last in self.numbers.items():
            self.house.database.execute_sql(NEXT_NUMBER, (prefix, last))

    def _arriving(self, day: int, due: int) -> list[Ware]:
        """Today's new goods and those that were sold out, at most half of what is due."""
        until = min(len(self._order) * (day + 1) // NEW_UNTIL, len(self._order))
        until = min(until, self._arrived + max(due // 2, 1)) if due else self._arrived
        arriving, self._arrived = self._order[self._arrived : until], until
        room = max(due // 2 - len(arriving), 0)
        again = list(self._sold_out.values())[:room]
        for ware in again:
            del self._sold_out[ware.id]
            ware.delivery = min(2 * ware.delivery, LARGEST_DELIVERY)
            ware.cost = ware.cost * self._dice.choice((98, 100, 100, 100, 101, 102)) // 100
        return arriving + again

    def _deliver(self, arriving: list[Ware]) -> None:
        pause = timedelta(minutes=50) / max(len(arriving), 1)
        arriving.sort(key=lambda ware: (ware.supplier, ware.place))
        for (supplier, place), wares in groupby(arriving, lambda ware: (ware.supplier, ware.place)):
            together = list(wares)
            for start in range(0, len(together), DELIVERED_LINES):
                delivered = together[start : start + DELIVERED_LINES]
                self._moment += pause * len(delivered)
                lines = [
                    _line(
                        *(ware, SUPPLIERS, place, ware.delivery),
                        line_amount(ware.delivery, ware.cost),
                    )
                    for ware in delivered
                ]
                self._add(self._header("receipt", lines, supplier), lines, delivered)

    def _sell(self, due: int) -> None:
        self._moment = self._moment.replace(hour=6, minute=0)
        pause = timedelta(hours=14) / max(due - self._booked, 1)
        while self._booked < due and (sold := self._basket(due - self._booked)):
            self._moment += pause * len(sold)
            lines = [_line(ware, ware.place, CUSTOMERS, quantity) for ware, quantity in sold]
            header = self._header("sale", lines)
            self._add(header, lines, [ware for ware, _quantity in sold])
            if self._dice.random() < REVERSED and self._booked + len(lines) <= due:
                self._reverse(header, lines, [ware for ware, _quantity in sold])

    def _basket(self, room: int) -> list[tuple[Ware, int]]:
        """Different goods of one place, as much of each as somebody takes and is there."""
        basket: dict[bytes, tuple[Ware, int]] = {}
        size = min(self._dice.randint(1, MOST_LINES), room)
        for _try in range(TRIES):
            ware = self._order[int(self._arrived * self._dice.random() ** HOT)]
            if ware.pool.quantity <= 0 or ware.id in basket:
                continue
            quantity = min(self._dice.choice((1, 1, 1, 2, 2, 3)) * 1000, ware.pool.quantity)
            basket[ware.id] = ware, quantity
            if len(basket) == size:
                break
        return list(basket.values())

    def _add(self, header: Header, lines: list[Line], wares: Sequence[Ware]) -> None:
        self._costs = []
        for line, ware in zip(lines, wares, strict=True):
            costed = _costed(ware.pool, line)
            ware.pool = costed.pool
            if ware.pool.quantity <= 0:
                self._sold_out[ware.id] = ware
            self._costs.append(costed)
        add_document(self._batch, self._chain, header, lines, self._costs)
        self._booked += len(lines)

    def _reverse(self, header: Header, lines: list[Line], wares: Sequence[Ware]) -> None:
        self._moment += timedelta(seconds=20)
        opposite = [
            replace(
                line,
                id=new_id(),
                movement=new_id(),
                source=line.destination,
                destination=line.source,
                reverses=line.id,
                reverses_movement=line.movement,
                stated_cost=costed.cost,
                worth=costed.cost + costed.variance,
            )
            for line, costed in zip(lines, self._costs, strict=True)
        ]
        reason = self.house.words.wrong_sale
        head = self._header(header.kind, opposite, prefix=REVERSAL)
        self._add(replace(head, reverses=header.id, reason=reason), opposite, wares)

    def _header(
        self,
        kind: str,
        lines: Sequence[Line],
        partner: bytes | None = None,
        prefix: str | None = None,
    ) -> Header:
        prefix = prefix or PREFIXES[kind]
        last = self.numbers[prefix] = self.numbers.get(prefix, 0) + 1
        self.house.clock.set(self._moment)
        if kind == "receipt":
            who = "gudang"
        else:
            who = OWNER_LOGIN if self._moment.weekday() == SUNDAY else "kasir"
        return Header(
            id=new_id(),
            kind=kind,
            number=f"{prefix}-{self._code}-{last:06d}",
            device=self._chain.device,
            actor=self.house.people[who].account,
            at=self.house.clock.moment,
            business_date=self._moment.date().isoformat(),
            partner=partner,
            external_ref=f"SJ-{self._moment:%y%m%d}-{last}" if partner else "",
            total=total_amount(line.amount for line in lines),
        )


def _line(
    ware: Ware, source: bytes, destination: bytes, quantity: int, cost: int | None = None
) -> Line:
    return Line(
        id=new_id(),
        movement=new_id(),
        item=ware.id,
        source=source,
        destination=destination,
        quantity=quantity,
        unit_price=ware.price,
        amount=line_amount(quantity, ware.price),
        stated_cost=cost,
    )


def _costed(pool: Pool, line: Line) -> Costed:
    if line.stated_cost is None:
        return issue(pool, line.quantity)
    return receive(pool, line.quantity, line.stated_cost, line.worth)
