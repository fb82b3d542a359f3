"""What our places hold of a document's items, lot by lot, while its lines take from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from db.errors import Refused
from db.ids import NO_LOT
from db.operations.reserved import Held
from db.operations.work import Work
from db.rules.documents import has_expired
from db.rules.lots import LotLeft, named, take
from db.rules.shortage import Short, told

# First expired, first out. Goods without a lot were there before lots were kept: they go first.
# With each the whole of what orders hold there.
LOTS = """
SELECT balance.lot, balance.quantity, lot.code, lot.expires_on, (
    SELECT coalesce(sum(quantity), 0) FROM reserved
    WHERE item = ?1 AND location = ?2 AND until > ?3)
FROM balance JOIN lot ON lot.id = balance.lot
WHERE balance.item = ?1 AND balance.location = ?2 AND balance.quantity <> 0
ORDER BY lot.item IS NOT NULL, lot.expires_on IS NULL, lot.expires_on, lot.id
"""


@dataclass(frozen=True)
class Want:
    """What one line would take: thousandths of an item, of a named lot or of any.

    A lot is named by its code, its date or both. Lots of `preferred` go first.
    """

    item: bytes
    name: str
    place: bytes
    quantity: int
    lot_code: str = ""
    preferred: frozenset[bytes] = frozenset()
    expires_on: str | None = None


@dataclass
class _Shelf:
    """One item in one place; `wanted` counts what all lines have asked for so far.

    Of `there`, which can be taken at all, others have `reserved` some; what the order holds that
    the goods go to is only behind what was reserved before it.
    """

    name: str
    lots: list[LotLeft]
    on_hand: int
    there: int
    reserved: int
    held: Held
    wanted: int = 0
    missing: int = 0
    only_expired: bool = False


@dataclass
class Shelves:
    """Takes lots first-expired-first-out; what is not there is told at the end, all at once.

    `sold_on` is the day of a sale, which leaves expired lots alone. With `oversell` a sale takes
    those too, after the good ones, and what is missing is taken from "no lot", below zero. What is
    reserved stays, but for what is `held` (by item) for the order that the goods go to.
    """

    work: Work
    sold_on: str | None = None
    oversell: bool = False
    held: Mapping[bytes, Held] = field(default_factory=dict)
    _shelves: dict[tuple[bytes, bytes], _Shelf] = field(default_factory=dict)

    def take(self, want: Want) -> list[tuple[bytes, int]]:
        """The lots of a line, each with its quantity."""
        shelf = self._shelf(want)
        shelf.wanted += want.quantity
        taken = take([*self._in_order(shelf, want)], want.quantity)
        parts = {lot.id: quantity for lot, quantity in taken}
        rest = want.quantity - sum(parts.values())
        if rest:
            shelf.missing += rest
            says_so = self._has_expired(want.expires_on)
            shelf.only_expired |= says_so or any(map(self._is_expired, _usable(shelf, want)))
            parts[NO_LOT] = parts.get(NO_LOT, 0) + rest
            for lot in shelf.lots:  # a later line takes from other lots before it goes below zero
                lot.left -= rest if lot.id == NO_LOT else 0
        return list(parts.items())

    def refuse_what_is_missing(self) -> None:
        """`Refused("stock_short")` or, where only expired goods are left, `stock_expired`.

        Both with `items`: name, what can be taken, what was wanted, and how much of it is reserved
        where that is why.
        """
        if self.oversell:
            return
        short = [shelf for shelf in self._shelves.values() if _is_short(shelf)]
        expired = [shelf for shelf in short if shelf.only_expired]
        if expired:
            raise Refused("stock_expired", items=tuple(map(_told, expired)))
        if short:
            raise Refused("stock_short", items=tuple(map(_told, short)))

    def _shelf(self, want: Want) -> _Shelf:
        key = (want.item, want.place)
        if key not in self._shelves:
            rows = self.work.database.rows(LOTS, (*key, self.work.at))
            lots = [LotLeft(*lot) for *lot, _ in rows]
            on_hand = sum(lot.left for lot in lots)
            good = sum(lot.left for lot in lots if not self._is_expired(lot))
            held = self.held.get(want.item, Held())
            reserved = rows[0][-1] - held.quantity if rows else 0
            there = min(good, on_hand)
            self._shelves[key] = _Shelf(want.name, lots, on_hand, there, reserved, held)
        return self._shelves[key]

    def _in_order(self, shelf: _Shelf, want: Want) -> Iterator[LotLeft]:
        lots = _usable(shelf, want)
        yield from (lot for lot in lots if not self._is_expired(lot))
        if self.oversell:
            yield from filter(self._is_expired, lots)

    def _is_expired(self, lot: LotLeft) -> bool:
        return self._has_expired(lot.expires_on)

    def _has_expired(self, expires_on: str | None) -> bool:
        return self.sold_on is not None and has_expired(expires_on, self.sold_on)


def _usable(shelf: _Shelf, want: Want) -> list[LotLeft]:
    lots = sorted(shelf.lots, key=lambda lot: lot.id not in want.preferred)
    return named(lots, want.lot_code, want.expires_on)


def _is_short(shelf: _Shelf) -> bool:
    """A lot below zero takes from what its place can give."""
    return shelf.missing > 0 or shelf.wanted > shelf.on_hand or _takes_reserved(shelf)


def _takes_reserved(shelf: _Shelf) -> bool:
    reserved = _in_the_way(shelf)
    return reserved > 0 and shelf.wanted > shelf.there - reserved


def _in_the_way(shelf: _Shelf) -> int:
    """Who takes no more than their order holds need not wait for what was promised after it."""
    return shelf.held.ahead if shelf.wanted <= shelf.held.quantity else shelf.reserved


def _told(shelf: _Shelf) -> Short:
    can_be_taken = min(shelf.wanted - shelf.missing, shelf.on_hand)
    reserved = _in_the_way(shelf)
    if _takes_reserved(shelf) and can_be_taken > shelf.there - reserved:
        return told(shelf.name, shelf.there, shelf.wanted, reserved)
    return told(shelf.name, can_be_taken, shelf.wanted, 0)
