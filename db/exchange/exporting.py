"""The shop's own data as CSV: what is written here is known again by an import, and comes back."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, TextIO

from db.access import Actor, reading, rights_of
from db.connection import ShopDatabase
from db.errors import InvalidInput
from db.exchange.export_titles import COST, DOCUMENTS, ITEMS, MOVEMENTS, STOCK
from db.exchange.report_file import failures_told, plain_number, replacing, safe_text
from db.queries.reports import Kind
from db.rules.calendar import local_time

Cell = str | int | None

PLACE: Final = """
WITH RECURSIVE place (id, path) AS (
    SELECT id, name FROM location WHERE parent IS NULL AND kind = 'internal'
    UNION ALL SELECT location.id, place.path || ' / ' || location.name
    FROM location JOIN place ON place.id = location.parent)
"""
ITEM_ROWS: Final = """
SELECT item.sku, item.name, category.name, unit.code, item.sale_price, item.reorder_point,
       item.reorder_quantity, partner.name, item.note,
       CASE item.track_lots WHEN 1 THEN 'yes' ELSE 'no' END,
       CASE WHEN item.archived_at IS NULL THEN 'no' ELSE 'yes' END,
       barcode.code, barcode.pack_quantity, barcode.pack_name
FROM item JOIN unit ON unit.id = item.unit
LEFT JOIN category ON category.id = item.category
LEFT JOIN partner ON partner.id = item.supplier
LEFT JOIN barcode ON barcode.item = item.id
WHERE item.merged_into IS NULL ORDER BY item.id, barcode.id
"""
STOCK_ROWS: Final = f"""
{PLACE}
SELECT item.sku, (SELECT code FROM barcode WHERE item = item.id ORDER BY id LIMIT 1), item.name,
       unit.code, place.path, lot.code, lot.expires_on, balance.quantity, item_cost.unit_cost
FROM balance JOIN place ON place.id = balance.location
JOIN item ON item.id = balance.item JOIN unit ON unit.id = item.unit
JOIN lot ON lot.id = balance.lot LEFT JOIN item_cost ON item_cost.item = item.id
WHERE balance.quantity <> 0 ORDER BY item.id, place.path, lot.id
"""  # noqa: S608  (constants of this module)
# The line's money, which a discount makes less than its price, stands at its first movement.
MOVEMENT_ROWS: Final = """
SELECT movement.business_date, movement.at, document.number, document.kind, item.sku, item.name,
       source.name, destination.name, lot.code, movement.quantity, movement.unit_price,
       iif(movement.id = (SELECT min(first.id) FROM movement AS first WHERE first.line = line.id),
           line.amount, 0),
       movement_cost.cost
FROM movement JOIN document ON document.id = movement.document
JOIN document_line AS line ON line.id = movement.line
JOIN item ON item.id = movement.item JOIN lot ON lot.id = movement.lot
JOIN location AS source ON source.id = movement.source
JOIN location AS destination ON destination.id = movement.destination
LEFT JOIN movement_cost ON movement_cost.movement = movement.id
WHERE :is_all OR document.actor = :actor
ORDER BY movement.id
"""
DOCUMENT_ROWS: Final = """
SELECT document.business_date, document.at, document.number, document.kind, partner.name,
       document.reason, document.note, document.external_ref, document.payment_method,
       reversed.number, document.total, document.tax, account.name
FROM document LEFT JOIN partner ON partner.id = document.partner
LEFT JOIN document AS reversed ON reversed.id = document.reverses
LEFT JOIN account ON account.id = document.actor
WHERE :is_all OR document.actor = :actor
ORDER BY document.id
"""
EXPORTS: Final[dict[str, tuple[tuple[str, ...], str]]] = {
    "items": (ITEMS, ITEM_ROWS),
    "stock": ((*STOCK, COST), STOCK_ROWS),
    "movements": ((*MOVEMENTS, "cost"), MOVEMENT_ROWS),
    "documents": (DOCUMENTS, DOCUMENT_ROWS),
}
COSTS: Final = frozenset({COST, "cost"})
KINDS: Final[dict[str, Kind]] = {
    **dict.fromkeys(("quantity", "pack_quantity", "reorder_point", "reorder_quantity"), "quantity"),
    **dict.fromkeys(("sale_price", "unit_price", "amount", "total", "tax", *COSTS), "money"),
}


def export_data(database: ShopDatabase, actor: Actor, *, what: str, file: Path | TextIO) -> int:
    """Writes `what` (see `EXPORTS`) as CSV, whole or not at all; returns how many rows.

    A stream must not translate line ends. Costs are there for people with `cost.view` alone, other
    people's documents for those whose `report.view` is not of their own alone.
    Raises what `report_file.export_report` raises, and `InvalidInput("export_unknown")`.
    """
    with reading(database, actor, "report.export"):
        if what not in EXPORTS:
            known = ", ".join(EXPORTS)
            raise InvalidInput("export_unknown", "what", name=what, known=known)
        titles, sql = EXPORTS[what]
        scopes = rights_of(database, actor, "cost.view", "report.view").scopes
        if "cost.view" not in scopes:
            titles = tuple(title for title in titles if title not in COSTS)
        (timezone,) = database.rows("SELECT value FROM setting WHERE key = 'timezone'")[0]
        whose = {"is_all": scopes.get("report.view") == "all", "actor": actor.account}
        rows = _lines(database, sql, whose, titles, timezone)
        if isinstance(file, Path):
            with failures_told(file), replacing(file, "csv") as stream:
                return _write(stream, titles, rows)
        return _write(file, titles, rows)


def _write(stream: TextIO, titles: tuple[str, ...], rows: Iterator[list[str]]) -> int:
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(titles)
    count = 0
    for row in rows:
        writer.writerow(row)
        count += 1
    return count


def _lines(
    database: ShopDatabase,
    sql: str,
    whose: Mapping[str, object],
    titles: tuple[str, ...],
    timezone: str,
) -> Iterator[list[str]]:
    """One row after the other from the database; the costs are its last column."""
    for row in database.execute_sql(sql, whose):
        yield [_cell(title, value, timezone) for title, value in zip(titles, row, strict=False)]


def _cell(title: str, value: Cell, timezone: str) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        if title == "at":
            return local_time(value, timezone).isoformat(timespec="seconds")
        return plain_number(value, KINDS[title])
    return safe_text(value)
