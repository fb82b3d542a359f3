"""A merge that another PC knew nothing of leaves something behind: it is listed, and finished."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import PermissionDenied, Refused
from db.keys import load_key
from db.operations.items import BarcodeFields, add_barcode, archive_item, restore_item
from db.operations.lots import set_lot_tracking
from db.operations.merge import finish_merge, merge_items
from db.queries.conflicts import doubles
from db.queries.items import ItemFilter, find_items, item_detail
from db.queries.left_behind import LeftBehind, left_behind
from db.queries.lots import item_lots
from db.queries.sharing_tasks import oversold
from tests.db.books import Books, Scan
from tests.db.sharing.town import Pc, Town, build_town
from tests.shops import ONE, ShopTemplate, add_item, on_hand, receive, sell

EAN, OTHER = "8991234567897", "8992696404441"


@pytest.fixture
def town(shop_template: ShopTemplate, tmp_path: Path) -> Iterator[Town]:
    """Two PCs that agree, with nothing left behind, once everything is finished."""
    home = shop_template.home
    key, people = load_key(home), shop_template.people
    built = build_town(home.database, key, people, tmp_path / "town", pcs=2, seed=1)
    yield built
    built.settle()
    assert built.disagreements() == []
    assert [left(pc) for pc in built.pcs] == [[], []]
    for pc in built.pcs:
        pc.database.close()


@pytest.fixture
def goods(town: Town) -> list[bytes]:
    """Three items of which both PCs know ten pieces each, at 100."""
    here, _ = town.pcs
    made = [add_item(here.database, here.owner, name) for name in ("Teh", "Teh btl", "Teh Botol")]
    for item in made:
        receive(here.database, here.owner, item, 10 * ONE, 100)
    town.settle()
    return made


def merge(pc: Pc, keep: bytes, drop: bytes) -> None:
    """Somebody says that two items are one."""
    merge_items(pc.database, pc.owner, keep=keep, drop=drop)


def left(pc: Pc) -> list[LeftBehind]:
    """What is left behind, as somebody sees it there."""
    return left_behind(pc.database, pc.owner)


def finish(pc: Pc) -> None:
    """Somebody presses the button for everything that is listed."""
    for task in left(pc):
        finish_merge(pc.database, pc.owner, item=task.item)


def listed(pc: Pc) -> dict[bytes, int]:
    """The items of the list, with what there is of them."""
    rows = find_items(pc.database, pc.owner, where=ItemFilter())
    return {row.id: on_hand(pc.database, row.id) for row in rows}


def worth(pc: Pc) -> tuple[int, int]:
    """All goods of the shop: how many, and what they cost."""
    sql = "SELECT sum(quantity), sum(cost) FROM item_cost"
    return pc.database.rows(sql)[0]


def codes(pc: Pc, item: bytes) -> list[str]:
    """Those of an item."""
    return [code.code for code in item_detail(pc.database, pc.owner, item=item).barcodes]


def test_stock_that_came_to_a_merged_item(town: Town, goods: list[bytes]) -> None:
    """The other PC received it: the task says what is where, and the button brings it over."""
    (here, there), (keep, drop, _) = town.pcs, goods
    merge(here, keep, drop)
    receive(there.database, there.owner, drop, 4 * ONE, 130)
    town.settle()
    for pc in town.pcs:
        (task,) = left(pc)
        assert (task.item_name, task.kept, task.kept_name) == ("Teh btl", keep, "Teh")
        assert [(shelf.location_name, shelf.quantity) for shelf in task.shelves] == [
            ("Toko", 4 * ONE)
        ]
        assert (task.codes, task.lots, task.comes_back) == ((), (), False)
    before = worth(there)
    finish_merge(there.database, there.owner, item=drop)
    town.settle()
    for pc in town.pcs:
        assert listed(pc)[keep] == 24 * ONE
        assert worth(pc) == before
    assert oversold(here.database, here.owner) == []


def test_stock_that_went_from_a_merged_item(town: Town, goods: list[bytes]) -> None:
    """The other PC sold it: the goods are missing of the item that they are now."""
    (here, there), (keep, drop, _) = town.pcs, goods
    merge(here, keep, drop)
    sell(there.database, there.cashier, drop, 3 * ONE)
    town.settle()
    (task,) = left(here)
    assert [shelf.quantity for shelf in task.shelves] == [-3 * ONE]
    assert oversold(here.database, here.owner) == []
    finish(here)
    town.settle()
    assert [listed(pc)[keep] for pc in town.pcs] == [17 * ONE] * 2
    assert oversold(there.database, there.owner) == []


def test_what_is_missing_in_the_end_was_sold_twice(town: Town, goods: list[bytes]) -> None:
    """A merge moves what is missing, and does not say that it is meant to be."""
    (here, there), (keep, drop, _) = town.pcs, goods
    merge(here, keep, drop)
    sell(here.database, here.cashier, keep, 19 * ONE)
    sell(there.database, there.cashier, drop, 3 * ONE)
    town.settle()
    finish(here)
    town.settle()
    for pc in town.pcs:
        (task,) = oversold(pc.database, pc.owner)
        assert (task.item, task.missing) == (keep, 2 * ONE)


def test_a_chain_is_led_to_its_end(town: Town, goods: list[bytes]) -> None:
    """One PC merged into what the other one merged: what came back of it was seen by nobody."""
    (here, there), (first, second, last) = town.pcs, goods
    sold = sell(here.database, here.owner, first, 2 * ONE)
    town.settle()
    merge(here, second, first)
    merge(there, last, second)
    town.settle()
    tasks = left(here)
    assert [(task.item, task.kept) for task in tasks] == [(first, last), (second, last)]
    assert [[shelf.quantity for shelf in task.shelves] for task in tasks] == [[], [8 * ONE]]
    finish(there)
    town.settle()
    books = Books(here.database, here.owner)
    books.give_back("customer_return", books.line(sold))
    town.settle()
    assert [listed(pc) for pc in town.pcs] == [{last: 30 * ONE}] * 2


def test_the_middle_of_a_chain_takes_along_what_was_merged_into_it(
    town: Town, goods: list[bytes]
) -> None:
    """One press is enough then."""
    (here, there), (first, second, last) = town.pcs, goods
    merge(here, second, first)
    merge(there, last, second)
    town.settle()
    finish_merge(here.database, here.owner, item=second)
    assert left(here) == []
    assert listed(here) == {last: 30 * ONE}


def test_a_ring_is_opened(town: Town, goods: list[bytes]) -> None:
    """Both PCs settled the same double barcode, each the other way: the older item comes back."""
    (here, there), (older, younger, _) = town.pcs, goods
    for pc, item in zip(town.pcs, (older, younger), strict=True):
        add_barcode(pc.database, pc.owner, item=item, barcode=BarcodeFields(EAN))
    town.settle()
    assert [double.value for double in doubles(here.database, here.owner)] == [EAN]
    merge(here, younger, older)
    merge(there, older, younger)
    town.settle()
    for pc in town.pcs:
        (task,) = left(pc)
        assert (task.item, task.kept, task.comes_back) == (younger, older, True)
        assert not {older, younger} & listed(pc).keys()
    finish(here)
    town.settle()
    for pc in town.pcs:
        assert listed(pc)[older] == 20 * ONE
        assert codes(pc, older) == [EAN]
        assert younger not in listed(pc)


def test_what_leads_into_a_ring(town: Town, goods: list[bytes]) -> None:
    """It belongs to the item that comes back, also where it was made before that one."""
    (here, there), (tail, older, younger) = town.pcs, goods
    merge(here, younger, older)
    merge(there, younger, tail)
    merge(there, older, younger)
    town.settle()
    assert {(task.item, task.kept) for task in left(here)} == {(tail, older), (younger, older)}
    finish(here)
    town.settle()
    assert [listed(pc) for pc in town.pcs] == [{older: 30 * ONE}] * 2


def test_codes_and_lots_that_came_to_a_merged_item(town: Town, goods: list[bytes]) -> None:
    """They are named, and belong to the item that stays."""
    (here, there), (keep, drop, _) = town.pcs, goods
    for item in (keep, drop):
        set_lot_tracking(here.database, here.owner, item=item, tracked=True)
    town.settle()
    merge(here, keep, drop)
    add_barcode(there.database, there.owner, item=drop, barcode=BarcodeFields(OTHER))
    posted = Scan(drop, 2 * ONE, 100, lot="B7", expires_on=date(2031, 1, 1))
    Books(there.database, there.owner).post("receipt", posted)
    town.settle()
    (task,) = left(here)
    assert [(shelf.lot_code, shelf.quantity) for shelf in task.shelves] == [("B7", 2 * ONE)]
    assert (task.codes, task.lots) == ((OTHER,), ("B7",))
    finish(here)
    town.settle()
    for pc in town.pcs:
        assert codes(pc, keep) == [OTHER]
        assert [lot.code for lot in item_lots(pc.database, pc.owner, item=keep)] == ["", "B7"]
        assert listed(pc)[keep] == 22 * ONE


@pytest.mark.parametrize("again", ["here", "there"])
@pytest.mark.parametrize("case", ["received", "sold", "ring", "chain"])
def test_two_press_the_button_while_apart(
    town: Town, goods: list[bytes], case: str, again: str
) -> None:
    """What moved twice is there again the other way, and another press ends it: nothing is lost."""
    (here, there), (first, second, last) = town.pcs, goods
    if case == "ring":
        merge(here, second, first)
        merge(there, first, second)
    elif case == "chain":
        merge(here, second, first)
        merge(there, last, second)
    else:
        merge(here, first, second)
        move = receive if case == "received" else sell
        move(there.database, there.owner, second, 3 * ONE)
    town.settle()
    before = worth(here)
    for pc in town.pcs:
        finish(pc)
    town.settle()
    assert left(here) == left(there) != []
    finish({"here": here, "there": there}[again])
    town.settle()
    expected = {
        "received": {first: 23 * ONE, last: 10 * ONE},
        "sold": {first: 17 * ONE, last: 10 * ONE},
        "ring": {first: 20 * ONE, last: 10 * ONE},
        "chain": {last: 30 * ONE},
    }
    assert [listed(pc) for pc in town.pcs] == [expected[case]] * 2
    assert [worth(pc) for pc in town.pcs] == [before] * 2


def test_two_merge_the_same_while_apart(town: Town, goods: list[bytes]) -> None:
    """The goods went over twice: as often as they are too many there they are missing here."""
    (here, there), (keep, drop, _) = town.pcs, goods
    for pc in town.pcs:
        merge(pc, keep, drop)
    town.settle()
    (task,) = left(there)
    assert [shelf.quantity for shelf in task.shelves] == [-10 * ONE]
    assert oversold(there.database, there.owner) == []
    finish(there)
    town.settle()
    assert listed(here)[keep] == 20 * ONE


def test_two_merge_one_item_into_two(town: Town, goods: list[bytes]) -> None:
    """The first merge counts; what the second one took is brought back to it."""
    (here, there), (drop, keep, other) = town.pcs, goods
    merge(here, keep, drop)
    merge(there, other, drop)
    town.settle()
    assert [(task.item, task.kept) for task in left(here)] == [(drop, keep)]
    finish(here)
    town.settle()
    assert sum(listed(there).values()) == 30 * ONE


def test_a_merged_item_that_is_still_listed(town: Town, goods: list[bytes]) -> None:
    """The other PC archived and restored it meanwhile: it was not archived with the merge."""
    (here, there), (keep, drop, _) = town.pcs, goods
    archive_item(there.database, there.owner, item=drop)
    restore_item(there.database, there.owner, item=drop)
    merge(here, keep, drop)
    there.settle(town.office.line(there))
    town.settle()
    assert drop in listed(here)
    (task,) = left(here)
    assert (task.item, task.shelves, task.is_listed) == (drop, (), True)
    finish(here)
    town.settle()
    assert drop not in listed(there)


def test_nothing_is_brought_to_what_nobody_finds(town: Town, goods: list[bytes]) -> None:
    """The item that stays was archived: it is restored first."""
    (here, there), (keep, drop, _) = town.pcs, goods
    merge(here, keep, drop)
    receive(there.database, there.owner, drop, 4 * ONE)
    archive_item(here.database, here.owner, item=keep)
    town.settle()
    with pytest.raises(Refused, match="item_archived"):
        finish_merge(there.database, there.owner, item=drop)
    restore_item(there.database, there.owner, item=keep)
    finish(there)


def test_what_is_finished_is_finished(town: Town, goods: list[bytes]) -> None:
    """Whoever comes second changes nothing; an item that nobody merged is no part of another."""
    (here, there), (keep, drop, _) = town.pcs, goods
    merge(here, keep, drop)
    receive(there.database, there.owner, drop, 4 * ONE)
    town.settle()
    finish(here)
    rows = here.database.rows("SELECT count(*) FROM journal")
    finish_merge(here.database, here.owner, item=drop)
    assert here.database.rows("SELECT count(*) FROM journal") == rows
    with pytest.raises(Refused, match="already_settled"):
        finish_merge(here.database, here.owner, item=keep)


def test_it_takes_the_right_to_merge(town: Town, goods: list[bytes]) -> None:
    """A cashier neither sees nor finishes it."""
    here, _ = town.pcs
    merge(here, *goods[:2])
    with pytest.raises(PermissionDenied):
        left_behind(here.database, here.cashier)
    with pytest.raises(PermissionDenied):
        finish_merge(here.database, here.cashier, item=goods[1])


def test_a_shop_on_its_own_has_what_it_brought_along(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """Its own merges leave nothing; what was left when it left the server is still there."""
    keep, drop = (add_item(shop_database, owner, name) for name in ("Teh", "Teh btl"))
    receive(shop_database, owner, drop, 4 * ONE)
    merge_items(shop_database, owner, keep=keep, drop=drop)
    assert left_behind(shop_database, owner) == []
    add_barcode(shop_database, owner, item=keep, barcode=BarcodeFields(EAN))
    shop_database.execute_sql("UPDATE barcode SET item = ?", (drop,))
    assert [task.codes for task in left_behind(shop_database, owner)] == [(EAN,)]
