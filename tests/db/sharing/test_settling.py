"""What PCs did while apart is listed in words and can be settled; then all have it so."""

from dataclasses import replace

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import PermissionDenied, Refused
from db.operations.counting import count_line
from db.operations.counts import open_count
from db.operations.documents import reverse_document
from db.operations.items import BarcodeFields, ItemFields, edit_item
from db.operations.merge import merge_items
from db.operations.places import add_category
from db.operations.reservations import Goods, reserve_stock
from db.operations.settings import set_idle_lock
from db.operations.sharing import (
    accept_oversold,
    confirm_review,
    keep_double,
    note_recheck,
    note_refusal,
    settle_conflict,
)
from db.queries.conflicts import doubles, field_conflicts
from db.queries.sharing import refusals, reviews, sharing_state, waiting_rows
from db.queries.sharing_tasks import oversold, rechecks
from tests.db.books import Books, Scan
from tests.db.operations.reservations.conftest import sell_for
from tests.db.sharing.town import Pc, Town
from tests.shops import ONE, add_item, on_hand, receive, sell

EAN = "8991234567897"


@pytest.fixture
def tea(town: Town) -> bytes:
    """An item of which both PCs know ten pieces."""
    left, _ = town.pcs
    item = add_item(left.database, left.owner, "Teh", sale_price=150)
    receive(left.database, left.owner, item, 10 * ONE, 100)
    town.settle()
    return item


def renamed(pc: Pc, item: bytes, name: str) -> None:
    """Somebody gives an item another name."""
    edit_item(pc.database, pc.owner, item=item, fields=ItemFields(name, sale_price=150))


def name_of(pc: Pc, item: bytes) -> str:
    """What it is called there."""
    return str(pc.database.rows("SELECT name FROM item WHERE id = ?", (item,))[0][0])


@pytest.mark.parametrize(("take", "name"), [("theirs", "Teh Celup"), ("mine", "Teh Tubruk")])
def test_a_field_that_two_changed(town: Town, tea: bytes, take: str, name: str) -> None:
    """The first stands until somebody says which; on every PC it is asked and settled."""
    left, right = town.pcs
    renamed(left, tea, "Teh Celup")
    renamed(right, tea, "Teh Tubruk")
    town.settle()
    assert {name_of(pc, tea) for pc in town.pcs} == {"Teh Celup"}
    for pc in town.pcs:
        (conflict,) = field_conflicts(pc.database, pc.owner)
        assert (conflict.field, conflict.mine, conflict.theirs) == (
            "name",
            "Teh Tubruk",
            "Teh Celup",
        )
        assert conflict.subject_name == "Teh Celup"
        assert conflict.mine_by == conflict.theirs_by == "Ibu Sri"
    settle_conflict(left.database, left.owner, row=conflict.row, take=take)  # type: ignore[arg-type]  # one of both
    settle_conflict(left.database, left.owner, row=conflict.row, take="theirs")
    town.settle()
    assert {name_of(pc, tea) for pc in town.pcs} == {name}
    assert [field_conflicts(pc.database, pc.owner) for pc in town.pcs] == [[], []]


def test_the_same_value_is_no_conflict(town: Town, tea: bytes) -> None:
    """Nor are other fields of the same row."""
    left, right = town.pcs
    renamed(left, tea, "Teh Celup")
    renamed(right, tea, "Teh Celup")
    edit_item(right.database, right.owner, item=tea, fields=ItemFields("Teh Celup", sale_price=200))
    town.settle()
    assert field_conflicts(left.database, left.owner) == []
    price = "SELECT sale_price FROM item WHERE id = ?"
    assert left.database.rows(price, (tea,)) == [(200,)]


def test_a_setting_that_two_made(town: Town) -> None:
    """The row has the same id on both PCs: the first one stands."""
    left, right = town.pcs
    set_idle_lock(left.database, left.owner, minutes=5)
    set_idle_lock(right.database, right.owner, minutes=9)
    town.settle()
    (conflict,) = field_conflicts(right.database, right.owner)
    assert (conflict.table, conflict.mine, conflict.theirs) == ("setting", "9", "5")
    settle_conflict(right.database, right.owner, row=conflict.row, take="mine")
    town.settle()
    value = "SELECT value FROM setting WHERE key = 'idle_minutes'"
    assert left.database.rows(value) == [("9",)]


def test_a_cashier_settles_nothing(town: Town, tea: bytes) -> None:
    """It takes the right to edit what it is about."""
    left, right = town.pcs
    renamed(left, tea, "A")
    renamed(right, tea, "B")
    town.settle()
    (conflict,) = field_conflicts(left.database, left.owner)
    with pytest.raises(PermissionDenied):
        settle_conflict(left.database, left.cashier, row=conflict.row, take="mine")
    with pytest.raises(PermissionDenied):
        field_conflicts(left.database, left.cashier)


def test_the_last_pieces_sold_twice(town: Town, tea: bytes) -> None:
    """Both sales stand; the task names the item, the place, both sales and who sold."""
    left, right = town.pcs
    sell(left.database, left.owner, tea, 8 * ONE)
    sell(right.database, right.cashier, tea, 7 * ONE)
    town.settle()
    for pc in town.pcs:
        (task,) = oversold(pc.database, pc.owner)
        assert (task.item_name, task.location_name, task.missing) == ("Teh", "Toko", 5 * ONE)
        sold = [(sale.person, sale.quantity, sale.device_code) for sale in task.sales]
        assert sold == [("Ibu Sri", 8 * ONE, "K1"), ("Kasir", 7 * ONE, "K2")]
    accepting = {"item": task.item, "location": task.location, "lot": task.lot}
    accept_oversold(left.database, left.owner, **accepting)
    with pytest.raises(Refused, match="already_settled"):
        accept_oversold(left.database, left.owner, **accepting)
    town.settle()
    assert [oversold(pc.database, pc.owner) for pc in town.pcs] == [[], []]
    assert [on_hand(pc.database, tea) for pc in town.pcs] == [0, 0]


def test_a_task_that_two_settle(town: Town, tea: bytes) -> None:
    """The second one is refused by the hub, and taken out again."""
    left, right = town.pcs
    sell(left.database, left.owner, tea, 8 * ONE)
    sell(right.database, right.cashier, tea, 7 * ONE)
    town.settle()
    (task,) = oversold(left.database, left.owner)
    for pc in town.pcs:
        accepting = {"item": task.item, "location": task.location, "lot": task.lot}
        accept_oversold(pc.database, pc.owner, **accepting)
    town.settle()
    assert [on_hand(pc.database, tea) for pc in town.pcs] == [0, 0]
    (refused,) = refusals(right.database, right.owner, unseen=True)
    assert refused.reason == "already_settled"
    assert refused.said is not None
    assert refused.said["header"]["reason"] == "oversold"
    note_refusal(right.database, right.owner, row=refused.what.row)
    assert refusals(right.database, right.owner, unseen=True) == []
    assert len(refusals(right.database, right.owner)) == 1


def test_a_new_refusal_is_told_however_many_were_seen(town: Town) -> None:
    """Also of a PC whose clock is behind; the newest stands first all the same."""
    left = town.pcs[0]
    town.hub.whim = lambda entry: entry.kind == "row_created"
    for name in ("Rak", "Laci"):
        left.clock.wait(1)
        add_category(left.database, left.owner, name=name)
    town.settle()
    newest, oldest = refusals(left.database, left.owner)
    assert newest.what.at > oldest.what.at
    note_refusal(left.database, left.owner, row=newest.what.row)
    assert refusals(left.database, left.owner, unseen=True, limit=1) == [oldest]
    assert [row.what for row in refusals(left.database, left.owner)] == [newest.what, oldest.what]


def test_what_is_oversold_on_purpose_is_no_task(town: Town, tea: bytes) -> None:
    """Whoever may has said that it is so."""
    left, _ = town.pcs
    sell(left.database, left.owner, tea, 12 * ONE, oversell=True)
    town.settle()
    assert oversold(left.database, left.owner) == []


def test_a_barcode_that_two_gave(town: Town) -> None:
    """Two items have it until they are merged."""
    for pc, name in zip(town.pcs, ("Gula", "Gula Pasir"), strict=True):
        item = add_item(pc.database, pc.owner, name, BarcodeFields(EAN))
        receive(pc.database, pc.owner, item, 3 * ONE, 100)
    town.settle()
    left, right = town.pcs
    (double,) = doubles(right.database, right.owner)
    assert (double.kind, double.value) == ("barcode", EAN)
    (keep, _), (drop, _) = double.holders
    merge_items(right.database, right.owner, keep=keep, drop=drop)
    town.settle()
    assert [doubles(pc.database, pc.owner) for pc in town.pcs] == [[], []]
    assert on_hand(left.database, keep) == 6 * ONE


def test_an_order_of_items_that_two_merged(town: Town, tea: bytes) -> None:
    """Each PC merged a part of the way: what was delivered of the one is of the other."""
    left, right = town.pcs
    sugar, cane = (add_item(left.database, left.owner, name) for name in ("Gula", "Gula Tebu"))
    reserve_stock(left.database, left.owner, reference="WEB-1", goods=[Goods(tea, ONE)])
    town.settle()
    merge_items(right.database, right.owner, keep=cane, drop=sugar)
    merge_items(left.database, left.owner, keep=sugar, drop=tea)
    sell_for(Books(left.database, left.owner), "WEB-1", Scan(sugar, ONE))
    town.settle()
    merged = "SELECT count(*) FROM item WHERE merged_into IS NOT NULL"
    assert left.database.rows(merged) == [(2,)]
    assert town.disagreements() == []


def test_an_order_of_an_item_whose_merge_is_refused(town: Town, tea: bytes) -> None:
    """What was delivered for it stays delivered."""
    left, _ = town.pcs
    sugar = add_item(left.database, left.owner, "Gula")
    reserve_stock(left.database, left.owner, reference="WEB-1", goods=[Goods(tea, ONE)])
    town.settle()
    town.hub.whim = lambda entry: entry.said.get("field") == "merged_into"
    merge_items(left.database, left.owner, keep=sugar, drop=tea)
    sell_for(Books(left.database, left.owner), "WEB-1", Scan(sugar, ONE))
    town.settle()
    assert left.database.rows("SELECT 1 FROM item WHERE merged_into IS NOT NULL") == []
    assert town.disagreements() == []


def test_a_sale_that_two_reversed(town: Town, tea: bytes) -> None:
    """The stock has it twice: it is told, and kept, or counted."""
    left, right = town.pcs
    sale = sell(left.database, left.owner, tea, 4 * ONE)
    town.settle()
    for pc in town.pcs:
        reverse_document(pc.database, pc.owner, document=sale.id, reason="salah")
    town.settle()
    assert on_hand(left.database, tea) == 14 * ONE
    (double,) = [each for each in doubles(left.database, left.owner) if each.kind == "reversal"]
    assert double.value == sale.number
    keep_double(left.database, left.owner, holder=double.holders[0][0])
    town.settle()
    assert not any(each.kind == "reversal" for each in doubles(right.database, right.owner))


def test_what_a_person_may_not_is_refused_and_taken_out(town: Town, tea: bytes) -> None:
    """A cashier whose PC was told otherwise: stock, sums and costs are as if it never was."""
    _left, right = town.pcs
    sql = (
        "INSERT INTO role_permission SELECT role, 'stock.receive', 'all' FROM account WHERE id = ?"
    )
    right.database.execute_sql(sql, (right.cashier.account,))
    right.database.execute_sql(sql.replace("stock.receive", "cost.view"), (right.cashier.account,))
    receive(right.database, right.cashier, tea, 90 * ONE, 1)
    assert on_hand(right.database, tea) == 100 * ONE
    assert [row.kind for row in waiting_rows(right.database, right.cashier)] == ["document_posted"]
    assert sharing_state(right.database, right.cashier).waiting == 1
    town.settle()
    assert on_hand(right.database, tea) == 10 * ONE
    assert waiting_rows(right.database, right.cashier) == []
    (refused,) = refusals(right.database, right.cashier)
    assert (refused.reason, refused.what.actor_name) == ("right_missing", "Kasir")
    assert refusals(right.database, replace(right.cashier, account=right.owner.account)) != []
    cleared = "DELETE FROM role_permission WHERE permission IN ('stock.receive', 'cost.view')"
    right.database.execute_sql(
        f"{cleared} AND role = (SELECT role FROM account WHERE id = ?)", (right.cashier.account,)
    )


def test_a_line_that_was_counted_too_early(town: Town, tea: bytes) -> None:
    """A sale of before the count comes after it: its line is to be looked at again."""
    left, right = town.pcs
    sell(right.database, right.cashier, tea, 2 * ONE)
    left.clock.wait(60)
    count = open_count(left.database, left.owner)
    line = count_line(left.database, left.owner, count=count, item=tea, counted=8 * ONE)
    left.settle(town.office.line(left))
    town.settle()
    (recheck,) = rechecks(left.database, left.owner)
    assert (recheck.item_name, recheck.recorded, recheck.moved) == ("Teh", 10 * ONE, -2 * ONE)
    note_recheck(right.database, right.owner, line=line.line)
    town.settle()
    assert rechecks(left.database, left.owner) == []


def test_rows_to_review(town: Town, tea: bytes) -> None:
    """What the hub took with a mark waits until an owner has looked."""
    left, right = town.pcs
    sale = sell(left.database, left.cashier, tea, ONE)
    town.settle()
    stored = next(each for each in town.hub.rows if each.entry.subject == sale.id)
    assert stored.verdict.details == {}
    late = Books(right.database, right.cashier)
    town.hub.marks[right.cashier.account] = "late"
    late.post("sale", Scan(tea, ONE))
    town.settle()
    (review,) = reviews(left.database, left.owner)
    assert (review.reasons, review.what.actor_name) == (("late",), "Kasir")
    confirm_review(left.database, left.owner, row=review.what.row)
    town.settle()
    assert [reviews(pc.database, pc.owner) for pc in town.pcs] == [[], []]


def test_a_shop_on_its_own_has_nothing_to_settle(shop_database: ShopDatabase, owner: Actor) -> None:
    """Its doubles and shortages are its own business."""
    assert sharing_state(shop_database, owner).state is None
    assert doubles(shop_database, owner) == []
    assert field_conflicts(shop_database, owner) == []
    assert oversold(shop_database, owner) == []
