"""Plans items and their opening stock: new ones, changed ones, further barcodes and places."""

from typing import Any

from db.exchange.columns import Layout
from db.exchange.known import Known
from db.exchange.known_items import Match
from db.exchange.plan import Change, Opening, Plan
from db.exchange.records import Problem, Record, problem_at
from db.ids import NO_LOT, PIECES
from db.models.base import Row
from db.models.items import Barcode, Item
from db.models.shop import Category, Partner
from db.operations.items import ONE
from db.rules.barcodes import normalise_gtin
from db.rules.money import checked_level, checked_quantity, line_amount
from db.rules.texts import folded

CHANGEABLE = ("name", "sku", "sale_price", "reorder_point", "reorder_quantity", "note")
ADDING = frozenset(
    {
        *("barcode", "pack_quantity", "pack_name", "quantity", "location", "lot", "expires_on"),
        *("unit_cost", "unit_price"),
    }
)


class Goods:
    """What a record of a file of items, or of stock, does."""

    def __init__(self, known: Known, layout: Layout, at: int) -> None:
        self._items, self._lists, self._stock = known.items, known.lists, known.stock
        self._layout, self._at = layout, at
        self._is_archived: dict[bytes, bool] = {}  # by what this file says or does

    def plan(self, plan: Plan, record: Record) -> Problem | None:
        """Adds to the plan; or why not."""
        values, row = record.values, record.row
        gtin = normalise_gtin(values["barcode"]) if "barcode" in values else None
        match = self._items.match(values, gtin)
        if match.ambiguous:
            return self._problem(record, "row_ambiguous", "name")
        if match.taken_by is not None:
            return self._taken(record, match.taken_by)
        own = fingerprint(values)
        if match.first is not None and match.first[0] != row:
            if own and own != match.first[1]:
                return problem_at(
                    self._layout, record, "row_repeats", "sku", {"first": match.first[0]}
                )
            return self._added(plan, record, match, gtin)
        if match.item is None:
            return self._created(plan, record, gtin, own)
        return self._updated(plan, record, match, gtin, own)

    def _taken(self, record: Record, owner: bytes) -> Problem:
        name, row = self._items.described(owner)
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
        if _archived(values):
            self._is_archived[item] = True
        self._items.remember(values, gtin, item, decimals, (row, own))
        if "barcode" in values:
            self._barcode(plan, record, item, gtin)
        if values.get("quantity"):
            if unseen := self._unseen(record, item, {}):
                plan.problems.append(unseen)
            else:
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
            refused = self._refused(record, item, before)
            if refused:
                return refused
            wanted = self._wanted(plan, record, before)
        changed = {name: value for name, value in wanted.items() if before[name] != value}
        self._items.remember(values, gtin, item, decimals, (row, own))
        if changed:
            old = {name: before[name] for name in changed}
            plan.changes.append(Change(row, Item, item, changed, old))
        if self._items.gone(match) and not _archived(values):
            match.restored = True
            plan.restore(row, item)
        if match.restored or "archived_at" in changed:
            self._is_archived[item] = _archived(values)
        return self._and_more(plan, record, match, gtin, done=bool(changed))

    def _refused(self, record: Record, item: bytes, before: dict[str, Any]) -> Problem | None:
        """What nobody may do to the item by hand either."""
        name = {"name": before["name"]}
        if self._other_unit(record.values, before) and self._stock.measured(item):
            return self._problem(record, "unit_in_use", "unit", name)
        goes = _archived(record.values) and before["archived_at"] is None
        if goes and self._stock.reserved(item, self._at):
            return self._problem(record, "item_reserved", _flag(record.values), name)
        return None

    def _other_unit(self, values: dict[str, Any], before: dict[str, Any]) -> bool:
        return "unit" in values and self._lists.unit(values["unit"]) != before["unit"]

    def _wanted(self, plan: Plan, record: Record, before: dict[str, Any]) -> dict[str, Any]:
        """What the record says of the item, as the item has it."""
        values = record.values
        wanted = {name: values[name] for name in CHANGEABLE if name in values}
        if self._other_unit(values, before):
            wanted["unit"], _ = self._unit(plan, record)
        if "category" in values:
            wanted["category"] = self._named(plan, record, Category, "category")
        if "supplier" in values:
            wanted["supplier"] = self._named(plan, record, Partner, "supplier", kind="supplier")
        if "track_lots" in values:
            wanted["track_lots"] = int(values["track_lots"])
        if {"archived", "active"} & values.keys() and _archived(values) != bool(
            before["archived_at"]
        ):
            wanted["archived_at"] = self._at if _archived(values) else None
        return wanted

    def _added(self, plan: Plan, record: Record, match: Match, gtin: str | None) -> Problem | None:
        """A further row of the same item: one more barcode, stock at one more place."""
        _fits(record.values, match.decimals)
        assert match.item is not None  # noqa: S101  (what has a first row has an item)
        self._refuse_unbookable(record.values, self._opening(record, match.item)[0])
        self._items.remember(record.values, gtin, match.item, match.decimals, match.first)
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
        if stock and (unseen := self._unseen(record, item, match.fields)):
            stock, there = 0, unseen
        if stock:
            self._book(plan, record, item, stock)
        if there:
            plan.problems.append(there)
        if match.restored or (stock and self._layout.kind == "stock"):
            plan.created += 1
        elif stock or done:
            plan.updated += 1
        else:
            plan.skipped += 1
        return None

    def _unseen(self, record: Record, item: bytes, before: dict[str, Any]) -> Problem | None:
        """An archived item gets no stock, as nobody would see it; a list of ours says what it had.

        What the file says of the item counts from the row on that says it, whatever the chunks.
        """
        archived = self._is_archived.get(item, before.get("archived_at") is not None)
        if not archived or self._layout.own:
            return None
        name = before.get("name") or record.values.get("name", "")
        return self._problem(record, "item_archived", "quantity", {"name": name})

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
            on_its_own=not self._items.made(item),
            item=item,
            code=values["barcode"],
            gtin14=gtin,
            pack_quantity=values.get("pack_quantity", ONE),
            pack_name=values.get("pack_name", ""),
        )

    def _unit(self, plan: Plan, record: Record) -> tuple[bytes, int]:
        text = record.values.get("unit")
        if text is None:
            return PIECES, self._lists.decimals(PIECES)
        found = self._lists.unit(text)
        if found is None:
            found = self._lists.new_unit(plan, record.row, text)
        return found, self._lists.decimals(found)

    def _named(
        self, plan: Plan, record: Record, model: type[Row], name: str, **values: Any
    ) -> bytes | None:
        text = record.values.get(name)
        if text is None:
            return None
        found = self._lists.named(model, text)
        if found is not None:
            if model is Partner:
                self._lists.supply(plan, record.row, found)
            return found
        if model is Partner:
            values |= {"phone": "", "note": ""}
        return self._lists.new_name(plan, record.row, model, text, **values)

    def _opening(self, record: Record, item: bytes) -> tuple[int, Problem | None]:
        """How much is to be booked; what is in stock already is only changed by counting it."""
        quantity = record.values.get("quantity", 0)
        if not quantity:
            return 0, None
        if self._layout.kind == "items":
            there = None if self._stock.opened(item) else self._stock.on_hand(item)
        else:
            place = self._lists.known_place(record.values.get("location"))
            spot = (item, place or b"", *_lot(record.values))
            there = None if self._stock.opened_at(spot) else self._stock.at(spot)
        if there is None:
            return quantity, None
        if there == quantity:
            return 0, None
        details = {"on_hand": there, "wanted": quantity}
        return 0, self._problem(record, "stock_there", "quantity", details)

    def _refuse_unbookable(self, values: dict[str, Any], quantity: int) -> None:
        """Raises before anything of a row is planned whose stock could not be booked."""
        if quantity:
            self._lists.require_place(values.get("location"))
            line_amount(quantity, _cost(values))

    def _book(self, plan: Plan, record: Record, item: bytes, quantity: int) -> None:
        values = record.values
        place = self._lists.place(plan, record.row, values.get("location"))
        code, expires_on = _lot(values)
        lot = self._stock.lot(plan, record.row, item, code, expires_on) if code else NO_LOT
        cost = line_amount(quantity, _cost(values))
        opening = Opening(record.row, item, place, lot, quantity, cost)
        plan.openings.append(opening)
        self._stock.opened_now((item, place, code, expires_on))

    def _problem(
        self, record: Record, code: str, name: str, details: dict[str, object] | None = None
    ) -> Problem:
        return problem_at(self._layout, record, code, name, details)


def _lot(values: dict[str, Any]) -> tuple[str, str | None]:
    """Code and last day; goods that expire without a code have the day as their code."""
    expires_on = values.get("expires_on")
    return values.get("lot") or expires_on or "", expires_on


def _flag(values: dict[str, Any]) -> str:
    return "archived" if "archived" in values else "active"


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


def fingerprint(values: dict[str, Any]) -> int:
    """What a row says of its item; 0 for one that only adds a barcode or stock."""
    told = [(name, value) for name, value in values.items() if name not in ADDING]
    if all(name in ("sku", "name") for name, _ in told) and len(told) <= 1:
        return 0
    return hash(tuple(told)) or 1
