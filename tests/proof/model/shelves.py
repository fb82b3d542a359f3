"""What leaves a place first, while the lines of a document take from it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from tests.proof.model.people import No
from tests.proof.model.shop import Item, Lot, Place

Parts = list[tuple[Lot | None, int]]


@dataclass
class Shelves:
    """A place's goods while the lines of a document take from them; nothing is changed yet."""

    place: Place
    sold_on: date | None = None
    oversell: bool = False
    preferred: set[Lot | None] = field(default_factory=set)
    reserved: Callable[[Item, int], int] = lambda _item, _wanted: 0
    _left: dict[Item, list[tuple[Lot | None, int]]] = field(default_factory=dict)
    _wanted: dict[Item, int] = field(default_factory=dict)
    _missing: dict[Item, str] = field(default_factory=dict)

    def take(self, item: Item, quantity: int, code: str = "") -> Parts:
        """First expired first; a sale leaves expired goods unless it may go below zero."""
        left = self._left.setdefault(item, item.at(self.place))
        self._wanted[item] = self._wanted.get(item, 0) + quantity
        usable = [
            (lot, many)
            for lot, many in sorted(left, key=lambda each: each[0] not in self.preferred)
            if many > 0 and (not code or (lot and lot.code == code))
        ]
        expired = [each for each in usable if self._is_expired(each[0])]
        turn = [each for each in usable if each not in expired]
        parts, rest = {}, quantity
        for lot, many in (*turn, *(expired if self.oversell else ())):
            taken = min(many, rest)
            if taken:
                parts[lot] = taken
                rest -= taken
        if rest:
            is_expired = bool(expired) or self._missing.get(item) == "stock_expired"
            self._missing[item] = "stock_expired" if is_expired else "stock_short"
            parts[None] = parts.get(None, 0) + rest
        self._left[item] = [(lot, many - parts.get(lot, 0)) for lot, many in left]
        return list(parts.items())

    def refuse_what_is_missing(self) -> None:
        """A lot below zero takes from what its place can give."""
        if self.oversell:
            return
        for item, wanted in self._wanted.items():
            on_hand = sum(many for _, many in item.at(self.place))
            good = sum(many for lot, many in item.at(self.place) if not self._is_expired(lot))
            reserved = self.reserved(item, wanted)
            takes_reserved = reserved > 0 and wanted > min(on_hand, good) - reserved
            if wanted > on_hand or takes_reserved:
                self._missing.setdefault(item, "stock_short")
        if self._missing:
            raise No(min(self._missing.values()))  # "expired" is told before "short"

    def _is_expired(self, lot: Lot | None) -> bool:
        return bool(self.sold_on and lot and lot.is_over(self.sold_on))
