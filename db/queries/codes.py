"""What a code stands for: an item's barcode, the number in a GS1 code, a scale's code, an SKU."""

from dataclasses import dataclass, replace
from typing import Any, Final

from db.connection import ShopDatabase
from db.queries.shop import formats_of_scales
from db.rules.barcodes import normalise_gtin
from db.rules.in_store import InStoreCode, is_restricted, read_in_store
from db.rules.money import THOUSANDTHS

SHOWN: Final = "item.sale_price, unit.decimals, item.name, unit.code, item.track_lots"
BY_CODE: Final = f"""
SELECT item.id, barcode.pack_quantity, barcode.pack_name, {SHOWN}
FROM barcode JOIN item ON item.id = barcode.item JOIN unit ON unit.id = item.unit
WHERE {{}} = ? AND item.archived_at IS NULL ORDER BY barcode.id LIMIT 1
"""  # noqa: S608  (a constant)
BY_PRINTED_CODE: Final = BY_CODE.format("barcode.code")
BY_GTIN: Final = BY_CODE.format("barcode.gtin14")
BY_SKU: Final = f"""
SELECT item.id, {THOUSANDTHS}, '', {SHOWN}
FROM item AS named
JOIN item ON item.id = coalesce(named.merged_into, named.id)
JOIN unit ON unit.id = item.unit
WHERE named.sku = ? AND item.archived_at IS NULL
ORDER BY named.merged_into IS NOT NULL, item.id LIMIT 1
"""  # noqa: S608  (a constant)


@dataclass(frozen=True)
class FoundCode:
    """What a code stands for: its item, if it has one, and how many thousandths it counts.

    `reading` is what a scale printed into it.
    """

    item: bytes | None = None
    pack_quantity: int = THOUSANDTHS
    pack_name: str = ""
    sale_price: int = 0
    decimals: int = 3
    name: str = ""
    unit: str = ""
    track_lots: int = 0
    reading: InStoreCode | None = None


def find_code(
    database: ShopDatabase, code: str, symbology: str = "", gtin14: str = ""
) -> FoundCode:
    """What a cleaned code stands for; `gtin14` is the item's number that a GS1 code holds.

    A scale's code is looked up only where the whole of it is no barcode of an item.
    """
    row = _first(database, (BY_PRINTED_CODE, code), (BY_GTIN, normalise_gtin(code, symbology)))
    if row:
        return FoundCode(*row)
    reading = reading_of(database, code)
    weighed = _first(database, *_of_scale(reading)) if reading else None
    if weighed:
        return replace(FoundCode(*weighed), reading=reading)
    row = _first(database, (BY_GTIN, gtin14), (BY_SKU, code))
    return FoundCode(*row) if row else FoundCode(reading=reading)


def reading_of(database: ShopDatabase, code: str) -> InStoreCode | None:
    """What a code says by the shop's own formats; None for all others."""
    return read_in_store(code, formats_of_scales(database)) if is_restricted(code) else None


def _of_scale(reading: InStoreCode) -> tuple[tuple[str, str | None], ...]:
    """The item's code without a value, then the digits that the scale calls it by."""
    plu, short = reading.plu, reading.plu.lstrip("0")
    by_plu = ((sql, by) for by in (plu, short) for sql in (BY_PRINTED_CODE, BY_SKU))
    return (BY_GTIN, normalise_gtin(reading.item_code)), *by_plu


def _first(database: ShopDatabase, *ways: tuple[str, str | None]) -> tuple[Any, ...] | None:
    found = (database.row(sql, (by,)) for sql, by in ways if by)
    return next(filter(None, found), None)
