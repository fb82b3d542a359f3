"""Documents of every kind in any order: each place holds what a plain list says, lots or not."""

import shutil
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from db.errors import Refused
from db.home import Home
from db.operations.documents import PostedDocument, reverse_document
from db.operations.drafts import discard_draft, open_draft
from db.operations.lots import set_lot_tracking
from db.operations.merge import merge_items
from db.operations.places import add_location
from db.queries.check import check
from db.queries.locations import stock_by_location
from tests.db.books import Books, Scan
from tests.shops import ONE, ShopTemplate, add_item, open_shop

pieces = st.integers(1, 9).map(lambda count: count * ONE)
places = st.integers(0, 1)
lots = st.sampled_from([("A", None), ("B", date(2090, 1, 1)), ("C", date(2080, 1, 1))])


class EveryKind(RuleBasedStateMachine):
    """A real shop with two places beside a list of what each holds."""

    template: ShopTemplate
    items = Bundle("items")
    sales = Bundle("sales")
    others = Bundle("others")

    @initialize()
    def open(self) -> None:
        """A fresh copy of the shop, with a store room."""
        self.folder = Path(tempfile.mkdtemp())
        shutil.copytree(self.template.home.folder, self.folder / "home")
        database = open_shop(Home(self.folder / "home"))
        self.books = Books(database, self.template.people["owner"])
        (shop_floor,) = database.rows("SELECT id FROM location WHERE kind = 'internal'")[0]
        self.places = [shop_floor, add_location(database, self.books.actor, name="Gudang")]
        self.held: Counter[tuple[bytes, bytes]] = Counter()
        self.sold: dict[bytes, int] = {}
        self.merged: dict[bytes, bytes] = {}

    @rule(target=items, tracked=st.booleans())
    def create(self, tracked: bool) -> bytes:
        """A new item, kept by lots or not."""
        item = add_item(self.books.database, self.books.actor)
        set_lot_tracking(self.books.database, self.books.actor, item=item, tracked=tracked)
        return item

    @rule(target=others, item=items, place=places, quantity=pieces, lot=lots, kind=st.booleans())
    def take_in(
        self, item: bytes, place: int, quantity: int, lot: tuple[str, date | None], kind: bool
    ) -> object:
        """A receipt or opening stock, of a lot where there are lots."""
        is_tracked = self.books.one("SELECT track_lots FROM item WHERE id = ?", item)
        said = lot if is_tracked else ("", None)
        scan = Scan(item, quantity, 100, *said)
        location = self.places[place]
        posted = self.books.post("receipt" if kind else "opening", scan, location=location)
        self.held[item, location] += quantity
        return posted, item, [(location, -quantity)]

    @rule(target=sales, item=items, place=places, quantity=pieces)
    def sell(self, item: bytes, place: int, quantity: int) -> object:
        """A sale of what the place has."""
        posted = self.leaves("sale", item, place, quantity)
        if posted is None:
            return multiple()
        self.sold[posted.id] = quantity
        return posted, item, self.places[place]

    @rule(target=others, item=items, place=places, quantity=pieces, reason=st.booleans())
    def adjust(self, item: bytes, place: int, quantity: int, reason: bool) -> object:
        """Damaged goods, or some that go back to whoever sent them."""
        posted = self.leaves("adjustment" if reason else "supplier_return", item, place, quantity)
        return (posted, item, [(self.places[place], quantity)]) if posted else multiple()

    @rule(target=others, item=items, place=places, quantity=pieces)
    def carry(self, item: bytes, place: int, quantity: int) -> object:
        """A transfer to the other place."""
        posted = self.leaves("transfer", item, place, quantity)
        if posted is None:
            return multiple()
        here, there = self.places[place], self.places[1 - place]
        self.held[item, there] += quantity
        return posted, item, [(here, quantity), (there, -quantity)]

    def leaves(self, kind: str, item: bytes, place: int, quantity: int) -> PostedDocument | None:
        """A document that takes from a place; refused when the list says that it is too much."""
        location = self.places[place]
        said: dict[str, object] = {"location": location}
        if kind == "transfer":
            said["destination"] = self.places[1 - place]
        if kind == "adjustment":
            said["reason"] = "damage"
        if quantity > self.held[item, location]:
            with pytest.raises(Refused, match="stock_short"):
                self.books.post(kind, Scan(item, quantity), **said)  # type: ignore[arg-type]  # by their names
            database, actor = self.books.database, self.books.actor
            discard_draft(database, actor, draft=open_draft(database, actor, kind=kind))
            return None
        self.held[item, location] -= quantity
        return self.books.post(kind, Scan(item, quantity), **said)  # type: ignore[arg-type]  # by their names

    @rule(sale=sales, quantity=pieces)
    def bring_back(self, sale: tuple[PostedDocument, bytes, bytes], quantity: int) -> None:
        """A customer's return to the shop floor, never of more than is left of the sale."""
        posted, item, _ = sale
        line = self.books.line(posted)
        if quantity > self.sold[posted.id]:
            with pytest.raises(Refused, match="returned_too_much"):
                self.books.give_back("customer_return", line, quantity)
            return
        database, actor = self.books.database, self.books.actor
        discard_draft(database, actor, draft=open_draft(database, actor, kind="customer_return"))
        self.books.give_back("customer_return", line, quantity)
        self.sold[posted.id] -= quantity
        self.held[self.now(item), self.places[0]] += quantity

    @rule(other=consumes(others))
    def reverse(self, other: tuple[PostedDocument, bytes, list[tuple[bytes, int]]]) -> None:
        """The opposite of a document, unless its goods are gone from their lot or place."""
        posted, item, changes = other
        try:
            reverse_document(self.books.database, self.books.actor, document=posted.id, reason="")
        except Refused as refused:
            if refused.code != "stock_short":
                raise
            return
        for location, change in changes:
            self.held[self.now(item), location] += change

    @rule(keep=items, drop=consumes(items))
    def merge(self, keep: bytes, drop: bytes) -> None:
        """Two items become one."""
        if keep == drop:
            return
        merge_items(self.books.database, self.books.actor, keep=keep, drop=drop)
        self.merged[drop] = keep
        for place in self.places:
            self.held[keep, place] += self.held.pop((drop, place), 0)

    def now(self, item: bytes) -> bytes:
        """What an item is called since it was merged."""
        while item in self.merged:
            item = self.merged[item]
        return item

    @invariant()
    def places_hold_what_the_list_says(self) -> None:
        """Place by place, item by item; nothing is below zero."""
        if not hasattr(self, "books"):
            return
        found = {
            (item, row.place.id): row.own
            for item in {item for item, _ in self.held}
            for row in stock_by_location(self.books.database, self.books.actor, item=item)
        }
        assert found == {key: quantity for key, quantity in self.held.items() if quantity}

    def teardown(self) -> None:
        """At the end the books agree."""
        if not hasattr(self, "books"):
            return
        try:
            assert check(self.books.database) == []
        finally:
            self.books.database.close()
            shutil.rmtree(self.folder)


def test_every_kind_in_any_order(shop_template: ShopTemplate) -> None:
    """Receipts, sales, returns, transfers, adjustments, reversals and merges."""
    machine = type("EveryKindOfThisRun", (EveryKind,), {"template": shop_template})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
