"""What happened in the demo shop: deliveries and sales of 90 days, told in the order of time.

Pure and repeatable: the same day gives the same story. Nothing is sold that is not there.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from db.demo.goods import THOUSAND, Goods

DAYS: Final = 90
FLOOR, STOREROOM, DISPLAY = range(3)
DISPLAYED: Final = ("Susu & Olahan", "Camilan & Biskuit")
MEASURED: Final = {"kg": (250, 500, 500, 1000, 1000, 2000), "l": (500, 1000, 1000, 2000)}
SALES_A_DAY: Final = (13, 12, 13, 14, 15, 19, 18)  # Monday to Sunday
HOURS: Final = tuple(range(6, 21))
RUSH: Final = (3, 8, 6, 4, 3, 4, 5, 4, 3, 4, 6, 9, 8, 5, 2)  # before work, and before dinner
PLACES: Final = (FLOOR, DISPLAY, STOREROOM)
PLACE_WEIGHTS: Final = (64, 30, 6)
SUPPLY_STOPS: Final = 50  # days before the end when the suppliers of scarce goods fall silent
SCARCE: Final = 20
SOLD_OUT: Final = 5
REPENTED: Final = 0.015  # the part of bookings that are reversed soon after
DEARER: Final = 0.2  # the part of deliveries at another cost than the last one


@dataclass(frozen=True)
class Line:
    """One scan: a code, and how often (thousandths). `cost`: what a unit cost, None as before.

    `expires_on` is printed on what comes in, where its goods are kept by lots.
    """

    code: str
    symbology: str
    count: int
    cost: int | None = None
    expires_on: date | None = None


@dataclass(frozen=True)
class Booking:
    """A delivery (from a supplier) or a sale (without one); `repented` ones are reversed."""

    at: datetime
    place: int
    lines: tuple[Line, ...]
    supplier: str | None = None
    repented: bool = False


@dataclass
class Story:
    """Tells the bookings up to and including a day (naive times of the shop's clock)."""

    goods: Sequence[Goods]
    today: date
    stock: dict[tuple[int, Goods], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._random = random.Random(self.today.toordinal())  # noqa: S311  (a story, no secret)
        self.scarce = self._random.sample(list(filter(_can_run_low, self.goods)), SCARCE)
        suppliers = list(dict.fromkeys(goods.supplier for goods in self.goods))
        self._visits = {name: {turn % 6, (turn + 3) % 6} for turn, name in enumerate(suppliers)}
        self._shelves = {
            place: [goods for goods in self.goods if _home(goods) == place]
            for place in (FLOOR, DISPLAY)
        }
        self._shelves[STOREROOM] = [
            goods for goods in self.goods if goods.carton and goods not in self.scarce
        ]

    def days(self) -> Iterator[list[Booking]]:
        """The bookings of every day, the first delivery to the empty shop first."""
        for ago in range(DAYS - 1, -1, -1):
            day = self.today - timedelta(days=ago)
            yield [*self._deliveries(day, ago), *self._sales(day, ago)]

    def _deliveries(self, day: date, ago: int) -> Iterator[Booking]:
        opening, minute = ago == DAYS - 1, 0
        for supplier, weekdays in self._visits.items():
            if not opening and day.weekday() not in weekdays:
                continue
            for place in PLACES:
                lines = [
                    self._delivered(goods, place, day, opening=opening)
                    for goods in self._shelves[place]
                    if goods.supplier == supplier and self._is_wanted(goods, place, ago)
                ]
                if not lines:
                    continue
                miscounted = not opening and self._random.random() < REPENTED
                for repented in (True, False) if miscounted else (False,):
                    minute += 4
                    at = datetime.combine(day, time(5)) + timedelta(minutes=minute)
                    yield Booking(at, place, tuple(lines), supplier, repented=repented)

    def _is_wanted(self, goods: Goods, place: int, ago: int) -> bool:
        if goods in self.scarce and ago <= SUPPLY_STOPS:
            return False
        enough = goods.carton if place == STOREROOM else goods.reorder_point * 13 // 10
        return self.stock.get((place, goods), 0) <= enough

    def _delivered(self, goods: Goods, place: int, day: date, *, opening: bool) -> Line:
        cost = goods.cost if opening else None
        if not opening and self._random.random() < DEARER:
            cost = goods.cost * self._random.choice((97, 98, 101, 102, 103)) // 100
        pieces = goods.reorder_point * (2 if opening else 3)
        if place == STOREROOM:
            pieces = 2 * goods.carton
        expires_on = day + timedelta(days=goods.shelf_days) if goods.shelf_days else None
        if not goods.carton:
            self.put(place, goods, pieces)
            return Line(goods.code, "EAN13", pieces, cost, expires_on)
        cartons = -(-pieces // goods.carton)
        self.put(place, goods, cartons * goods.carton)
        return Line(goods.carton_code, "ITF", cartons * THOUSAND, cost, expires_on)

    def _sales(self, day: date, ago: int) -> Iterator[Booking]:
        count = SALES_A_DAY[day.weekday()] + self._random.randint(-2, 2)
        hours = self._random.choices(HOURS, RUSH, k=count)
        moments = sorted(
            datetime.combine(day, time(hour)) + timedelta(seconds=self._random.randrange(3600))
            for hour in hours
        )
        for at in moments:
            (place,) = self._random.choices(PLACES, PLACE_WEIGHTS)
            if booking := self._sale(at, place, self._basket(place)):
                yield booking
        if 1 <= ago <= SOLD_OUT:
            closing = datetime.combine(day, time(21, 5))
            if booking := self._sold_out(closing, self.scarce[ago - 1]):
                yield booking

    def _basket(self, place: int) -> list[Goods]:
        shelf = self._shelves[place]
        weights = [goods.reorder_point for goods in shelf]
        size = self._random.choice((1, 2, 2, 3, 3, 4, 5, 6))
        return list(dict.fromkeys(self._random.choices(shelf, weights, k=size)))

    def _sale(self, at: datetime, place: int, basket: list[Goods]) -> Booking | None:
        repented = self._random.random() < REPENTED
        lines = []
        for goods in basket:
            quantity = self._quantity(goods, place)
            if quantity > self.stock.get((place, goods), 0):
                continue
            lines.append(_sold(goods, quantity, by_carton=place == STOREROOM))
            if not repented:
                self.put(place, goods, -quantity)
        return Booking(at, place, tuple(lines), repented=repented) if lines else None

    def _sold_out(self, at: datetime, goods: Goods) -> Booking | None:
        """Somebody takes all that is left of it."""
        left = self.stock.pop((FLOOR, goods), 0)
        return Booking(at, FLOOR, (_sold(goods, left),)) if left else None

    def _quantity(self, goods: Goods, place: int) -> int:
        if place == STOREROOM:
            return goods.carton
        if goods.unit in MEASURED:
            return self._random.choice(MEASURED[goods.unit])
        dearest = 1 if goods.price >= 200_000_000 else 2 if goods.price >= 80_000_000 else 5
        return self._random.randint(1, dearest) * THOUSAND

    def fullest(self, place: int, count: int) -> list[Goods]:
        """The pieces of which most are left at a place, most first."""
        there = [goods for at, goods in self.stock if at == place and goods.unit == "pcs"]
        there.sort(key=lambda goods: (-self.stock[place, goods], goods.code))
        return there[:count]

    def put(self, place: int, goods: Goods, quantity: int) -> None:
        """So much more of it is there from now on, or less."""
        self.stock[place, goods] = self.stock.get((place, goods), 0) + quantity


def _sold(goods: Goods, quantity: int, *, by_carton: bool = False) -> Line:
    if by_carton:
        return Line(goods.carton_code, "ITF", quantity * THOUSAND // goods.carton)
    return Line(goods.code, "EAN13", quantity)


def _home(goods: Goods) -> int:
    return DISPLAY if goods.category in DISPLAYED else FLOOR


def _can_run_low(goods: Goods) -> bool:
    """Whether a carton of it does not last for months."""
    return goods.unit == "pcs" and _home(goods) == FLOOR and goods.carton <= 3 * goods.reorder_point
