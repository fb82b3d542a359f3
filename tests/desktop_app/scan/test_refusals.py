"""What could not be done is told until something was: then its red card goes."""

import pytest
from PySide6.QtWidgets import QComboBox

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import Refused
from db.operations.counts import open_count
from db.operations.places import add_location
from desktop_app.scan import look_up_desk
from desktop_app.scan.look_up_card import LookUpCard
from tests.desktop_app.scan.conftest import RICE, Counter, Open
from tests.shops import add_item

NEW = "4006381333931"


def is_red(counter: Counter) -> bool:
    """Whether the card says that something was not done."""
    return counter.card.startswith("Not done")


def refuse_to_post(counter: Counter) -> None:
    """An unknown code stops the posting."""
    counter.scan(NEW)
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: is_red(counter))


def test_it_goes_when_its_cause_is_taken_back(open_page: Open, owner: Actor) -> None:
    """Removed, or undone."""
    counter = open_page(owner)
    for mend, how in ((counter.press, "removeUnknown"), (counter.keys, "Ctrl+Z")):
        refuse_to_post(counter)
        mend(how)
        counter.qtbot.waitUntil(lambda: not is_red(counter))
        assert counter.card.startswith("Ready to scan")


def test_it_goes_with_the_next_thing_that_is_typed(open_page: Open, owner: Actor) -> None:
    """The same field again, with what can be kept this time."""
    counter = open_page(owner)
    counter.scan(RICE)
    refuse_to_post(counter)
    counter.table.select_row(1)
    counter.table.setFocus()
    counter.keys("3")
    counter.keys("Return")
    counter.qtbot.waitUntil(lambda: not is_red(counter))
    assert counter.cells("quantity") == ["1", "3"]


def test_it_stays_while_nothing_was_done(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """Reading anew mends nothing."""
    counter = open_page(owner)
    refuse_to_post(counter)
    item = add_item(shop_database, owner, "Lain", "BOX-1")
    counter.session.signals.items_changed.emit(frozenset({item}))
    counter.settle()
    assert is_red(counter)


def test_a_place_that_was_missing_is_chosen(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, shop_with_goods: dict[str, bytes]
) -> None:
    """In a count of several places."""
    add_location(shop_database, owner, name="Gudang")
    open_count(shop_database, owner)
    counter = open_page(owner)
    counter.switch_to("count")
    places = counter.page.findChild(QComboBox, "countPlace")
    assert places is not None
    counter.qtbot.waitUntil(lambda: places.count() == 3)
    counter.field.setText(RICE)
    counter.keys("Return")
    counter.qtbot.waitUntil(lambda: is_red(counter))
    places.setCurrentIndex(1)
    places.activated.emit(1)
    assert not is_red(counter)


def test_a_look_up_that_failed_is_tried_again(
    open_page: Open, owner: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the next change of the stock the item is there again."""

    def fail(*_: object) -> None:
        raise Refused("database_busy")

    counter = open_page(owner)
    counter.switch_to("look_up")
    card = counter.find(LookUpCard)
    counter.field.setText(RICE)
    counter.keys("Return")
    counter.qtbot.waitUntil(lambda: "Beras 5 kg" in card.text())
    with monkeypatch.context() as patched:
        patched.setattr(look_up_desk, "look_up", fail)
        counter.session.signals.stock_changed.emit(None)
        counter.qtbot.waitUntil(lambda: "Not done" in card.text())
    counter.session.signals.stock_changed.emit(None)
    counter.qtbot.waitUntil(lambda: "Beras 5 kg" in card.text())
