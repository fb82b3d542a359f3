"""Two PCs that did all that has to be settled afterwards, one thing of every kind."""

from dataclasses import dataclass

from db.operations.counting import count_line
from db.operations.counts import open_count
from db.operations.items import BarcodeFields, ItemFields, add_barcode, edit_item
from db.operations.merge import merge_items
from db.operations.sharing import accept_oversold
from db.sharing.address import Address, keep_address
from tests.db.books import Books, Scan
from tests.db.sharing.town import Pc, Town
from tests.shops import ONE, add_item, receive, sell

EAN, OTHER = "8991234567897", "8992696404441"


@dataclass(frozen=True)
class Quarrels:
    """The items that they are about."""

    tea: bytes
    rice: bytes
    sugar: bytes


def quarrel(town: Town) -> Quarrels:
    """Afterwards every list of the page has something in it, on the first PC."""
    left, right = town.pcs
    keep_address(left.database, Address(("kasir.toko.lan:5432",)))
    tea, rice, sugar = (_goods(left, name) for name in ("Teh Celup", "Beras", "Minyak"))
    town.settle()
    _count_too_early(town, sugar)
    _rename(left, rice, "Beras Pandan")
    _rename(right, rice, "Beras Wangi")
    for pc, name in zip(town.pcs, ("Gula", "Gula Pasir"), strict=True):
        item = add_item(pc.database, pc.owner, name, BarcodeFields(EAN))
        receive(pc.database, pc.owner, item, 3 * ONE, 100_000_000)
    _merge_apart(town, *(_goods(left, name) for name in ("Kopi", "Kopi bubuk")))
    _sell_twice(town, rice)
    _settle_twice(town, rice)
    _sell_twice(town, tea)
    town.hub.marks[right.cashier.account] = "late"
    Books(right.database, right.cashier).post("sale", Scan(sugar, ONE))
    town.settle()
    town.hub.marks.clear()
    sell(left.database, left.owner, sugar, ONE)
    return Quarrels(tea, rice, sugar)


def _goods(pc: Pc, name: str) -> bytes:
    item = add_item(pc.database, pc.owner, name, sale_price=150_000_000)
    receive(pc.database, pc.owner, item, 10 * ONE, 100_000_000)
    return item


def _rename(pc: Pc, item: bytes, name: str) -> None:
    fields = ItemFields(name, sale_price=150_000_000)
    edit_item(pc.database, pc.owner, item=item, fields=fields)


def _merge_apart(town: Town, keep: bytes, drop: bytes) -> None:
    """One PC merges what the other one still receives and gives a code."""
    left, right = town.pcs
    town.settle()
    merge_items(left.database, left.owner, keep=keep, drop=drop)
    receive(right.database, right.owner, drop, 4 * ONE, 100_000_000)
    add_barcode(right.database, right.owner, item=drop, barcode=BarcodeFields(OTHER))


def _sell_twice(town: Town, item: bytes) -> None:
    left, right = town.pcs
    sell(left.database, left.owner, item, 8 * ONE)
    sell(right.database, right.cashier, item, 7 * ONE)
    town.settle()


def _settle_twice(town: Town, item: bytes) -> None:
    """The second adjustment is refused."""
    sql = (
        "SELECT location, lot FROM balance JOIN location ON location.id = location"
        " WHERE item = ? AND location.kind = 'internal'"
    )
    for pc in reversed(town.pcs):
        ((location, lot),) = pc.database.rows(sql, (item,))
        accept_oversold(pc.database, pc.owner, item=item, location=location, lot=lot)
    for pc in reversed(town.pcs):
        pc.settle(town.office.line(pc))


def _count_too_early(town: Town, item: bytes) -> None:
    left, right = town.pcs
    sell(right.database, right.cashier, item, 2 * ONE)
    left.clock.wait(60)
    count = open_count(left.database, left.owner, name="Opname rak depan")
    count_line(left.database, left.owner, count=count, item=item, counted=8 * ONE)
    left.settle(town.office.line(left))
    town.settle()
