"""The check of the books sees every kind of tampering, and nothing in a clean shop."""

import hashlib
import threading
from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import CannotOpen
from db.home import Home
from db.ids import new_id
from db.operations.counting import count_line
from db.operations.counts import close_count, open_count
from db.operations.documents import reverse_document
from db.operations.drafts import add_line, open_draft
from db.operations.items import ItemFields, edit_item
from db.operations.places import add_category
from db.queries.check import check, check_new
from tests.shops import ONE, add_item, open_shop, receive, sell

EAN = "8991234567897"


@pytest.fixture
def books(shop_database: ShopDatabase, owner: Actor, cashier: Actor) -> ShopDatabase:
    """A shop with some of everything: two items, receipts, sales, a reversal, edits, a draft."""
    tea = add_item(shop_database, owner, "Teh", EAN, sale_price=150)
    coffee = add_item(
        shop_database, owner, "Kopi", category=add_category(shop_database, owner, name="Minuman")
    )
    receive(shop_database, owner, tea, 10 * ONE, 100)
    receive(shop_database, owner, coffee, 5 * ONE, 300)
    sold = sell(shop_database, cashier, tea, 3 * ONE)
    sell(shop_database, owner, coffee, 7 * ONE, oversell=True)
    reverse_document(shop_database, cashier, document=sold.id, reason="salah")
    edit_item(shop_database, owner, item=coffee, fields=ItemFields("Kopi Tubruk"))
    draft = open_draft(shop_database, cashier, kind="sale")
    add_line(shop_database, cashier, draft=draft, code=EAN)
    return shop_database


def tamper(database: ShopDatabase, *statements: str) -> None:
    """What somebody with the key does: the guards off, the change, the guards on again."""
    triggers = database.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    for name, _sql in triggers:
        database.execute_sql(f"DROP TRIGGER {name}")
    database.execute_sql("PRAGMA foreign_keys = 0")
    for statement in statements:
        assert database.execute_sql(statement).rowcount != 0, statement
    database.execute_sql("PRAGMA foreign_keys = 1")
    for _name, sql in triggers:
        database.execute_sql(sql)


def codes(database: ShopDatabase) -> set[str]:
    """The codes of what does not hold."""
    return {problem.code for problem in check(database)}


def test_a_clean_shop_agrees(books: ShopDatabase, home: Home) -> None:
    """Nothing to say, also after closing and opening, and looking changes nothing."""
    assert check(books) == []
    tamper(books)
    assert check(books) == []
    books.close()
    before = hashlib.sha256(home.database.read_bytes()).digest()
    again = open_shop(home)
    assert check(again) == []
    again.close()
    assert hashlib.sha256(home.database.read_bytes()).digest() == before


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE movement SET quantity = 9000 WHERE quantity = 10000", "balance_differs"),
        ("UPDATE movement SET quantity = 9000 WHERE quantity = 10000", "document_altered"),
        ("UPDATE movement SET unit_price = 1 WHERE unit_price = 150", "document_altered"),
        ("UPDATE movement SET business_date = '2020-01-01'", "document_altered"),
        ("UPDATE movement SET at = at - 1", "document_altered"),
        (
            "UPDATE movement SET document = (SELECT max(id) FROM document) WHERE quantity = 10000",
            "document_altered",
        ),
        ("UPDATE movement SET item = (SELECT max(id) FROM item)", "document_altered"),
        ("DELETE FROM movement WHERE quantity = 10000", "document_altered"),
        ("DELETE FROM movement WHERE quantity = 10000", "file_damaged"),
        ("UPDATE balance SET quantity = quantity + 1 WHERE quantity = 10000", "balance_differs"),
        ("DELETE FROM balance WHERE quantity = 10000", "balance_differs"),
        ("UPDATE item_cost SET cost = cost + 1", "cost_differs"),
        ("UPDATE item_cost SET quantity = quantity + 1", "cost_differs"),
        ("UPDATE item_cost SET unit_cost = unit_cost + 1 WHERE quantity > 0", "cost_differs"),
        ("DELETE FROM item_cost", "cost_differs"),
        ("UPDATE movement_cost SET cost = cost + 1 WHERE cost = 1000", "cost_differs"),
        ("UPDATE movement_cost SET variance = 1 WHERE cost = 1000", "cost_differs"),
        ("DELETE FROM movement_cost WHERE cost = 1000", "cost_differs"),
        ("UPDATE document SET total = total + 1 WHERE kind = 'sale'", "document_altered"),
        ("UPDATE document SET note = 'x' WHERE kind = 'receipt'", "document_altered"),
        ("UPDATE document SET actor = zeroblob(16)", "document_altered"),
        ("UPDATE document SET oversell_by = NULL WHERE oversell_by NOT NULL", "document_altered"),
        ("UPDATE document SET oversell_by = NULL WHERE oversell_by NOT NULL", "below_zero"),
        ("UPDATE document SET business_date = '2020-01-01'", "document_altered"),
        ("UPDATE document_line SET amount = amount + 1", "document_altered"),
        ("UPDATE document_line SET unit_price = unit_price + 1", "document_altered"),
        ("UPDATE document_line SET quantity = quantity + 1", "document_altered"),
        ("UPDATE document_line SET item = (SELECT max(id) FROM item)", "document_altered"),
        (
            "INSERT INTO document_line SELECT randomblob(16), document, 2, item, 1, 0, 0, NULL,"
            " NULL FROM document_line LIMIT 1",
            "document_altered",
        ),
        ("DELETE FROM document_line WHERE quantity = 10000", "document_altered"),
        ("DELETE FROM document WHERE kind = 'receipt'", "document_missing"),
        ("UPDATE journal SET payload = '{}' WHERE kind = 'document_posted'", "journal_altered"),
        ("UPDATE journal SET payload = '{}' WHERE kind = 'document_posted'", "document_altered"),
        ("UPDATE journal SET payload = '[1]' WHERE kind = 'document_posted'", "journal_altered"),
        ("UPDATE journal SET payload = '\"x\"' WHERE kind = 'document_posted'", "journal_altered"),
        ("UPDATE journal SET actor = zeroblob(16) WHERE device_seq = 3", "journal_altered"),
        ("UPDATE journal SET at = at + 1 WHERE device_seq = 3", "journal_altered"),
        ("UPDATE journal SET hash = randomblob(32) WHERE device_seq = 3", "journal_altered"),
        ("DELETE FROM journal WHERE device_seq = 5", "journal_gap"),
        ("DELETE FROM journal WHERE device_seq = 1", "journal_gap"),
        (
            "DELETE FROM journal WHERE device_seq >= (SELECT min(device_seq) FROM journal"
            " WHERE kind = 'document_posted')",
            "document_altered",
        ),
        ("DELETE FROM journal", "document_altered"),
        ("UPDATE item_search SET text = 'Gula' WHERE text LIKE 'teh%'", "search_differs"),
        ("DELETE FROM item_search WHERE text LIKE 'teh%'", "search_differs"),
        ("UPDATE item_search SET archived = 1 WHERE text LIKE 'teh%'", "search_differs"),
        ("UPDATE item_search SET sort_name = 'a' WHERE text LIKE 'teh%'", "search_differs"),
        ("UPDATE item SET name = 'Gula' WHERE name = 'Teh'", "search_differs"),
        ("UPDATE item SET sort_name = 'a' WHERE name = 'Teh'", "search_differs"),
        ("DELETE FROM item_search_index_data WHERE id > 1", "file_damaged"),
        ("DELETE FROM unit WHERE code = 'pcs'", "file_damaged"),
    ],
)
def test_every_tampering_is_seen(books: ShopDatabase, statement: str, found: str) -> None:
    """Whatever is changed behind the program's back, the check names it, also on two threads."""
    tamper(books, statement)
    assert found in codes(books)
    assert set(check_new(books, lambda: False)) == set(check(books))


def test_nobody_wants_the_check_any_more(
    books: ShopDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The thread beside it ends too."""
    monkeypatch.setattr("db.connection.STEPS_BETWEEN_LOOKS", 1)
    with pytest.raises(CannotOpen, match="interrupted"):
        check_new(books, lambda: True)
    assert [each.name for each in threading.enumerate() if "checking" in each.name] == []
    assert check_new(books, lambda: False) == []


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER movement_is_never_changed",
        "DROP TRIGGER movement_keeps_balance",
        "DROP INDEX barcode_by_code",
        "DROP VIEW item_search_text",
        "CREATE TABLE extra (x TEXT)",
        "CREATE TRIGGER schema_migration_x AFTER INSERT ON document BEGIN SELECT 1; END",
        "CREATE TRIGGER sqliteX AFTER INSERT ON document BEGIN SELECT 1; END",
        "ALTER TABLE document ADD COLUMN extra TEXT",
    ],
)
def test_a_changed_schema_is_seen(books: ShopDatabase, statement: str) -> None:
    """A guard that was taken away, and anything that was put in."""
    books.execute_sql(statement)
    assert codes(books) == {"schema_differs"}


def test_a_whole_false_document_is_seen(books: ShopDatabase) -> None:
    """Added with lines and movements that agree: the journal knows nothing of it."""
    document, line = new_id(), new_id()
    books.execute_sql(
        "INSERT INTO document SELECT ?, kind, 'RCV-K1-000099', device, actor, at, business_date,"
        " partner, reason, note, external_ref, payment_method, oversell_by, approved_by, NULL,"
        " total, tax FROM document WHERE kind = 'receipt' LIMIT 1",
        (document,),
    )
    books.execute_sql(
        "INSERT INTO document_line SELECT ?, ?, 1, item, quantity, unit_price, amount, NULL, NULL"
        " FROM document_line LIMIT 1",
        (line, document),
    )
    books.execute_sql(
        "INSERT INTO movement SELECT ?, ?, ?, item, lot, source, destination, quantity, unit_price,"
        " at, business_date, NULL FROM movement LIMIT 1",
        (new_id(), document, line),
    )
    problems = {(problem.code, problem.subject) for problem in check(books)}
    assert ("document_altered", "RCV-K1-000099") in problems
    assert ("cost_differs", "Teh") in problems


def move(database: ShopDatabase, item: str, quantity: int) -> None:
    """An ordinary sale that nobody refused, straight into the ledger."""
    (known,) = database.rows("SELECT id FROM item WHERE name = ?", (item,))[0]
    database.execute_sql(
        "INSERT INTO movement SELECT ?, movement.document, movement.line, ?, lot, source,"
        " destination, ?, unit_price, movement.at, movement.business_date, NULL FROM movement"
        " JOIN document ON document.id = movement.document WHERE document.kind = 'sale'"
        " AND oversell_by IS NULL AND document.reverses IS NULL LIMIT 1",
        (new_id(), known, quantity),
    )


@pytest.mark.parametrize(
    ("item", "quantity", "is_told"),
    [("Kopi Tubruk", ONE, True), ("Teh", 10 * ONE, False), ("Teh", 11 * ONE, True)],
)
def test_an_oversold_document_excuses_its_own_deficit_alone(
    books: ShopDatabase, item: str, quantity: int, is_told: bool
) -> None:
    """Two pieces of coffee were oversold; one more, or any of tea, is nobody's decision."""
    move(books, item, quantity)
    told = ("below_zero", f"{item}, Toko") in {(it.code, it.subject) for it in check(books)}
    assert told == is_told


def test_what_came_since_is_no_excuse_any_more(books: ShopDatabase, owner: Actor) -> None:
    """Two oversold, two received: the next piece that is missing is told."""
    (coffee,) = books.rows("SELECT id FROM item WHERE name = 'Kopi Tubruk'")[0]
    receive(books, owner, coffee, 2 * ONE, 300)
    assert check(books) == []
    move(books, "Kopi Tubruk", ONE)
    assert ("below_zero", "Kopi Tubruk, Toko") in {(it.code, it.subject) for it in check(books)}


def test_a_chain_hashed_anew_is_seen_by_its_documents(books: ShopDatabase) -> None:
    """A swapped pair of document hashes breaks the chain and both documents."""
    one, two = books.rows(
        "SELECT device_seq, payload FROM journal WHERE kind = 'document_posted' LIMIT 2"
    )
    tamper(
        books,
        f"UPDATE journal SET payload = '{two[1]}' WHERE device_seq = {one[0]}",
        f"UPDATE journal SET payload = '{one[1]}' WHERE device_seq = {two[0]}",
    )
    problems = check(books)
    assert [problem.code for problem in problems].count("document_altered") == 2
    assert [problem.code for problem in problems].count("journal_altered") == 2


def test_the_check_names_what_is_wrong(books: ShopDatabase) -> None:
    """Item, place, document and journal row can be found again."""
    tamper(
        books,
        "UPDATE balance SET quantity = 7 WHERE quantity = 10000",
        "UPDATE document SET note = 'x' WHERE number = 'RCV-K1-000001'",
        "DELETE FROM journal WHERE device_seq = 5",
    )
    problems = {(problem.code, problem.subject) for problem in check(books)}
    device = books.rows("SELECT device FROM this_device")[0][0].hex()[-8:]
    assert ("balance_differs", "Teh") in problems
    assert ("document_altered", "RCV-K1-000001") in problems
    assert ("journal_gap", f"{device}/1/6") in problems


def test_damaged_pages_are_told(books: ShopDatabase, home: Home, tmp_path: Path) -> None:
    """A bad sector: either the check names it, or the file cannot be read; never silence."""
    key = books.key
    books.close()
    content = bytearray(home.database.read_bytes())
    for page in range(len(content) // 4_096 - 3, len(content) // 4_096):
        content[page * 4_096 + 100] ^= 0xFF
    home.database.write_bytes(content)
    damaged = ShopDatabase(home.database, key)
    try:
        found = codes(damaged)
    except CannotOpen as error:
        found = {error.code}
    assert found & {"file_damaged", "database_damaged"}
    damaged.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE count_line SET counted = counted + 1000 WHERE struck_at IS NULL",
        "UPDATE count_line SET struck_at = 1, struck_by = counted_by",
        "UPDATE count_line SET item = (SELECT id FROM item WHERE name = 'Teh')",
        "UPDATE stock_count SET state = 'open'",
        "UPDATE stock_count SET state = 'cancelled'",
    ],
)
def test_a_count_that_was_changed(books: ShopDatabase, owner: Actor, change: str) -> None:
    """What it booked is what was counted; a count that did not close booked nothing."""
    count = open_count(books, owner, name="Tahunan")
    (coffee,) = books.rows("SELECT id FROM item WHERE name LIKE 'Kopi%'")[0]
    for counted in (ONE, 2 * ONE):
        count_line(books, owner, count=count, counted=counted, item=coffee)
    close_count(books, owner, count=count)
    assert check(books) == []
    tamper(books, change)
    assert [str(problem) for problem in check(books)] == [
        "Problem(code='count_differs', subject='Tahunan')"
    ]
