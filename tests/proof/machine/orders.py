"""Rules: goods are set aside for outside orders, sold for them, and given up."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from db.operations.reservations import Goods, release_reservation, reserve_stock
from tests.proof.machine.base import SECOND, TODAY, amounts, numbers, persons, pieces, seldom
from tests.proof.machine.documents import Documents
from tests.proof.model.lines import Wish
from tests.proof.model.orders import Order

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Orders(Documents):
    """What others have asked for."""

    @rule(
        by=persons,
        place=numbers,
        which=numbers,
        quantity=amounts,
        acts=st.none() | st.integers(2, 30),
        oversell=seldom,
    )
    def reserve(
        self, by: str, place: int, which: int, quantity: int, acts: int | None, oversell: bool
    ) -> None:
        """For good, or for some acts."""
        person, where, item = self.person(by), self.place(place), self.item(which)
        reference = f"WEB-{self.shop.next()}"
        until = None if acts is None else self.moment + acts * SECOND
        expires_at = None if until is None else EPOCH + timedelta(microseconds=until)
        self.both(
            lambda: self.books.orders.reserve(
                person,
                reference,
                where,
                item,
                quantity,
                until=until,
                oversell=oversell,
                today=TODAY,
            ),
            lambda: reserve_stock(
                self.database,
                self.actor(person),
                reference=reference,
                goods=[Goods(item.id, quantity)],
                location=where.id,
                expires_at=expires_at,
                oversell=oversell,
            ),
        )

    @precondition(lambda self: bool(self.books.orders.orders))
    @rule(by=persons, which=numbers, quantity=st.none() | pieces)
    def give_up(self, by: str, which: int, quantity: int | None) -> None:
        """What is left of an order, or a part of it."""
        person, order = self.person(by), self.order(which)
        item = order.goods[0].item
        done = self.both(
            lambda: self.books.orders.release(person, order, quantity),
            lambda: release_reservation(
                self.database,
                self.actor(person),
                reference=order.reference,
                item=None if quantity is None else item.id,
                quantity=quantity,
            ),
        )
        if done:
            assert sum(goods.quantity for goods in done[1]) == done[0]

    @precondition(lambda self: bool(self.books.orders.orders))
    @rule(by=persons, which=numbers, quantity=pieces, more=numbers, oversell=seldom)
    def deliver(self, by: str, which: int, quantity: int, more: int, oversell: bool) -> None:
        """A sale for an order: of what it waits for, of less, or of something else too."""
        person, order = self.person(by), self.order(which)
        wishes = [Wish(order.goods[0].item, quantity)]
        if more > 15:
            wishes.append(Wish(self.item(more), quantity))
        self.post(person, "sale", order.place, wishes, oversell=oversell, order=order)

    def order(self, which: int) -> Order:
        """One of the orders, counted from the newest."""
        orders = self.books.orders.orders
        return orders[-1 - which % len(orders)]
