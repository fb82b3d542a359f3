"""What a chunk of records would do to the shop: the same plan for a dry run and for the import.

A plan is made from reads alone; `importing` writes it down.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from db.connection import ShopDatabase
from db.errors import InvalidInput, Refused
from db.exchange.columns import Layout
from db.exchange.known import Known, Match
from db.exchange.records import Problem, Record
from db.ids import NO_LOT, PIECES, new_id
from db.models.base import Row
from db.models.items import Barcode, Item, Lot
from db.models.shop import Category, Location, Partner, Unit
from db.operations.items import ONE
from db.rules.barcodes import normalise_gtin
from db.rules.money import checked_level, checked_quantity, divide_rounded, line_amount
from db.rules.texts import folded

CHANGEABLE = ("name", "sku", "sale_price", "reorder_point", "reorder_quantity", "note")
ADDING = frozenset(
    {
        *("barcode", "pack_quantity", "pack_name", "quantity", "location", "lot", "expires_on"),
        *("unit_cost", "unit_price"),
    }
)


@dataclass(slots=True)
class Opening:
    """Stock to begin with: thousandths at a place, and what all of it cost."""

    row: int
    item: bytes
    location: bytes
    lot: bytes
    quantity: int
    cost: int


@dataclass(slots=True)
class Change:
    """Fields of a row of ours that get another value."""

    row: int
    model: type[Row]
    subject: bytes
    values: dict[str, Any]
    before: dict[str, Any]


@dataclass
class Plan:
    """What to write, in the order in which one needs the other; and what became of the rows."""

    made: dict[type[Row], list[dict[str, Any]]] = field(default_factory=dict)
    made_by: list[tuple[int, type[Row], bytes]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    sales: list[tuple[object, ...]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    created: int = 0
    updated: int = 0
    skipped: int = 0

    def make(self, row: int, model: type[Row], *, on_its_own: bool = True, **values: Any) -> bytes:
        """Plans a new row; returns its id. What is not on its own goes when its item goes."""
        identity = new_id()
        self.made.setdefault(model, []).append({"id": identity, **values})
        if on_its_own:
            self.made_by.append((row, model, identity))
        return identity


class Planner:
    """Goes through a file's records chunk by chunk and remembers what the file said before."""

    def __init__(
        self, database: ShopDatabase, layout: Layout, *, today: str, at: int, dry: bool
    ) -> None:
        self._layout = layout
        self._today, self._at = today, at
        self.known = Known(database, dry=dry)
        self._plans = {
            "items": self._goods,
            "stock": self._goods,
            "partners": self._partner,
            "categories": self._category,
            "locations": self._location,
            "sales": self._sale,
        }

    def plan(self, chunk: Sequence[Record]) -> Plan:
        """What these records would do, given the shop as it is now."""
        self.known.look_up(chunk)
        plan, act = Plan(), self._plans[self._layout.kind]
        for record in chunk:
            if record.problems:
                plan.problems += record.problems
                plan.skipped += 1
            elif record.shadow:
                plan.skipped += 1
            else:
                self._one(plan, act, record)
        return plan

    def recall(self, chunk: Sequence[Record]) -> None:
        """Learns what rows that were brought in before a crash spoke of; plans nothing."""
        self.known.look_up(chunk)
        for record in chunk:
            values = record.values
            if self._layout.kind in ("items", "stock") and not (record.problems or record.shadow):
                gtin = normalise_gtin(values["barcode"]) if "barcode" in values else None
                match = self.known.match(values, gtin)
                if match.item is not None:
                    first = match.first or (record.row, _fingerprint(values))
                    self.known.remember(values, gtin, match.item, match.decimals, first)

    def _one(self, plan: Plan, act: Any, record: Record) -> None:
        problem: Problem | None = None
        try:
            problem = act(plan, record)
        except (InvalidInput, Refused) as error:
            field_ = str(error.details.get("field", ""))
            column = self._layout.title(field_) if field_ in self._layout.fields else ""
            problem = Problem(record.row, error.code, column, error.details)
        if problem:
            plan.problems.append(problem)
            plan.skipped += 1

    # items and their stock

    def _goods(self, plan: Plan, record: Record) -> Problem | None:
        values, row = record.values, record.row
        gtin = normalise_gtin(values["barcode"]) if "barcode" in values else None
        match = self.known.match(values, gtin)
        if match.ambiguous:
            return self._problem(record, "row_ambiguous", "name")
        if match.taken_by is not None:
            return self._taken(record, match.taken_by)
        own = _fingerprint(values)
        if match.first is not None and match.first[0] != row:
            if own and own != match.first[1]:
                return self._problem(record, "row_repeats", "sku", {"first": match.first[0]})
            return self._added(plan, record, match, gtin)
        if match.item is None:
            return self._created(plan, record, gtin, own)
        return self._updated(plan, record, match, gtin, own)

    def _taken(self, record: Record, owner: bytes) -> Problem:
        name, row = self.known.described(owner)
        details = {"barcode": record.values["barcode"], "name": name, "first": row}
        code = "barcode_taken" if name else "barcode_repeats"
        return self._problem(record, code, "barcode", details)

    def _created(self, plan: Plan, record: Record, gtin: str | None, own: int) -> Problem | None:
        values, row = record.values, record.row
        if "name" not in values:
            code = values.get("sku") or values.get("barcode") or ""
            return self._problem(record, "row_without_item", "name", {"item": code})
        unit, decimals = self._unit(plan, record)
        _fits(values, decimals)
        self._refuse_unbookable(values, values.get("quantity", 0))
        item = plan.make(
            row,
            Item,
            sku=values.get("sku", ""),
            name=values["name"],
            sort_name=folded(values["name"]),
            category=self._named(plan, record, Category, "category"),
            unit=unit,
            sale_price=values.get("sale_price", 0),
            reorder_point=values.get("reorder_point", 0),
            reorder_quantity=values.get("reorder_quantity", 0),
            supplier=self._named(plan, record, Partner, "supplier", kind="supplier"),
            track_lots=int(values.get("track_lots", False) or "lot" in values),
            note=values.get("note", ""),
            created_at=self._at,
            archived_at=self._at if _archived(values) else None,
        )
        self.known.remember(values, gtin, item, decimals, (row, own))
        if "barcode" in values:
            self._barcode(plan, record, item, gtin)
        if values.get("quantity"):
            self._book(plan, record, item, values["quantity"])
        plan.created += 1
        return None

    def _updated(
        self, plan: Plan, record: Record, match: Match, gtin: str | None, own: int
    ) -> Problem | None:
        values, row, item = record.values, record.row, match.item
        assert item is not None  # noqa: S101  (the caller has seen it)
        before, decimals = match.fields, match.decimals
        _fits(values, decimals)
        self._refuse_unbookable(values, self._opening(record, item)[0])
        wanted: dict[str, Any] = {}
        if self._layout.kind == "items":
            wanted = {name: values[name] for name in CHANGEABLE if name in values}
            if "unit" in values and self.known.unit(values["unit"]) != before["unit"]:
                if self.known.moved(item):
                    return self._problem(record, "unit_in_use", "unit", {"name": before["name"]})
                wanted["unit"], _ = self._unit(plan, record)
            if "category" in values:
                wanted["category"] = self._named(plan, record, Category, "category")
            if "supplier" in values:
                supplier = self._named(plan, record, Partner, "supplier", kind="supplier")
                wanted["supplier"] = supplier
            if "track_lots" in values:
                wanted["track_lots"] = int(values["track_lots"])
            if {"archived", "active"} & values.keys() and _archived(values) != bool(
                before["archived_at"]
            ):
                wanted["archived_at"] = self._at if _archived(values) else None
        changed = {name: value for name, value in wanted.items() if before[name] != value}
        self.known.remember(values, gtin, item, decimals, (row, own))
        if changed:
            old = {name: before[name] for name in changed}
            plan.changes.append(Change(row, Item, item, changed, old))
        return self._and_more(plan, record, match, gtin, done=bool(changed))

    def _added(self, plan: Plan, record: Record, match: Match, gtin: str | None) -> Problem | None:
        """A further row of the same item: one more barcode, stock at one more place."""
        _fits(record.values, match.decimals)
        assert match.item is not None  # noqa: S101  (what has a first row has an item)
        self._refuse_unbookable(record.values, self._opening(record, match.item)[0])
        self.known.remember(record.values, gtin, match.item, match.decimals, match.first)
        return self._and_more(plan, record, match, gtin, done=False)

    def _and_more(
        self, plan: Plan, record: Record, match: Match, gtin: str | None, *, done: bool
    ) -> Problem | None:
        """Barcode and stock of an item that is there; counts the row."""
        values, item = record.values, match.item
        assert item is not None  # noqa: S101  (the callers have seen it)
        if "barcode" in values:
            if match.code is None:
                self._barcode(plan, record, item, gtin)
                done = True
            else:
                done |= self._repacked(plan, record, match)
        stock, there = self._opening(record, item)
        if stock:
            self._book(plan, record, item, stock)
        if there:
            plan.problems.append(there)
        if stock and self._layout.kind == "stock":
            plan.created += 1
        elif stock or done:
            plan.updated += 1
        else:
            plan.skipped += 1
        return None

    def _repacked(self, plan: Plan, record: Record, match: Match) -> bool:
        assert match.code is not None  # noqa: S101  (the caller has seen it)
        identity, quantity, name = match.code
        before = {"pack_quantity": quantity, "pack_name": name}
        wanted = {key: record.values[key] for key in before if key in record.values}
        changed = {key: value for key, value in wanted.items() if before[key] != value}
        if not changed or identity is None:
            return False
        old = {key: before[key] for key in changed}
        plan.changes.append(Change(record.row, Barcode, identity, changed, old))
        return True

    def _barcode(self, plan: Plan, record: Record, item: bytes, gtin: str | None) -> None:
        values = record.values
        plan.make(
            record.row,
            Barcode,
            on_its_own=not self.known.made(item),
            item=item,
            code=values["barcode"],
            gtin14=gtin,
            pack_quantity=values.get("pack_quantity", ONE),
            pack_name=values.get("pack_name", ""),
        )

    def _unit(self, plan: Plan, record: Record) -> tuple[bytes, int]:
        text = record.values.get("unit")
        if text is None:
            return PIECES, self.known.decimals(PIECES)
        found = self.known.unit(text)
        if found is None:
            found = self.known.new_unit(plan, record.row, text)
        return found, self.known.decimals(found)

    def _named(
        self, plan: Plan, record: Record, model: type[Row], name: str, **values: Any
    ) -> bytes | None:
        text = record.values.get(name)
        if text is None:
            return None
        found = self.known.named(model, text)
        if found is not None:
            return found
        if model is Partner:
            values |= {"phone": "", "note": ""}
        return self.known.new_name(plan, record.row, model, text, **values)

    def _opening(self, record: Record, item: bytes) -> tuple[int, Problem | None]:
        """How much is to be booked; what is in stock already is only changed by counting it."""
        quantity = record.values.get("quantity", 0)
        if not quantity:
            return 0, None
        if self._layout.kind == "items":
            there = None if self.known.opened(item) else self.known.stock(item)
        else:
            place = self.known.known_place(record.values.get("location"))
            spot = (item, place or b"", *_lot(record.values))
            there = None if self.known.opened_at(spot) else self.known.stock_at(spot)
        if there is None:
            return quantity, None
        if there == quantity:
            return 0, None
        details = {"on_hand": there, "wanted": quantity}
        return 0, self._problem(record, "stock_there", "quantity", details)

    def _refuse_unbookable(self, values: dict[str, Any], quantity: int) -> None:
        """Raises before anything of a row is planned whose stock could not be booked."""
        if quantity:
            self.known.require_place(values.get("location"))
            line_amount(quantity, _cost(values))

    def _book(self, plan: Plan, record: Record, item: bytes, quantity: int) -> None:
        values = record.values
        place = self.known.place(plan, record.row, values.get("location"))
        code, expires_on = _lot(values)
        lot = self.known.lot(plan, record.row, item, code, expires_on) if code else NO_LOT
        cost = line_amount(quantity, _cost(values))
        opening = Opening(record.row, item, place, lot, quantity, cost)
        plan.openings.append(opening)
        self.known.opened_now((item, place, code, expires_on))

    # lists of people's own

    def _partner(self, plan: Plan, record: Record) -> Problem | None:
        values = record.values
        if "name" not in values:
            return self._problem(record, "text_missing", "name", {"field": "name"})
        found = self.known.named(Partner, values["name"])
        wanted: dict[str, Any] = {}
        wanted |= {name: values[name] for name in ("phone", "note") if name in values}
        if "partner_kind" in values:
            wanted["kind"] = values["partner_kind"]
        if found is None:
            title = self._layout.title("name").lower()
            kind = "customer" if "customer" in title or "pelanggan" in title else "supplier"
            fresh = {"kind": kind, "phone": "", "note": ""} | wanted
            self.known.new_name(plan, record.row, Partner, values["name"], **fresh)
            plan.created += 1
            return None
        before = self.known.partner(found)
        changed = {name: value for name, value in wanted.items() if before.get(name) != value}
        if not before or not changed:  # before is empty for one that this file has just made
            plan.skipped += 1
            return None
        old = {name: before[name] for name in changed}
        plan.changes.append(Change(record.row, Partner, found, changed, old))
        plan.updated += 1
        return None

    def _category(self, plan: Plan, record: Record) -> Problem | None:
        return self._listed(plan, record, Category)

    def _listed(self, plan: Plan, record: Record, model: type[Row]) -> Problem | None:
        name = record.values.get("name")
        if name is None:
            return self._problem(record, "text_missing", "name", {"field": "name"})
        if self.known.named(model, name) is None:
            self.known.new_name(plan, record.row, model, name)
            plan.created += 1
        else:
            plan.skipped += 1
        return None

    def _location(self, plan: Plan, record: Record) -> Problem | None:
        name = record.values.get("name")
        if name is None:
            return self._problem(record, "text_missing", "name", {"field": "name"})
        before = len(plan.made.get(Location, ()))
        self.known.place(plan, record.row, name)
        if len(plan.made.get(Location, ())) > before:
            plan.created += 1
        else:
            plan.skipped += 1
        return None

    # another program's sales

    def _sale(self, plan: Plan, record: Record) -> Problem | None:
        values = record.values
        text = values.get("name") or values.get("sku") or values.get("barcode")
        for name, missing in (("day", "day" not in values), ("name", text is None)):
            if missing:
                return self._problem(record, "text_missing", name, {"field": name})
        if values["day"] > self._today:
            return self._problem(record, "date_in_future", "day", {"field": "day"})
        quantity = values.get("quantity", 0 if "quantity" in self._layout.fields else ONE)
        amount = values.get("amount")
        if amount is None:
            amount = divide_rounded(quantity * values.get("unit_price", 0), ONE)
            line_amount(abs(quantity), values.get("unit_price", 0))  # within bounds
        if not quantity and not amount:
            plan.skipped += 1
            return None
        gtin = normalise_gtin(values["barcode"]) if "barcode" in values else None
        item = self.known.match(values, gtin).item
        reference = values.get("reference", "")
        sale = (new_id(), values["day"], item, text, quantity, amount, reference)
        plan.sales.append(sale)
        plan.created += 1
        return None

    def _problem(
        self, record: Record, code: str, name: str, details: dict[str, object] | None = None
    ) -> Problem:
        return Problem(record.row, code, self._layout.title(name), details or {})


ORDER: tuple[type[Row], ...] = (Category, Partner, Location, Unit, Item, Barcode, Lot)
"""The tables in which a plan makes rows, each after those that it names."""


def _lot(values: dict[str, Any]) -> tuple[str, str | None]:
    """Code and last day; goods that expire without a code have the day as their code."""
    expires_on = values.get("expires_on")
    return values.get("lot") or expires_on or "", expires_on


def _archived(values: dict[str, Any]) -> bool:
    return bool(values.get("archived", values.get("active", False)))


def _cost(values: dict[str, Any]) -> int:
    """What a unit cost, as far as the row says."""
    return int(values.get("unit_cost", values.get("unit_price", 0)))


def _fits(values: dict[str, Any], decimals: int) -> None:
    """Quantities and levels are no finer than the unit allows."""
    for name in ("quantity", "pack_quantity"):
        if values.get(name):
            checked_quantity(values[name], decimals)
    for name in ("reorder_point", "reorder_quantity"):
        checked_level(values.get(name, 0), name, decimals)


def _fingerprint(values: dict[str, Any]) -> int:
    """What a row says of its item; 0 for one that only adds a barcode or stock."""
    told = [(name, value) for name, value in values.items() if name not in ADDING]
    if all(name in ("sku", "name") for name, _ in told) and len(told) <= 1:
        return 0
    return hash(tuple(told)) or 1
