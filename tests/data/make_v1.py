"""Made the shop in tests/data/v1 with the program of the first version; kept for the record.

It ran as `python -m tests.data.make_v1 FOLDER` when `db/migrations` held 0001 alone. Later
programs need not be able to run it: what it made is what has to be opened for ever.
"""

import sys
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError
from db.home import Home
from db.ids import CASHIER, CUSTOMERS, NO_LOT, SUPPLIERS, VIEWER, WAREHOUSE, fixed_id, new_id
from db.models.items import Item
from db.models.shop import Location
from db.operations import accounts
from db.operations.booking import Header, Line, book
from db.operations.documents import post_draft, reverse_document
from db.operations.drafts import add_line, change_line, open_draft, undo_line
from db.operations.items import (
    BarcodeFields,
    ItemFields,
    archive_item,
    create_item,
    delete_item,
    edit_item,
)
from db.operations.master import change_row
from db.operations.numbers import next_number
from db.operations.places import add_category, add_location, add_partner, rename_category
from db.operations.setup import NewShop, make_shop, new_recovery_key
from db.operations.work import Work, writing
from db.queries.check import check
from tests.shops import open_shop

PASSWORD = "rahasia-toko"
ONE = 1_000
RUPIAH = 10_000
RICE, TEA, CARTON = "8991002101104", "8997007350110", "18997007350117"


def main(folder: str) -> None:
    """A new shop in a folder that has none."""
    home = Home(Path(folder))
    shop = NewShop("Toko Versi Satu", "Ibu Sri", "owner", PASSWORD, "Toko", device_name="Kasir 1")
    owner = make_shop(home, shop, new_recovery_key())
    with closing(open_shop(home)) as database:
        cashier = people(database, owner)
        rice, tea, places = goods(database, owner)
        scanned(database, owner, cashier, rice)
        with writing(database, owner, "document.reverse") as work:
            other_kinds(work, rice, tea, places)
            rest(work, rice, tea, places[1])
        assert check(database) == []
        database.execute_sql("VACUUM")
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def people(database: ShopDatabase, owner: Actor) -> Actor:
    """One of each role, one disabled, one who mistyped the password."""
    made = {}
    for login, role in (("gudang", WAREHOUSE), ("kasir", CASHIER), ("lama", VIEWER)):
        made[login] = accounts.add_account(
            database, owner, login=login, name=login.title(), role=role, password=PASSWORD
        )
    accounts.change_role(database, owner, account=made["lama"], role=CASHIER)
    accounts.disable_account(database, owner, account=made["lama"])
    with suppress(LumbungError):
        accounts.sign_in(database, login="gudang", password="salah-sekali")
    return Actor(made["kasir"])


def goods(database: ShopDatabase, owner: Actor) -> tuple[bytes, bytes, tuple[bytes, bytes]]:
    """Items of every state with barcodes and packs; places, one on a shelf of another."""
    food = add_category(database, owner, name="Makanan")
    rename_category(database, owner, category=food, name="Makanan & minuman")
    supplier = add_partner(database, owner, name="CV Sumber", kind="supplier")
    add_partner(database, owner, name="Pak Édi", kind="customer")
    rice_fields = ItemFields(
        "Beras Ramos 5 kg",
        category=food,
        supplier=supplier,
        sale_price=74_500 * RUPIAH,
        reorder_point=5 * ONE,
        reorder_quantity=20 * ONE,
        note="Rak depan",
    )
    rice = create_item(database, owner, fields=rice_fields, barcodes=[BarcodeFields(RICE)])
    packs = [BarcodeFields(TEA), BarcodeFields(CARTON, 12 * ONE, "karton")]
    tea = create_item(
        database, owner, fields=ItemFields("Téh Melati", sale_price=5_000 * RUPIAH), barcodes=packs
    )
    edit_item(
        database,
        owner,
        item=rice,
        fields=replace(rice_fields, sku="BERAS", sale_price=75_000 * RUPIAH),
        barcodes=[BarcodeFields(RICE)],
    )
    old = create_item(database, owner, fields=ItemFields("Kopi lama"), barcodes=[])
    archive_item(database, owner, item=old)
    gone = create_item(database, owner, fields=ItemFields("Salah ketik"), barcodes=[])
    delete_item(database, owner, item=gone)
    (first,) = database.rows("SELECT id FROM location WHERE name = 'Toko'")[0]
    second = add_location(database, owner, name="Gudang")
    return rice, tea, (first, second)


def scanned(database: ShopDatabase, owner: Actor, cashier: Actor, rice: bytes) -> None:
    """Receipts, sales, reversals, one sale of more than there was, and two drafts left open."""

    def post(actor: Actor, kind: str, code: str, count: int, cost: int = 0, *, more: bool = False):
        draft = open_draft(database, actor, kind=kind)
        line = add_line(database, actor, draft=draft, code=code, count=count).line
        if cost:
            change_line(database, actor, line=line, unit_cost=cost)
        return post_draft(database, actor, draft=draft, day=date(2026, 10, 5), oversell=more)

    post(owner, "receipt", RICE, 10 * ONE, 60_000 * RUPIAH)
    post(owner, "receipt", CARTON, 2 * ONE, 3_333 * RUPIAH)
    post(owner, "receipt", RICE, 7 * ONE, 66_667 * RUPIAH)
    post(cashier, "sale", RICE, 3 * ONE)
    undone = post(owner, "sale", TEA, 2 * ONE)
    reverse_document(database, owner, document=undone.id, reason="salah barang")
    post(owner, "sale", RICE, 20 * ONE, more=True)
    post(owner, "receipt", RICE, 30 * ONE, 61_111 * RUPIAH)
    for actor, kind in ((owner, "receipt"), (cashier, "sale")):
        draft = open_draft(database, actor, kind=kind)
        for code in (RICE, TEA, "4006381333931"):
            add_line(database, actor, draft=draft, code=code, symbology="EAN13", source="wedge")
        undo_line(database, actor, line=add_line(database, actor, draft=draft, code=RICE).line)


def other_kinds(work: Work, rice: bytes, tea: bytes, places: tuple[bytes, bytes]) -> None:
    """The kinds of document that no operation of the first version makes yet."""
    (sold,) = work.database.rows(
        "SELECT line.id FROM document_line AS line JOIN document ON document.id = line.document "
        "WHERE kind = 'sale' AND item = ? ORDER BY line.id LIMIT 1",
        (rice,),
    )[0]
    shop, store = places
    lot = new_id()
    work.database.execute_sql("INSERT INTO lot VALUES (?, ?, 'L-01', '2027-01-31')", (lot, tea))
    work.record("row_created", lot, {"table": "lot", "fields": {"id": lot, "item": tea}})
    loss, opening = fixed_id("location/loss"), fixed_id("location/opening")
    for kind, item, source, destination, quantity, cost, extra in (
        ("opening", tea, opening, store, 5 * ONE, 15_000 * RUPIAH, {"lot": lot}),
        ("customer_return", rice, CUSTOMERS, shop, ONE, 60_000 * RUPIAH, {"returns": sold}),
        ("supplier_return", tea, shop, SUPPLIERS, 2 * ONE, None, {}),
        ("transfer", tea, shop, store, 3 * ONE, None, {}),
        ("adjustment", tea, store, loss, ONE, None, {"lot": lot}),
        ("stocktake", tea, loss, shop, ONE, 3_000 * RUPIAH, {}),
    ):
        line = Line(
            *(new_id(), new_id(), item, source, destination, quantity),
            stated_cost=cost,
            **{"lot": NO_LOT, **extra},
        )
        header = Header(
            *(new_id(), kind, next_number(work, kind[:3].upper()), work.device().id),
            *(work.actor.account, work.at, "2026-10-06"),
            reason="rusak" if kind == "adjustment" else "",
            note=f"{kind}\nbaris kedua",
            external_ref="SJ-7",
            approved_by=work.actor.account if kind == "stocktake" else None,
        )
        book(work, header, [line])


def rest(work: Work, rice: bytes, tea: bytes, store: bytes) -> None:
    """A shelf in a place, an item that was merged, another PC, and a row that the hub has."""
    shelf, twin, device = new_id(), new_id(), new_id()
    work.database.execute_sql(
        "INSERT INTO location (id, name, kind, parent) VALUES (?, 'Rak A', 'internal', ?)",
        (shelf, store),
    )
    work.record("row_created", shelf, {"table": "location", "fields": {"name": "Rak A"}})
    change_row(work, Location, shelf, archived_at=work.at)
    work.database.execute_sql(
        "INSERT INTO item SELECT ?, 'GANDA', 'Beras kembar', 'beras kembar', category, unit, 1, 0, "
        "0, supplier, 1, '', created_at, ?, id FROM item WHERE id = ?",
        (twin, work.at, rice),
    )
    work.record("row_created", twin, {"table": "item", "fields": {"name": "Beras kembar"}})
    change_row(work, Item, tea, track_lots=1)
    work.database.execute_sql(
        "INSERT INTO device VALUES (?, 1, 'K2', 'Kasir 2', ?)", (device, work.at)
    )
    work.record("row_created", device, {"table": "device", "fields": {"code": "K2"}})
    work.database.execute_sql("UPDATE journal SET hub_seq = 1 WHERE device_seq = 1")


if __name__ == "__main__":
    main(*sys.argv[1:])
