"""What the shop and the file's earlier rows know of items: by SKU, barcode and name."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from db.connection import ShopDatabase
from db.exchange.known_lists import KnownLists
from db.exchange.records import Record
from db.ids import PIECES
from db.rules.barcodes import normalise_gtin
from db.rules.texts import folded

COLUMNS: Final = (
    *("id", "sku", "name", "category", "unit", "sale_price", "reorder_point"),
    *("reorder_quantity", "supplier", "track_lots", "note", "archived_at"),
)
ITEM: Final = """
SELECT id, sku, name, category, unit, sale_price, reorder_point, reorder_quantity, supplier,
       track_lots, note, archived_at
FROM item WHERE merged_into IS NULL AND {} IN ({})
"""
BY_SKU: Final = ITEM.format("sku", "SELECT value FROM json_each(?)")
BY_NAME: Final = ITEM.format("sort_name", "SELECT value FROM json_each(?)")
CODES: Final = """
SELECT code, gtin14, item, id, pack_quantity, pack_name FROM barcode
WHERE code IN (SELECT value FROM json_each(:codes))
UNION SELECT code, gtin14, item, id, pack_quantity, pack_name FROM barcode
WHERE gtin14 IN (SELECT value FROM json_each(:gtins))
"""
First = tuple[int, int]
"""The row of the file that spoke of an item first, and the fingerprint of what it said."""


@dataclass(slots=True)
class Match:
    """The item that a record is about; None for one that is new.

    `first` where the file spoke of it before, `code` where the record's barcode is its own already
    (id, quantity, name; no id where this file makes it), `taken_by` names another item that has it.
    """

    item: bytes | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    decimals: int = 0
    first: First | None = None
    code: tuple[bytes | None, int, str] | None = None
    taken_by: bytes | None = None
    ambiguous: bool = False


class KnownItems:
    """Those that a chunk may be about, and what the file itself said of items before."""

    def __init__(self, database: ShopDatabase, lists: KnownLists) -> None:
        self._database, self._lists = database, lists
        self._keys: dict[str, bytes] = {}  # what the file spoke of: its SKUs, codes and names
        self._firsts: dict[bytes, First] = {}
        self._made_decimals: dict[bytes, int] = {}
        self._items: dict[bytes, dict[str, Any]] = {}
        self._by_sku: dict[str, list[bytes]] = {}
        self._by_name: dict[str, list[bytes]] = {}
        self._by_code: dict[str, list[tuple[bytes, bytes, int, str]]] = {}

    # once a chunk

    def look_up(self, chunk: Sequence[Record]) -> tuple[bytes, ...]:
        """Asks the database for all items that these records may be about; returns their ids."""
        self._items, self._by_sku, self._by_name, self._by_code = {}, {}, {}, {}
        skus, codes, names = _spoken_of(chunk)
        if skus:
            for item in self._found(BY_SKU, (json.dumps(list(skus)),)):
                self._by_sku.setdefault(item["sku"], []).append(item["id"])
        if names:
            for item in self._found(BY_NAME, (json.dumps(list(names)),)):
                self._by_name.setdefault(folded(item["name"]), []).append(item["id"])
        if codes:
            self._look_up_codes(codes)
        return tuple(self._items)

    def _look_up_codes(self, codes: set[str]) -> None:
        gtins = [gtin for code in codes if (gtin := normalise_gtin(code))]
        wanted = {"codes": json.dumps(list(codes)), "gtins": json.dumps(gtins)}
        others = set()
        for code, gtin, item, identity, quantity, name in self._database.rows(CODES, wanted):
            for key in {code, *filter(None, (gtin,))}:
                self._by_code.setdefault(key, []).append((item, identity, quantity, name))
            others.add(item)
        others -= self._items.keys()
        if others:
            marks = ", ".join("?" * len(others))
            self._found(ITEM.format("id", marks), tuple(others))

    def _found(self, sql: str, parameters: Sequence[object]) -> list[dict[str, Any]]:
        rows = [
            dict(zip(COLUMNS, row, strict=True)) for row in self._database.rows(sql, parameters)
        ]
        self._items.update((row["id"], row) for row in rows)
        return rows

    # one by one

    def match(self, values: dict[str, Any], gtin: str | None) -> Match:
        """By SKU, then by barcode; by name alone where a record has neither."""
        match = Match()
        sku, code = values.get("sku"), values.get("barcode")
        if sku:
            self._take(match, self._keys.get(f"s{sku}"), self._by_sku.get(sku))
        if code:
            self._match_code(match, code, gtin)
        if not sku and not code and "name" in values:
            name = folded(values["name"])
            self._take(match, self._keys.get(f"n{name}"), self._by_name.get(name))
        if match.item is not None:
            match.first = self._firsts.get(match.item)
            match.fields = self._items.get(match.item, {})
            made = self._made_decimals.get(match.item)
            unit = match.fields.get("unit", PIECES)
            match.decimals = self._lists.decimals(unit) if made is None else made
        return match

    def _take(self, match: Match, of_file: bytes | None, of_shop: list[bytes] | None) -> None:
        if of_file is not None:
            match.item = of_file
        elif of_shop:
            match.item = of_shop[0]
            match.ambiguous = len(of_shop) > 1

    def _match_code(self, match: Match, code: str, gtin: str | None) -> None:
        keys = (code, gtin) if gtin else (code,)
        for key in keys:
            owner = self._keys.get(f"b{key}")
            if owner is not None and not self._by_code.get(key):
                self._own_or_taken(match, owner, (None, 0, ""))
                return
            for item, identity, quantity, name in self._by_code.get(key, ()):
                if item in self._items:
                    self._own_or_taken(match, item, (identity, quantity, name))
                    return

    def _own_or_taken(
        self, match: Match, owner: bytes, code: tuple[bytes | None, int, str]
    ) -> None:
        if match.item is None:
            match.item = owner
        if match.item == owner:
            match.code = code
        else:
            match.taken_by = owner

    def described(self, item: bytes) -> tuple[str, int]:
        """The name of an item of the shop, "" for one of this file; and the row that it is on."""
        return self._items.get(item, {}).get("name", ""), self._firsts.get(item, (0, 0))[0]

    def remember(
        self,
        values: dict[str, Any],
        gtin: str | None,
        item: bytes,
        decimals: int,
        first: First | None,
    ) -> None:
        """The file has spoken of this item by these codes."""
        if "sku" in values:
            self._keys[f"s{values['sku']}"] = item
        if "barcode" in values:
            self._keys[f"b{gtin or values['barcode']}"] = item
            if gtin:
                self._keys[f"b{values['barcode']}"] = item
        if "sku" not in values and "barcode" not in values:
            self._keys[f"n{folded(values['name'])}"] = item
        if first is not None:
            self._firsts[item] = first
        if item not in self._items:
            self._made_decimals[item] = decimals

    def made(self, item: bytes) -> bool:
        """Whether this file makes the item."""
        return item in self._made_decimals


def _spoken_of(chunk: Sequence[Record]) -> tuple[set[str], set[str], set[str]]:
    """SKUs and barcodes; names where there is neither."""
    skus: set[str] = set()
    codes: set[str] = set()
    names: set[str] = set()
    for record in chunk:
        values = record.values
        if "sku" in values:
            skus.add(values["sku"])
        if "barcode" in values:
            codes.add(values["barcode"])
        if "name" in values and not ("sku" in values or "barcode" in values):
            names.add(folded(values["name"]))
    return skus, codes, names
