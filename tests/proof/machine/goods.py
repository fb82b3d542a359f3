"""Rules: items, whether they have lots, merging them, and the tree of places."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from db.operations.items import archive_item, delete_item, restore_item
from db.operations.locations import archive_location, move_location, restore_location
from db.operations.merge import merge_items
from db.operations.places import add_location
from tests.proof.machine.base import ShopMachine, costs, numbers, persons
from tests.proof.model.people import No
from tests.proof.model.shop import Place

MOST_PLACES = 6
MOST_ITEMS = 9


class Goods(ShopMachine):
    """What there is to be moved, and where."""

    @precondition(lambda self: len(self.shop.items) < MOST_ITEMS)
    @rule(by=persons, price=costs, tracked=st.booleans(), by_weight=st.booleans())
    def create(self, by: str, price: int, tracked: bool, by_weight: bool) -> None:
        """A new item."""
        self.make_item(self.person(by), price, tracked=tracked, by_weight=by_weight)

    @rule(by=persons, which=numbers, tracked=st.booleans())
    def keep_lots(self, by: str, which: int, tracked: bool) -> None:
        """From now on, or no more."""
        self.track(self.person(by), self.item(which).now, tracked=tracked)

    @rule(by=persons, which=numbers, way=st.sampled_from(["archive", "restore", "delete"]))
    def put_away(self, by: str, which: int, way: str) -> None:
        """Out of the list, back into it, or gone for good where it never moved."""
        person, item = self.person(by), self.item(which)
        if way == "delete" and len(self.shop.items) > 1:

            def gone() -> None:
                self.shop.refuse_to_delete(person, item)
                if self.books.orders.was_held(item):
                    raise No("item_was_reserved")
                if self.counts.was_counted(item):
                    raise No("item_was_counted")
                self.shop.delete(item)

            self.both(gone, lambda: delete_item(self.database, self.actor(person), item=item.id))
            return

        def model() -> None:
            self.shop.may_touch(person, item, "item.delete")
            if way == "archive":
                self.books.orders.refuse_to_archive_item(item)
            item.archived = way == "archive"

        act = archive_item if way == "archive" else restore_item
        self.both(model, lambda: act(self.database, self.actor(person), item=item.id))

    @rule(by=persons, keep=numbers, drop=numbers)
    def merge(self, by: str, keep: int, drop: int) -> None:
        """Two items turn out to be one."""
        person, kept, dropped = self.person(by), self.item(keep), self.item(drop)
        self.both(
            lambda: self.shop.merge(person, kept, dropped),
            lambda: merge_items(self.database, self.actor(person), keep=kept.id, drop=dropped.id),
        )

    @precondition(lambda self: len(self.shop.places) < MOST_PLACES)
    @rule(by=persons, within=st.none() | numbers)
    def build(self, by: str, within: int | None) -> None:
        """A new place, in another one or on its own."""
        person = self.person(by)
        parent = None if within is None else self.place(within)
        name = f"Rak {self.shop.next()}"
        done = self.both(
            lambda: self.shop.may_build(person, parent),
            lambda: add_location(
                self.database, self.actor(person), name=name, parent=parent.id if parent else None
            ),
        )
        if done:
            self.shop.places.append(Place(done[1], parent))

    @rule(by=persons, which=numbers, within=st.none() | numbers)
    def move(self, by: str, which: int, within: int | None) -> None:
        """A place with all that is in it goes elsewhere."""
        person, place = self.person(by), self.place(which)
        parent = None if within is None else self.place(within)
        self.both(
            lambda: self.shop.move(person, place, parent),
            lambda: move_location(
                self.database,
                self.actor(person),
                location=place.id,
                parent=parent.id if parent else None,
            ),
        )

    @rule(by=persons, which=numbers, back=st.sampled_from([True, True, False]))
    def close_a_place(self, by: str, which: int, back: bool) -> None:
        """Out of use, or in use again."""
        person, place = self.person(by), self.place(which)
        model = self.shop.restore if back else self.shop.archive
        act = restore_location if back else archive_location
        self.both(
            lambda: model(person, place),
            lambda: act(self.database, self.actor(person), location=place.id),
        )
