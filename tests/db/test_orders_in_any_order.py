"""Reservations, sales and the clock in any order: what is free is what a plain list says."""

import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from db.errors import Refused
from db.home import Home
from db.operations.drafts import describe_draft, discard_draft, open_draft
from db.operations.merge import merge_items
from db.operations.places import add_location
from db.operations.reservations import Goods, release_reservation, reserve_stock
from db.queries.check import check
from db.queries.items import item_detail
from db.queries.locations import stock_by_location
from db.queries.reservations import reservations
from tests.db.books import Books, Scan
from tests.shops import ONE, ShopTemplate, add_item, at, open_shop

BEGIN = datetime(2026, 3, 31, 12, tzinfo=UTC)

pieces = st.integers(1, 6).map(lambda count: count * ONE)
either = st.integers(0, 1)
orders = st.integers(0, 30)
hours = st.none() | st.integers(1, 8)


@dataclass
class Order:
    """What the list knows of a reservation."""

    reference: str
    item: int
    place: int
    quantity: int
    until: datetime | None
    left: int


class AnyOrder(RuleBasedStateMachine):
    """A real shop with two items and two places beside a list of goods and of orders."""

    template: ShopTemplate

    @initialize()
    def open(self) -> None:
        """A fresh copy of the shop, with a store room."""
        self.folder = Path(tempfile.mkdtemp())
        shutil.copytree(self.template.home.folder, self.folder / "home")
        database = open_shop(Home(self.folder / "home"))
        self.clock = BEGIN
        self.owner = self.template.people["owner"]
        self.shop = Books(database, self.owner)
        (shop_floor,) = database.rows("SELECT id FROM location WHERE kind = 'internal'")[0]
        self.places = [shop_floor, add_location(database, self.owner, name="Gudang")]
        self.items = [add_item(database, self.owner, name) for name in ("Teh", "Teh btl")]
        self.merged = False
        self.held: Counter[tuple[int, int]] = Counter()
        self.orders: list[Order] = []

    @property
    def books(self) -> Books:
        """The owner's, at the moment."""
        moment = (self.clock - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
        return replace(self.shop, actor=at(self.owner, moment))

    @rule(item=either, place=either, quantity=pieces)
    def receive(self, item: int, place: int, quantity: int) -> None:
        """Goods come in; of a merged item the kept one's."""
        item = self.now(item)
        scan = Scan(self.items[item], quantity, 100)
        self.books.post("receipt", scan, location=self.places[place])
        self.held[item, place] += quantity

    @rule(passed=st.integers(1, 4))
    def wait(self, passed: int) -> None:
        """Time goes by."""
        self.clock += timedelta(hours=passed)

    @rule(item=either, place=either, quantity=pieces, ends=hours, oversell=st.booleans())
    def reserve(
        self, item: int, place: int, quantity: int, ends: int | None, oversell: bool
    ) -> None:
        """An order for what is free; for more only by who may oversell."""
        until = None if ends is None else self.clock + timedelta(hours=ends)
        kept = self.now(item)
        order = Order(f"WEB-{len(self.orders)}", kept, place, quantity, until, quantity)
        if quantity > self.free(kept, place) and not oversell:
            with pytest.raises(Refused, match="stock_short"):
                self.ask(order, self.items[item])
            return
        self.ask(order, self.items[item], oversell=oversell)
        self.orders.append(order)

    @rule(which=orders, item=either)
    def retry(self, which: int, item: int) -> None:
        """The same again changes nothing, also by the other name of a merged item."""
        order = self.order(which)
        if order and self.now(item) == order.item:
            before = self.shop.one("SELECT count(*) FROM journal")
            self.ask(order, self.items[item])
            assert self.shop.one("SELECT count(*) FROM journal") == before

    @rule(which=orders, quantity=st.none() | pieces)
    def release(self, which: int, quantity: int | None) -> None:
        """A part of an order, or all that is left of it."""
        order = self.order(which)
        if order is None:
            return
        said = (self.shop.database, self.books.actor)
        item = self.items[order.item]
        if quantity is not None and quantity > order.left:
            with pytest.raises(Refused, match="released_too_much"):
                release_reservation(*said, reference=order.reference, item=item, quantity=quantity)
            return
        release_reservation(*said, reference=order.reference, item=item, quantity=quantity)
        order.left -= order.left if quantity is None else quantity

    @rule(
        kind=st.sampled_from(["sale", "transfer", "supplier_return"]),
        item=either,
        place=either,
        quantity=pieces,
        oversell=st.booleans(),
    )
    def take(self, kind: str, item: int, place: int, quantity: int, oversell: bool) -> None:
        """A document for nobody's order takes what is free; more only by who may oversell."""
        item = self.now(item)
        enough = quantity <= self.free(item, place)
        if not self.leaves(kind, item, place, quantity, enough=enough, oversell=oversell):
            return
        if kind == "transfer":
            self.held[item, 1 - place] += quantity

    @rule(which=orders, quantity=pieces, place=either, oversell=st.booleans())
    def fulfil(self, which: int, quantity: int, place: int, oversell: bool) -> None:
        """A sale for an order takes what it holds, and beyond that what is free."""
        order = self.order(which)
        if order is None or not order.left:
            return
        own = order.left if self.is_open(order) and order.place == place else 0
        enough = quantity <= self.free(order.item, place) + own
        if order.place != place and (enough or oversell):
            self.refused("sale", order, quantity, place, "reservation_over", oversell=oversell)
        elif self.leaves(
            "sale", order.item, place, quantity, enough=enough, oversell=oversell, order=order
        ):
            order.left -= min(order.left, quantity)

    @precondition(lambda self: not self.merged)
    @rule()
    def merge(self) -> None:
        """The second item was the first."""
        merge_items(self.shop.database, self.books.actor, keep=self.items[0], drop=self.items[1])
        self.merged = True
        for place in (0, 1):
            self.held[0, place] += self.held.pop((1, place), 0)
        for order in self.orders:
            order.item = 0

    @invariant()
    def the_list_is_right(self) -> None:
        """What each place holds, what of that is reserved, and what became of each order."""
        books = self.books
        for item, identity in enumerate(self.items[: 1 if self.merged else 2]):
            shown = {
                row.place.id: (row.own, row.reserved)
                for row in stock_by_location(books.database, books.actor, item=identity)
            }
            for place, location in enumerate(self.places):
                expected = (self.held[item, place], self.reserved(item, place))
                assert shown.get(location, (0, 0)) == expected
            row = item_detail(books.database, books.actor, item=identity).row
            assert row.available == self.free(item, 0) + self.free(item, 1)
        open_ones = reservations(books.database, books.actor, state="open")
        assert {row.reference: row.left for row in open_ones} == {
            order.reference: order.left for order in self.orders if self.is_open(order)
        }

    def teardown(self) -> None:
        """The books agree at the end."""
        if hasattr(self, "shop"):
            assert check(self.shop.database) == []
            self.shop.database.close()
            shutil.rmtree(self.folder)

    def now(self, item: int) -> int:
        """What an item is part of by now."""
        return 0 if self.merged else item

    def is_open(self, order: Order) -> bool:
        """Whether it still holds goods."""
        return order.left > 0 and (order.until is None or order.until > self.clock)

    def reserved(self, item: int, place: int) -> int:
        """What orders hold at a place."""
        there = (order for order in self.orders if (order.item, order.place) == (item, place))
        return sum(order.left for order in there if self.is_open(order))

    def free(self, item: int, place: int) -> int:
        """What is on hand and nobody's."""
        return self.held[item, place] - self.reserved(item, place)

    def order(self, which: int) -> Order | None:
        """One of the orders there are."""
        return self.orders[which % len(self.orders)] if self.orders else None

    def ask(self, order: Order, item: bytes, *, oversell: bool = False) -> None:
        """Reserves, or asks again."""
        reserve_stock(
            self.shop.database,
            self.books.actor,
            reference=order.reference,
            goods=[Goods(item, order.quantity)],
            location=self.places[order.place],
            expires_at=order.until,
            oversell=oversell,
        )

    def leaves(
        self,
        kind: str,
        item: int,
        place: int,
        quantity: int,
        *,
        enough: bool,
        oversell: bool,
        order: Order | None = None,
    ) -> bool:
        """A document takes from a place, unless the list says that it may not."""
        if not enough and not oversell:
            dummy = order or Order("", item, place, 0, None, 0)
            self.refused(kind, dummy, quantity, place, "stock_short", oversell=False)
            return False
        self.post(kind, item, quantity, place, order.reference if order else "", oversell=oversell)
        self.held[item, place] -= quantity
        return True

    def refused(
        self, kind: str, order: Order, quantity: int, place: int, code: str, *, oversell: bool
    ) -> None:
        """Is not booked, and the draft is thrown away."""
        with pytest.raises(Refused, match=code):
            self.post(kind, order.item, quantity, place, order.reference, oversell=oversell)
        said = (self.shop.database, self.books.actor)
        discard_draft(*said, draft=open_draft(*said, kind=kind))

    def post(
        self, kind: str, item: int, quantity: int, place: int, reference: str, *, oversell: bool
    ) -> None:
        """A document, for an order when it names one."""
        books = self.books
        location, other = self.places[place], self.places[1 - place]
        if reference:
            draft = open_draft(books.database, books.actor, kind=kind, location=location)
            describe_draft(books.database, books.actor, draft=draft, reservation=reference)
        books.post(
            kind,
            Scan(self.items[item], quantity),
            location=location,
            destination=other if kind == "transfer" else None,
            oversell=oversell,
        )


def test_orders_sales_and_the_clock_in_any_order(shop_template: ShopTemplate) -> None:
    """Nobody's goods go to somebody else, and nothing is held longer than it was to be."""
    machine = type("AnyOrderOfThisRun", (AnyOrder,), {"template": shop_template})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=25,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
