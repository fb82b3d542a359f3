"""The schema's own promises: types, bounds, ids, and what can never be changed."""

import re

import peewee
import pytest

from db import ids
from db.access import Actor
from db.connection import ShopDatabase
from db.operations.orders import Wanted, cancel_order, order_stock
from db.operations.places import add_partner
from db.operations.reservations import Goods, release_reservation, reserve_stock
from tests.shops import ONE, add_item, digest, receive, sell

APPEND_ONLY = (
    *("document", "document_line", "movement", "movement_cost", "journal"),
    *("reservation", "reservation_release"),
    *("purchase_order", "order_line", "order_receipt", "order_cancel"),
)
LOCAL = (
    *("this_device", "number_counter", "role_permission", "wrong_try", "field_version"),
    *("search_later", "hub_link", "lease", "verdict", "row_text", "outlived", "shared_cost"),
)
CHAIN = ["device", "incarnation", "device_seq", "fork"]
SEARCH = ("item_search_index", "item_search_terms")
SUMMARIES = ("item_day", "item_year", "kind_day", "category_count", "beginning_count")
BALANCES = ("balance", "reserved", "on_order")
DERIVED = (*BALANCES, "item_cost", "movement_cost", "item_search", *SUMMARIES)


@pytest.fixture
def booked(shop_database: ShopDatabase, owner: Actor) -> ShopDatabase:
    """A shop in which something was booked."""
    item = add_item(shop_database, owner)
    supplier = add_partner(shop_database, owner, name="PT Sumber", kind="supplier")
    lines = [Wanted(item, 8 * ONE)]
    order = order_stock(shop_database, owner, supplier=supplier, lines=lines)
    receive(shop_database, owner, item, 5 * ONE, 100)
    cancel_order(shop_database, owner, order=order.id)
    sell(shop_database, owner, item, 2 * ONE)
    reserve_stock(shop_database, owner, reference="WEB-1", goods=[Goods(item, 2 * ONE)])
    release_reservation(shop_database, owner, reference="WEB-1", item=item, quantity=ONE)
    return shop_database


def tables(database: ShopDatabase) -> list[tuple[str, str]]:
    """Our own tables with their SQL; the search index and the migrations' history are not ours."""
    return [
        (name, sql)
        for name, sql in database.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        if not name.startswith((*SEARCH, "schema_migration", "sqlite_"))
    ]


def test_every_table_is_strict(shop_database: ShopDatabase) -> None:
    """A text never lands in a number's column."""
    assert len(tables(shop_database)) > 20
    assert [name for name, sql in tables(shop_database) if not re.search(r"\bSTRICT\b", sql)] == []


def test_a_number_too_large_is_no_real(booked: ShopDatabase) -> None:
    """An overflow fails instead of becoming a floating-point number."""
    before = digest(booked)
    with pytest.raises(peewee.IntegrityError, match="cannot store REAL"):
        booked.execute_sql("UPDATE balance SET quantity = 9223372036854775807 + 1")
    assert digest(booked) == before


def test_only_the_id_is_unique_where_others_write(shop_database: ShopDatabase) -> None:
    """A row of another PC is never refused for its SKU, barcode, number or login."""
    for name, _sql in tables(shop_database):
        if name in (*LOCAL, *DERIVED):
            continue
        unique = [
            [column for _, _, column in shop_database.rows(f"PRAGMA index_info({index[1]})")]
            for index in shop_database.rows(f"PRAGMA index_list({name})")
            if index[2]
        ]
        expected = [["hub_seq"], CHAIN] * (name == "journal")
        assert sorted(unique) == sorted([["id"], *expected]), name


def test_ids_are_sixteen_bytes(shop_database: ShopDatabase) -> None:
    """A shorter id is refused by every table that has ids."""
    with pytest.raises(peewee.IntegrityError, match="CHECK"):
        shop_database.execute_sql("INSERT INTO category (id, name) VALUES (x'0102', 'x')")
    missing = [
        name
        for name, sql in tables(shop_database)
        if "id BLOB PRIMARY KEY" in sql and "CHECK (length(id) = 16)" not in sql
    ]
    assert missing == []


def test_fixed_ids_are_the_ones_that_the_program_knows(shop_database: ShopDatabase) -> None:
    """Roles, virtual places, pieces and "no lot" have the ids of db.ids in every shop."""
    stored = {
        ("role", "owner"): ids.OWNER,
        ("role", "warehouse"): ids.WAREHOUSE,
        ("role", "cashier"): ids.CASHIER,
        ("role", "viewer"): ids.VIEWER,
        ("location", "supplier"): ids.SUPPLIERS,
        ("location", "customer"): ids.CUSTOMERS,
        ("location", "loss"): ids.fixed_id("location/loss"),
        ("location", "opening"): ids.fixed_id("location/opening"),
    }
    for (table, name), identity in stored.items():
        sql = f"SELECT id FROM {table} WHERE name = ?"
        assert shop_database.rows(sql, (name,)) == [(identity,)], (table, name)
    assert shop_database.rows("SELECT id FROM lot") == [(ids.NO_LOT,)]
    assert shop_database.rows("SELECT id FROM unit WHERE code = 'pcs'") == [(ids.PIECES,)]


def test_fixed_ids_never_change() -> None:
    """Two shops' PCs agree on them for ever: written out."""
    assert ids.OWNER.hex() == "425665abe4b850818a54fc6b365ef6ae"
    assert ids.NO_LOT.hex() == "d795952f431c5ad8a62ad68736e092f0"
    assert ids.SUPPLIERS.hex() == "f751b49f90c959b09e41cec9889df5db"


def test_new_ids_sort_by_age() -> None:
    """UUIDv7: version 7, later ones after earlier ones."""
    made = [ids.new_id() for _ in range(1_000)]
    assert made == sorted(made)
    assert {identity[6] >> 4 for identity in made} == {7}


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM {table}",
        "UPDATE {table} SET {column} = {column}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
        "UPDATE OR REPLACE {table} SET {column} = {column}",
    ],
)
def test_what_was_booked_is_never_changed(booked: ShopDatabase, table: str, change: str) -> None:
    """Deleting, changing and replacing are refused by the database itself."""
    before = digest(booked)
    column = booked.rows(f"PRAGMA table_info({table})")[1][1]
    with pytest.raises(peewee.IntegrityError, match="append-only"):
        booked.execute_sql(change.format(table=table, column=column))
    assert digest(booked) == before


def test_the_hubs_number_is_set_once(booked: ShopDatabase) -> None:
    """A journal row leaves the outbox once; nothing else of it ever changes."""
    (row, other) = (row[0] for row in booked.rows("SELECT id FROM journal LIMIT 2"))
    booked.execute_sql("UPDATE journal SET hub_seq = 7 WHERE id = ?", (row,))
    for change in ("hub_seq = 8", "hub_seq = NULL", "hub_seq = 7"):
        with pytest.raises(peewee.IntegrityError, match="append-only"):
            booked.execute_sql(f"UPDATE journal SET {change} WHERE id = ?", (row,))
    others = {"INTEGER": "coalesce({0}, 0) + 1", "TEXT": "{0} || ' '", "BLOB": "randomblob(32)"}
    for _, name, kind, *_rest in booked.rows("PRAGMA table_info(journal)"):
        if name != "hub_seq":
            change = f"hub_seq = 9, {name} = {others[kind].format(name)}"
            with pytest.raises(peewee.IntegrityError, match="append-only"):
                booked.execute_sql(f"UPDATE journal SET {change} WHERE id = ?", (other,))


def test_an_estimate_of_a_cost_is_fixed_once(booked: ShopDatabase) -> None:
    """An estimated cost may become final; a final one stays."""
    (movement,) = booked.rows("SELECT movement FROM movement_cost LIMIT 1")[0]
    booked.execute_sql("DROP TRIGGER movement_cost_is_never_deleted")
    booked.execute_sql("DELETE FROM movement_cost WHERE movement = ?", (movement,))
    booked.execute_sql("INSERT INTO movement_cost VALUES (?, 5, 0, 1)", (movement,))
    booked.execute_sql("UPDATE movement_cost SET cost = 6, estimated = 0 WHERE estimated = 1")
    assert booked.rows("SELECT cost FROM movement_cost WHERE movement = ?", (movement,)) == [(6,)]
    with pytest.raises(peewee.IntegrityError, match="append-only"):
        booked.execute_sql("UPDATE movement_cost SET cost = 7 WHERE movement = ?", (movement,))


def test_a_movement_goes_somewhere(booked: ShopDatabase) -> None:
    """From a place to the same place is no movement; nothing and less than nothing neither."""
    row = "SELECT ?, document, line, item, lot, source, {}, {}, unit_price, at, business_date, NULL"
    for destination, quantity in (("source", "quantity"), ("destination", "0"), ("lot", "1")):
        with pytest.raises(peewee.IntegrityError):
            booked.execute_sql(
                f"INSERT INTO movement {row.format(destination, quantity)} FROM movement LIMIT 1",
                (ids.new_id(),),
            )


def test_a_movement_without_its_places_is_refused(booked: ShopDatabase) -> None:
    """Foreign keys hold: no draft, line or item of nowhere."""
    for sql in (
        "DELETE FROM item",
        "DELETE FROM location",
        "UPDATE item SET unit = zeroblob(16)",
        "INSERT INTO barcode VALUES (randomblob(16), zeroblob(16), '1', NULL, 1000, '')",
    ):
        with pytest.raises(peewee.IntegrityError, match="FOREIGN KEY"):
            booked.execute_sql(sql)
