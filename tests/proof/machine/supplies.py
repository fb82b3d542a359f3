"""Rules: goods are ordered of a supplier and called off; receipts bring them."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from db.operations.orders import Wanted, cancel_order, order_stock
from tests.proof.machine.base import ShopMachine, amounts, numbers, persons


class Supplies(ShopMachine):
    """What is on the way."""

    @rule(by=persons, goods=st.lists(st.tuples(numbers, amounts), min_size=1, max_size=2))
    def order_goods(self, by: str, goods: list[tuple[int, int]]) -> None:
        """Some items at once, perhaps one of them twice."""
        person = self.person(by)
        wanted = [(self.item(which), quantity) for which, quantity in goods]
        done = self.both(
            lambda: self.books.supplies.order(person, wanted),
            lambda: order_stock(
                self.database,
                self.actor(person),
                supplier=self.supplier,
                lines=[Wanted(item.id, quantity) for item, quantity in wanted],
            ),
        )
        if done:
            supply, placed = done
            supply.id = placed.id
            for line, identity in zip(supply.lines, placed.lines, strict=True):
                line.id = identity

    @precondition(lambda self: bool(self.books.supplies.supplies))
    @rule(by=persons, which=numbers, line=st.none() | numbers)
    def call_off(self, by: str, which: int, line: int | None) -> None:
        """All that is left of an order, or of one of its lines."""
        supplies = self.books.supplies.supplies
        person, supply = self.person(by), supplies[-1 - which % len(supplies)]
        place = None if line is None else line % len(supply.lines)
        self.both(
            lambda: self.books.supplies.call_off(person, supply, place),
            lambda: cancel_order(
                self.database,
                self.actor(person),
                order=supply.id,
                lines=None if place is None else [supply.lines[place].id],
            ),
        )
