"""Whatever is booked in whatever order, the ledger is what a plain list says."""

import shutil
import tempfile
from dataclasses import dataclass, field
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

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import Refused
from db.home import Home
from db.operations.documents import reverse_document
from db.operations.drafts import discard_draft, open_draft
from db.operations.items import archive_item, delete_item, restore_item
from db.queries.check import check
from db.queries.items import find_items
from db.queries.stock_card import stock_card
from tests.shops import ONE, ShopTemplate, add_item, digest, open_shop, receive, sell

names = st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=12
).filter(str.strip)
pieces = st.integers(1, 30).map(lambda count: count * ONE)
unit_costs = st.one_of(st.none(), st.integers(0, 10**8))


@dataclass(frozen=True)
class Booked:
    """A document of the list: what it did to which item."""

    document: bytes
    item: bytes
    change: int


@dataclass
class PlainList:
    """What was booked, kept without any of the program's code."""

    on_hand: dict[bytes, int] = field(default_factory=dict)
    moved: set[bytes] = field(default_factory=set)

    def book(self, item: bytes, change: int) -> None:
        """Adds to what is on hand."""
        self.on_hand[item] += change
        self.moved.add(item)


class Ledger(RuleBasedStateMachine):
    """A real encrypted shop beside a plain list."""

    template: ShopTemplate
    items = Bundle("items")
    documents = Bundle("documents")

    @initialize()
    def open(self) -> None:
        """A fresh copy of the shop."""
        self.folder = Path(tempfile.mkdtemp())
        shutil.copytree(self.template.home.folder, self.folder / "home")
        self.database: ShopDatabase = open_shop(Home(self.folder / "home"))
        self.owner: Actor = self.template.people["owner"]
        self.list = PlainList()

    @rule(target=items, name=names)
    def create(self, name: str) -> bytes:
        """A new item; nothing of it is there."""
        item = add_item(self.database, self.owner, name)
        self.list.on_hand[item] = 0
        return item

    @rule(target=documents, item=items, quantity=pieces, unit_cost=unit_costs)
    def take_in(self, item: bytes, quantity: int, unit_cost: int | None) -> Booked:
        """A receipt."""
        posted = receive(self.database, self.owner, item, quantity, unit_cost)
        self.list.book(item, quantity)
        return Booked(posted.id, item, quantity)

    @rule(target=documents, item=items, quantity=pieces, oversell=st.booleans())
    def sell(self, item: bytes, quantity: int, oversell: bool) -> object:
        """A sale, refused when the list says that there is too little and nobody allowed it."""
        if quantity <= self.list.on_hand[item] or oversell:
            posted = sell(self.database, self.owner, item, quantity, oversell=oversell)
            self.list.book(item, -quantity)
            return Booked(posted.id, item, -quantity)
        with pytest.raises(Refused, match="stock_short"):
            sell(self.database, self.owner, item, quantity)
        draft = open_draft(self.database, self.owner, kind="sale")
        discard_draft(self.database, self.owner, draft=draft)
        return multiple()

    @rule(booked=consumes(documents))
    def reverse(self, booked: Booked) -> None:
        """A reversal; of a receipt only while its goods are there; never twice."""
        before = digest(self.database)
        if self.list.on_hand[booked.item] - booked.change < 0 < booked.change:
            with pytest.raises(Refused, match="stock_short"):
                self.undo(booked)
            assert digest(self.database) == before
            return
        self.undo(booked)
        self.list.book(booked.item, -booked.change)
        with pytest.raises(Refused, match="already_reversed"):
            self.undo(booked)

    def undo(self, booked: Booked) -> None:
        """Reverses a document."""
        reverse_document(self.database, self.owner, document=booked.document, reason="")

    @rule(item=consumes(items))
    def delete(self, item: bytes) -> None:
        """Deletes what never moved; archives and restores the rest."""
        if item in self.list.moved:
            with pytest.raises(Refused, match="item_moved"):
                delete_item(self.database, self.owner, item=item)
            if self.list.on_hand[item] < 0:
                with pytest.raises(Refused, match="item_short"):
                    archive_item(self.database, self.owner, item=item)
                return
            archive_item(self.database, self.owner, item=item)
            restore_item(self.database, self.owner, item=item)
        else:
            delete_item(self.database, self.owner, item=item)
            del self.list.on_hand[item]

    @invariant()
    def on_hand_is_what_was_booked(self) -> None:
        """The item list says what the plain list says."""
        if hasattr(self, "database"):
            shown = {row.id: row.on_hand for row in find_items(self.database, self.owner)}
            assert shown == self.list.on_hand

    def teardown(self) -> None:
        """At the end the books agree and every stock card ends at what is on hand."""
        if not hasattr(self, "database"):
            return
        try:
            assert check(self.database) == []
            for item, quantity in self.list.on_hand.items():
                card = stock_card(self.database, self.owner, item=item)
                assert (card[0].balance if card else 0) == quantity
                assert sum(row.change for row in card) == quantity
        finally:
            self.database.close()
            shutil.rmtree(self.folder)


def test_the_ledger_is_what_a_plain_list_says(shop_template: ShopTemplate) -> None:
    """Items, receipts, sales, reversals and deletions in any order."""
    machine = type("LedgerOfThisRun", (Ledger,), {"template": shop_template})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
