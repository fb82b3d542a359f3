"""Takes an import back: old values return, what it made goes unless it was used since."""

import json
from dataclasses import dataclass, field
from typing import Any, Final

import peewee

from db.access import Actor, reading
from db.connection import ShopDatabase, storage_errors
from db.errors import NotFound, Refused
from db.exchange.carrying_out import set_fields
from db.exchange.columns import Layout
from db.exchange.import_rights import needed
from db.exchange.records import Problem
from db.models.base import Row
from db.models.items import Barcode, Item
from db.models.shop import Category, Location, Partner, Unit
from db.operations.documents import reverse_document
from db.operations.items import SKU_OWNER, is_measured, is_reserved, remove_item
from db.operations.master import change_row, delete_row, table_of
from db.operations.work import Work, writing

ROWS_AT_ONCE: Final = 60
SHOWN: Final = 5_000
MODELS: Final[dict[str, type[Row]]] = {
    table_of(model): model for model in (Item, Barcode, Category, Partner, Location, Unit)
}
STATE: Final = "SELECT state, layout FROM import_batch WHERE id = ?"
SALES: Final = "SELECT created FROM import_batch WHERE id = ? AND kind = 'sales'"
BOOKED: Final = "SELECT 1 FROM import_row WHERE batch = ? AND act = 'booked' LIMIT 1"
BEGIN: Final = "UPDATE import_batch SET state = 'undoing' WHERE id = ? AND state <> 'undone'"
END: Final = "UPDATE import_batch SET state = 'undone', finished_at = ? WHERE id = ?"
NEXT: Final = """
SELECT id, row, act, "table", subject, field, before, after FROM import_row
WHERE batch = ? AND outcome IS NULL ORDER BY id DESC LIMIT ?
"""
UNDONE: Final = """
SELECT count(*), count(*) FILTER (WHERE outcome = 'item_archived') FROM import_row
WHERE batch = ? AND outcome IN ('undone', 'item_archived')
"""
OUTCOME: Final = "UPDATE import_row SET outcome = ? WHERE id = ?"
KEPT: Final = """
SELECT row, outcome, "table", subject FROM import_row
WHERE batch = ? AND outcome NOT IN ('undone', 'item_archived') ORDER BY row LIMIT ?
"""
FORGET_SALES: Final = "DELETE FROM sales_history WHERE batch = ?"
OTHERS_USE_IT: Final = """
SELECT 1 FROM item WHERE merged_into = :item
UNION ALL SELECT 1 FROM reservation WHERE item = :item
UNION ALL SELECT 1 FROM count_line WHERE item = :item
UNION ALL SELECT 1 FROM order_line WHERE item = :item
UNION ALL SELECT 1 FROM draft_line WHERE item = :item AND undone_at IS NULL
UNION ALL SELECT 1 FROM movement JOIN document ON document.id = movement.document
WHERE movement.item = :item AND document.kind <> 'opening' LIMIT 1
"""
IN_STOCK: Final = """
SELECT 1 FROM balance JOIN location ON location.id = balance.location
WHERE balance.item = ? AND balance.quantity <> 0 AND location.kind = 'internal' LIMIT 1
"""
IS_MERGED: Final = "SELECT 1 FROM item WHERE id = ? AND merged_into IS NOT NULL"


@dataclass
class UndoResult:
    """How many acts of a batch were taken back, and which were not, by the file's rows.

    Of those `undone`, `archived` are items whose bookings stay in the books: the file takes them up
    again when it comes in anew. The codes of what was `kept` say why: `changed_since`,
    `sku_taken_since`, `in_use`, `stock_short` (a document), `stock_left` (its other items), and
    what the operations on items refuse.
    """

    batch: bytes
    undone: int = 0
    archived: int = 0
    kept: list[Problem] = field(default_factory=list)


@storage_errors()  # between its transactions too
def undo_import(database: ShopDatabase, actor: Actor, *, batch: bytes) -> UndoResult:
    """Undoes a batch, in short transactions; one that was broken off is gone on with.

    Raises `NotFound("batch_unknown")`, `Refused("batch_undone")`, and `PermissionDenied` where a
    right is missing that the import needed, or that of reversing its documents.
    """
    with writing(database, actor, "data.import") as work:
        _begin(work, batch)
    while rows := database.rows(NEXT, (batch, ROWS_AT_ONCE)):
        documents = [row for row in rows if row[2] == "booked"]
        for row in documents:
            _take_back(database, actor, row)
        with writing(database, actor, "data.import") as work:
            for row in rows:
                if row[2] != "booked":
                    work.database.execute_sql(OUTCOME, (_undone(work, row), row[0]))
    with writing(database, actor, "data.import") as work:
        work.database.execute_sql(FORGET_SALES, (batch,))  # with its row: other PCs forget them too
        work.database.execute_sql(END, (work.at, batch))
        work.record("import_undone", batch, {})
        return _result(work, batch)


def batch_of(database: ShopDatabase, actor: Actor, *, start: str) -> bytes:
    """The batch whose id begins so (hexadecimal, at least 8 digits), if there is exactly one."""
    with reading(database, actor, "data.import"):
        found = database.rows("SELECT id FROM import_batch WHERE hex(id) LIKE ? || '%'", (start,))
    if len(found) != 1 or len(start) < 8 or not start.isalnum():
        raise NotFound("batch_unknown")
    return bytes(found[0][0])


def _begin(work: Work, batch: bytes) -> None:
    found = work.database.row(STATE, (batch,))
    if not found:
        raise NotFound("batch_unknown")
    state, layout = found
    if state == "undone":
        raise Refused("batch_undone")
    for permission in ("item.delete", *needed(Layout(**json.loads(layout)))):
        work.require(permission)
    if work.database.row(BOOKED, (batch,)):
        work.require("document.reverse")
    work.database.execute_sql(BEGIN, (batch,))


def _take_back(database: ShopDatabase, actor: Actor, row: tuple[Any, ...]) -> None:
    """Reverses a document of opening stock; one that somebody reversed already is done."""
    outcome = "undone"
    try:
        reverse_document(database, actor, document=row[4], reason="")
    except Refused as error:
        if error.code != "already_reversed":
            outcome = error.code
    with writing(database, actor, "data.import") as work:
        work.database.execute_sql(OUTCOME, (outcome, row[0]))


def _undone(work: Work, row: tuple[Any, ...]) -> str:
    """Undoes one act; says "undone" or why not."""
    _id, _row, act, table, subject, name, before, after = row
    model = MODELS[table]
    if not model.select().where(model.id == subject).exists(work.database):
        return "undone"  # somebody else was first
    if act == "changed":
        return _put_back(work, model, subject, name, before, after)
    try:
        with work.database.atomic():  # a savepoint: what others refer to stays
            if model is not Item:
                delete_row(work, model, subject)
            elif outcome := _item_gone(work, subject):
                return outcome
    except peewee.IntegrityError:
        return "in_use"
    return "undone"


def _put_back(
    work: Work, model: type[Row], subject: bytes, name: str, before: object, after: object
) -> str:
    """Gives a field its old value, unless somebody changed it or what it means since."""
    sql = f"SELECT {name} FROM {table_of(model)} WHERE id = ?"  # noqa: S608  (names of our models)
    if work.database.rows(sql, (subject,))[0][0] != after:
        return "changed_since"
    if model is Item and (refused := _refused(work, subject, name, before)):
        return refused
    try:
        with work.database.atomic():  # a savepoint: the old category may be gone
            set_fields(work, model, subject, {name: before})
    except peewee.IntegrityError:
        return "changed_since"
    return "undone"


def _refused(work: Work, item: bytes, name: str, before: object) -> str:
    """Why a field of an item may not have its old value again; "" when it may."""
    if name == "sku" and work.database.row(SKU_OWNER, (before,)):
        return "sku_taken_since"
    if name == "unit" and is_measured(work.database, item):
        return "unit_in_use"
    if name == "archived_at":
        if work.database.row(IS_MERGED, (item,)):
            return "changed_since"
        if before is not None and is_reserved(work.database, item, work.at):
            return "item_reserved"
    return ""


def _item_gone(work: Work, item: bytes) -> str:
    """Deletes the item, or archives it where only opening stock was booked; "" when it went.

    One whose opening stock is still there stays in the lists.
    """
    try:
        remove_item(work, item)
    except Refused as error:
        if error.code != "item_moved" or work.database.row(OTHERS_USE_IT, {"item": item}):
            return error.code
        if work.database.row(IN_STOCK, (item,)):
            return "stock_left"
        change_row(work, Item, item, archived_at=work.at)
        return "item_archived"
    return ""


def _result(work: Work, batch: bytes) -> UndoResult:
    undone, archived = work.database.rows(UNDONE, (batch,))[0]
    (sales,) = work.database.row(SALES, (batch,)) or (0,)
    kept = [
        Problem(row, outcome, "", {"name": _name(work, table, subject)})
        for row, outcome, table, subject in work.database.rows(KEPT, (batch, SHOWN))
    ]
    return UndoResult(batch, undone + sales, archived, kept)


def _name(work: Work, table: str, subject: bytes) -> str:
    column = {"document": "number", "barcode": "code", "unit": "code"}.get(table, "name")
    found = work.database.row(f"SELECT {column} FROM {table} WHERE id = ?", (subject,))  # noqa: S608  (names of our models)
    return str(found[0]) if found else ""
