"""Outside orders in the lists: what they hold at which place, and until when."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.proof.model.people import No, Person
from tests.proof.model.shop import Item, Place, Shop


@dataclass
class Held:
    """What is left of one item of an order."""

    item: Item
    left: int


@dataclass(eq=False)
class Order:
    """Goods set aside at a place; for good without `until`. Microseconds."""

    reference: str
    place: Place
    until: int | None
    goods: list[Held] = field(default_factory=list)

    @property
    def left(self) -> int:
        """Of all its goods."""
        return sum(each.left for each in self.goods)


@dataclass
class Orders:
    """All orders of a shop; `now` is the moment of the act."""

    shop: Shop
    now: int = 0
    orders: list[Order] = field(default_factory=list)

    def held(self, item: Item, place: Place, by: Order | None = None) -> int:
        """What orders hold of an item at a place; only what this one holds."""
        return sum(
            each.left
            for order in ([by] if by else self.orders)
            for each in order.goods
            if each.item.now is item.now and order.place is place
            if order.until is None or order.until > self.now
        )

    def ahead(self, item: Item, place: Place, order: Order) -> int:
        """What was set aside there before this order."""
        before = self.orders[: self.orders.index(order)]
        return sum(self.held(item, place, each) for each in before)

    def holds(self, item: Item) -> bool:
        """Whether an order waits for some of it."""
        return any(self.held(item, place) for place in self.shop.places)

    def was_held(self, item: Item) -> bool:
        """Whether an order ever asked for it, under its own name."""
        return any(each.item is item for order in self.orders for each in order.goods)

    def reserve(
        self,
        person: Person,
        reference: str,
        place: Place,
        item: Item,
        quantity: int,
        *,
        until: int | None,
        oversell: bool,
        today: date,
    ) -> Order:
        """Sets goods aside that nobody else has set aside."""
        person.needs("stock.sell")
        if oversell:
            person.needs("stock.oversell")
        kept = item.now
        if quantity % 10 ** (3 - kept.decimals):
            raise No("quantity_too_fine")
        if place.archived is not None:
            raise No("location_unknown")
        if kept.archived:
            raise No("item_archived")
        there = [many for _, many in kept.at(place)]
        good = [many for lot, many in kept.at(place) if not (lot and lot.is_over(today))]
        free = min(sum(there), sum(good)) - self.held(kept, place)
        if not oversell and free < quantity:
            raise No("stock_short")
        order = Order(reference, place, until, [Held(kept, quantity)])
        self.orders.append(order)
        return order

    def release(self, person: Person, order: Order, quantity: int | None) -> int:
        """Gives up all that is left, or a part; returns how much."""
        person.needs("stock.sell")
        if quantity is None:
            quantity = order.left
        elif quantity % 10 ** (3 - order.goods[0].item.now.decimals):
            raise No("quantity_too_fine")
        if quantity > order.left:
            raise No("released_too_much")
        order.goods[0].left -= quantity
        return quantity

    def refuse_to_archive_item(self, item: Item) -> None:
        """Nobody could scan it for its order."""
        if self.holds(item):
            raise No("item_reserved")

    def refuse_to_archive_place(self, within: Sequence[Place]) -> None:
        """While goods are set aside there."""
        if any(self.held(item, place) for item in self.shop.items for place in within):
            raise No("location_reserved")
