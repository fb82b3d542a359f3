"""What the shop and the file's earlier rows know already: items, names, units, places, stock."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from db.connection import ShopDatabase
from db.errors import Refused
from db.exchange.records import Record
from db.ids import PIECES
from db.models.base import Row
from db.models.items import Lot
from db.models.shop import Category, Location, Partner, Unit
from db.rules.barcodes import normalise_gtin
from db.rules.texts import clean_line, folded

if TYPE_CHECKING:
    from db.exchange.plan import Plan

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
STOCK: Final = """
SELECT balance.item, balance.location, lot.code, lot.expires_on,
       balance.quantity * (location.kind = 'internal')
FROM balance JOIN location ON location.id = balance.location JOIN lot ON lot.id = balance.lot
WHERE balance.item IN ({})
"""
NAMES: Final = {
    Category: "SELECT id, name FROM category WHERE archived_at IS NULL",
    Partner: "SELECT id, name, kind, phone, note FROM partner WHERE archived_at IS NULL",
}
PLACES: Final = """
SELECT id, name, parent FROM location WHERE kind = 'internal' AND archived_at IS NULL ORDER BY id
"""
UNIT_WORDS: Final = {
    **dict.fromkeys(
        ("each", "ea", "unit", "units", "pc", "pce", "piece", "pieces", "buah", "bh", "biji", "bj"),
        "pcs",
    ),
    **dict.fromkeys(("kilogram", "kilo", "kgs", "kilograms"), "kg"),
    **dict.fromkeys(("gram", "gr", "grams"), "g"),
    **dict.fromkeys(("liter", "litre", "ltr", "liters"), "l"),
    **dict.fromkeys(("meter", "metre", "mtr", "meters"), "m"),
    **dict.fromkeys(("mililiter", "milliliter"), "ml"),
    **dict.fromkeys(("pak", "packs", "bungkus", "bks"), "pack"),
    **dict.fromkeys(("boxes", "kotak", "boks"), "box"),
}
PATH: Final = ("/", ">", "\\")

Spot = tuple[bytes, bytes, str, str | None]
"""Where goods are: item, location, the lot's code and the day on which it expires."""

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


class Known:
    """Looked up once a chunk; what the file itself makes is remembered for the rows after it."""

    def __init__(self, database: ShopDatabase, *, dry: bool) -> None:
        self._database = database
        self._dry = dry  # what the file makes is in no table then
        self._version: object = None
        self._names: dict[type[Row], dict[str, bytes]] = {}
        self._partners: dict[bytes, dict[str, Any]] = {}
        self._places: dict[tuple[bytes | None, str], bytes] = {}
        self._places_alone: dict[str, bytes] = {}
        self._first_place: bytes | None = None
        self._units: dict[str, bytes] = {}
        self._decimals: dict[bytes, int] = {}
        self._keys: dict[str, bytes] = {}  # what the file spoke of: its SKUs, codes and names
        self._firsts: dict[bytes, First] = {}
        self._made_decimals: dict[bytes, int] = {}
        self._opened: set[Spot] = set()
        self._opened_items: set[bytes] = set()
        self._lots: dict[tuple[bytes, str, str | None], bytes] = {}
        self._items: dict[bytes, dict[str, Any]] = {}
        self._by_sku: dict[str, list[bytes]] = {}
        self._by_name: dict[str, list[bytes]] = {}
        self._by_code: dict[str, list[tuple[bytes, bytes, int, str]]] = {}
        self._stock: dict[bytes, dict[Spot, int]] = {}

    # once a chunk

    def look_up(self, chunk: Sequence[Record]) -> None:
        """Asks the database for everything that these records may be about."""
        self._refresh()
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
        self._items, self._by_sku, self._by_name, self._by_code = {}, {}, {}, {}
        if skus:
            for item in self._found(BY_SKU, (json.dumps(list(skus)),)):
                self._by_sku.setdefault(item["sku"], []).append(item["id"])
        if names:
            for item in self._found(BY_NAME, (json.dumps(list(names)),)):
                self._by_name.setdefault(folded(item["name"]), []).append(item["id"])
        if codes:
            self._look_up_codes(codes)
        self._stock = {}
        if self._items and any("quantity" in record.values for record in chunk):
            marks = ", ".join("?" * len(self._items))
            for *spot, quantity in self._database.rows(STOCK.format(marks), tuple(self._items)):
                item, location, code, expires_on = spot
                self._stock.setdefault(item, {})[(item, location, code, expires_on)] = quantity

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

    def _refresh(self) -> None:
        """The short lists, anew when anybody else has written meanwhile."""
        version = self._database.rows("PRAGMA data_version")[0][0]
        if version == self._version:
            return
        self._version = version
        if not self._dry:
            self._names, self._places, self._places_alone, self._units = {}, {}, {}, {}
        rows = self._database.rows
        for model, sql in NAMES.items():
            found = rows(sql)
            self._names.setdefault(model, {}).update(
                (row[1].casefold(), row[0]) for row in reversed(found)
            )
            if model is Partner:
                self._partners = {
                    row[0]: {"kind": row[2], "phone": row[3], "note": row[4]} for row in found
                }
        places = rows(PLACES)
        for identity, name, parent in reversed(places):
            self._places[(parent, name.casefold())] = identity
            self._places_alone[name.casefold()] = identity
        self._first_place = places[0][0] if places else None
        for identity, code, decimals in rows("SELECT id, code, decimals FROM unit"):
            self._units[code.lower()] = identity
            self._decimals[identity] = decimals

    # items

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
            match.decimals = self._decimals[unit] if made is None else made
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

    # short lists

    def unit(self, text: str) -> bytes | None:
        """The unit that a word means."""
        code = text.lower()
        return self._units.get(UNIT_WORDS.get(code, code))

    def decimals(self, unit: bytes) -> int:
        """How finely a unit counts."""
        return self._decimals.get(unit, 0)

    def new_unit(self, plan: "Plan", row: int, text: str) -> bytes:
        """A unit of people's own: it counts whole ones."""
        code = text.lower()
        found = plan.make(row, Unit, code=code, decimals=0)
        self._units[code] = found
        self._decimals[found] = 0
        return found

    def named(self, model: type[Row], name: str) -> bytes | None:
        """The category or partner of a name, however it is written."""
        return self._names.get(model, {}).get(name.casefold())

    def new_name(self, plan: "Plan", row: int, model: type[Row], name: str, **values: Any) -> bytes:
        """A new one, for this row and those after it."""
        found = plan.make(row, model, name=name, **values)
        self._names.setdefault(model, {})[name.casefold()] = found
        return found

    def partner(self, identity: bytes) -> dict[str, Any]:
        """What is known of a partner; nothing of one that this file makes."""
        return self._partners.get(identity, {})

    def place(self, plan: "Plan", row: int, text: str | None) -> bytes:
        """The place of a name or of a path such as `Warehouse / Shelf 3`; made where it is new."""
        if text is None:
            if self._first_place is None:
                raise Refused("no_location")
            return self._first_place
        alone = self._places_alone.get(text.casefold())
        if alone is not None:
            return alone
        parent: bytes | None = None
        for part in _path(text):
            key = (parent, part.casefold())
            found = self._places.get(key)
            if found is None:
                name = clean_line(part, "name")
                found = plan.make(row, Location, name=name, kind="internal", parent=parent)
                self._places[key] = found
                self._places_alone.setdefault(part.casefold(), found)
            parent = found
        if parent is None:
            raise Refused("no_location")
        return parent

    def require_place(self, text: str | None) -> None:
        """`Refused("no_location")` where nothing is named and none is in use."""
        if (text is None and self._first_place is None) or (text is not None and not _path(text)):
            raise Refused("no_location")

    def known_place(self, text: str | None) -> bytes | None:
        """The place that is there already."""
        if text is None:
            return self._first_place
        alone = self._places_alone.get(text.casefold())
        if alone is not None:
            return alone
        parent: bytes | None = None
        for part in _path(text):
            parent = self._places.get((parent, part.casefold()))
            if parent is None:
                return None
        return parent

    def lot(self, plan: "Plan", row: int, item: bytes, code: str, expires_on: str | None) -> bytes:
        """The lot of an item; made where it is new."""
        key = (item, code, expires_on)
        if key not in self._lots:
            found = self._database.row(
                "SELECT id FROM lot WHERE item = ? AND code = ? AND expires_on IS ?", key
            )
            if found is None:
                values = {"item": item, "code": code, "expires_on": expires_on}
                self._lots[key] = plan.make(row, Lot, on_its_own=False, **values)
            else:
                self._lots[key] = found[0]
        return self._lots[key]

    # stock

    def moved(self, item: bytes) -> bool:
        """Whether the item was ever booked, or will be by an earlier row of this file."""
        if item in self._opened_items or item in self._stock:
            return True
        return bool(self._database.row("SELECT 1 FROM movement WHERE item = ? LIMIT 1", (item,)))

    def stock(self, item: bytes) -> int | None:
        """What our own places hold of an item that was ever booked (thousandths)."""
        return sum(self._stock[item].values()) if item in self._stock else None

    def stock_at(self, spot: Spot) -> int | None:
        """The same of one lot at one place."""
        return self._stock.get(spot[0], {}).get(spot)

    def opened(self, item: bytes) -> bool:
        """Whether this file gave the item its first stock."""
        return item in self._opened_items

    def opened_at(self, spot: Spot) -> bool:
        """The same of one lot at one place."""
        return spot in self._opened

    def made(self, item: bytes) -> bool:
        """Whether this file makes the item."""
        return item in self._made_decimals

    def opened_now(self, spot: Spot) -> None:
        """This file puts the item there."""
        self._opened.add(spot)
        self._opened_items.add(spot[0])


def _path(text: str) -> list[str]:
    """The places that a path names, from the outermost."""
    sign = next((sign for sign in PATH if sign in text), None)
    parts = text.split(sign) if sign else [text]
    return [part.strip() for part in parts if part.strip()]
