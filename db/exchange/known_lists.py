"""What the shop and the file's earlier rows know of units, categories, partners and places."""

from typing import Any, Final

from db.connection import ShopDatabase
from db.errors import Refused
from db.exchange.plan import Change, Plan
from db.models.base import Row
from db.models.shop import Category, Location, Partner, Unit
from db.rules.texts import clean_line

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


class KnownLists:
    """The short lists, kept whole; what the file adds to them is there for the rows after it."""

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

    def look_up(self) -> None:
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

    def unit(self, text: str) -> bytes | None:
        """The unit that a word means."""
        code = text.lower()
        return self._units.get(UNIT_WORDS.get(code, code))

    def decimals(self, unit: bytes) -> int:
        """How finely a unit counts."""
        return self._decimals.get(unit, 0)

    def new_unit(self, plan: Plan, row: int, text: str) -> bytes:
        """A unit of people's own: it counts whole ones."""
        code = text.lower()
        found = plan.make(row, Unit, code=code, decimals=0)
        self._units[code] = found
        self._decimals[found] = 0
        return found

    def named(self, model: type[Row], name: str) -> bytes | None:
        """The category or partner of a name, however it is written."""
        return self._names.get(model, {}).get(name.casefold())

    def new_name(self, plan: Plan, row: int, model: type[Row], name: str, **values: Any) -> bytes:
        """A new one, for this row and those after it."""
        found = plan.make(row, model, name=name, **values)
        self._names.setdefault(model, {})[name.casefold()] = found
        return found

    def partner(self, identity: bytes) -> dict[str, Any]:
        """What is known of a partner; nothing of one that this file makes."""
        return self._partners.get(identity, {})

    def supply(self, plan: Plan, row: int, identity: bytes) -> None:
        """A customer who is named as a supplier becomes both, as when a person types it."""
        known = self.partner(identity)
        if known.get("kind") == "customer":
            before, known["kind"] = {"kind": "customer"}, "both"
            plan.changes.append(Change(row, Partner, identity, {"kind": "both"}, before))

    def place(self, plan: Plan, row: int, text: str | None) -> bytes:
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


def _path(text: str) -> list[str]:
    """The places that a path names, from the outermost."""
    sign = next((sign for sign in PATH if sign in text), None)
    parts = text.split(sign) if sign else [text]
    return [part.strip() for part in parts if part.strip()]
