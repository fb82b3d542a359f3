"""Two items that turned out to be one become one: codes, lots, drafts, stock and its value."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import Refused
from db.ids import LOSS, new_id
from db.models.items import Barcode, Item, Lot
from db.operations.booking import POOL, Header, Line, book
from db.operations.headers import day_of, new_header
from db.operations.items import load_item
from db.operations.master import change_row, delete_row
from db.operations.numbers import PREFIXES
from db.operations.open_counts import refuse_counted_item
from db.operations.work import Work, writing
from db.queries.left_behind import kept_item
from db.rules.cost import Pool
from db.rules.documents import MERGE
from db.rules.money import MAX_QUANTITY, divide_rounded, line_amount, share_out

# Of a code that both have the first row stays, whichever way they are merged: two PCs that merge
# them while apart, each the other way, delete the same one.
BARCODES = """
SELECT id, row_number() OVER (PARTITION BY code ORDER BY id) > 1,
       first_value(pack_quantity) OVER kept, first_value(pack_name) OVER kept
FROM barcode WHERE item IN (:keep, :drop)
WINDOW kept AS (PARTITION BY code ORDER BY item <> :keep, id) ORDER BY id
"""
LOTS = "SELECT id FROM lot WHERE item = ?"
MERGED_BEFORE = "SELECT id FROM item WHERE merged_into = ?"
STOCK = """
SELECT balance.location, balance.lot, balance.quantity
FROM balance JOIN location ON location.id = balance.location AND location.kind = 'internal'
WHERE balance.item = ? AND balance.quantity <> 0 ORDER BY balance.location, balance.lot
"""
COSTS = """
SELECT movement.line, movement_cost.cost
FROM movement JOIN movement_cost ON movement_cost.movement = movement.id
WHERE movement.document = ?
"""


def merge_items(database: ShopDatabase, actor: Actor, *, keep: bytes, drop: bytes) -> None:
    """Makes `drop` a part of `keep`: it is found no more, and what it had is that of `keep`.

    Its barcodes and lots change hands, lines of drafts point to `keep`, and two adjustments take
    its stock out at its average and in at just that. What was booked of it stays as it is; returns
    and reversals of that go to `keep`. Raises `Refused` with `merge_with_itself`, `item_merged`,
    `item_archived` (the kept one), `units_differ`, or `item_counted` while `drop` is in a count.
    """
    with writing(database, actor, "item.edit") as work:
        work.require("barcode.edit")
        _merge(work, load_item(work, keep), load_item(work, drop))


def finish_merge(database: ShopDatabase, actor: Actor, *, item: bytes) -> None:
    """Brings what is left at a merged item to the one that it is a part of; see `left_behind`.

    All that `merge_items` moves goes to where the merges lead in the end. Where they lead in a ring
    the item that stays is one of its own again, in the lists. A second time changes nothing.
    Raises `Refused` with `already_settled` for an item that is no part of another, and as
    `merge_items` does.
    """
    with writing(database, actor, "item.edit") as work:
        work.require("barcode.edit")
        dropped = load_item(work, item, merged=True)
        kept = load_item(work, kept_item(database, item), merged=True)
        if kept["id"] == item:
            raise Refused("already_settled")
        if kept["merged_into"] is not None:
            change_row(work, Item, kept["id"], merged_into=None, archived_at=None)
            kept = load_item(work, kept["id"])
        _merge(work, kept, dropped)


def _merge(work: Work, kept: dict[str, Any], dropped: dict[str, Any]) -> None:
    _refuse_different(kept, dropped)
    keep, drop = kept["id"], dropped["id"]
    refuse_counted_item(work, drop)
    _move_codes(work, keep, drop)
    for model, sql in ((Lot, LOTS), (Item, MERGED_BEFORE)):
        field = "item" if model is Lot else "merged_into"
        for (row,) in work.database.rows(sql, (drop,)):
            change_row(work, model, row, **{field: keep})
    work.database.execute_sql("UPDATE draft_line SET item = ? WHERE item = ?", (keep, drop))
    _move_stock(work, keep, drop)
    change_row(work, Item, drop, merged_into=keep, archived_at=dropped["archived_at"] or work.at)


def _refuse_different(kept: dict[str, Any], dropped: dict[str, Any]) -> None:
    if kept["id"] == dropped["id"]:
        raise Refused("merge_with_itself")
    if kept["archived_at"] is not None:
        raise Refused("item_archived", name=kept["name"])
    if kept["unit"] != dropped["unit"]:
        raise Refused("units_differ", keep=kept["name"], drop=dropped["name"])


def _move_codes(work: Work, keep: bytes, drop: bytes) -> None:
    """A code that both have (two PCs gave it while apart) is kept once, as `keep` counts it."""
    both = {"keep": keep, "drop": drop}
    for barcode, is_double, quantity, name in work.database.rows(BARCODES, both):
        if is_double:
            delete_row(work, Barcode, barcode)
        else:
            pack = {"pack_quantity": quantity, "pack_name": name}
            change_row(work, Barcode, barcode, item=keep, **pack)


def _move_stock(work: Work, keep: bytes, drop: bytes) -> None:
    held = [_Held(*row) for row in work.database.rows(STOCK, (drop,))]
    if not held:
        return
    pool = Pool(*(work.database.row(POOL, (drop,)) or ()))
    out = list(_out(drop, held, pool))
    first = _header(work, missing=any(each.quantity < 0 for each in held))
    book(work, first, out, stock_is_there=True)
    costs = dict(work.database.rows(COSTS, (first.id,)))
    second = replace(_header(work, missing=first.oversell_by is not None), note=first.number)
    back = [_opposite(line, keep, costs[line.id]) for line in out]
    comes_in_first = sorted(back, key=lambda line: line.destination == LOSS)
    book(work, second, comes_in_first, stock_is_there=True)


@dataclass(frozen=True)
class _Held:
    """What a place holds of a lot, below zero where it is short."""

    location: bytes
    lot: bytes
    quantity: int


def _header(work: Work, *, missing: bool) -> Header:
    """An adjustment; what is missing of the one item is missing of the other."""
    header = new_header(work, new_id(), "adjustment", PREFIXES["adjustment"], day_of(work, None))
    oversell_by = work.actor.account if missing else None
    return replace(header, reason=MERGE, oversell_by=oversell_by)


def _out(drop: bytes, held: Sequence[_Held], pool: Pool) -> Iterator[Line]:
    """Fills up what is short first, at what it was issued for; then everything leaves."""
    missing = [each for each in _parts(held) if each.quantity < 0]
    quantities = [-each.quantity for each in missing]
    for each, cost in zip(
        missing, share_out(_worth(pool, sum(quantities)), quantities), strict=True
    ):
        yield _line(drop, LOSS, each.location, each.lot, -each.quantity, cost)
    for each in _parts(held):
        if each.quantity > 0:
            yield _line(drop, each.location, LOSS, each.lot, each.quantity, None)


def _parts(held: Iterable[_Held]) -> Iterator[_Held]:
    """No line is larger than a line may be."""
    for each in held:
        rest, sign = abs(each.quantity), 1 if each.quantity > 0 else -1
        while rest:
            part = min(rest, MAX_QUANTITY)
            yield replace(each, quantity=sign * part)
            rest -= part


def _worth(pool: Pool, quantity: int) -> int:
    if not pool.quantity:
        return line_amount(quantity, pool.unit_cost)
    return divide_rounded(abs(pool.cost) * quantity, abs(pool.quantity))


def _line(
    item: bytes, source: bytes, destination: bytes, lot: bytes, quantity: int, cost: int | None
) -> Line:
    return Line(
        id=new_id(),
        movement=new_id(),
        item=item,
        source=source,
        destination=destination,
        quantity=quantity,
        lot=lot,
        stated_cost=cost,
    )


def _opposite(line: Line, keep: bytes, cost: int) -> Line:
    """The same goods the other way, at the very cost."""
    return _line(keep, line.destination, line.source, line.lot, line.quantity, cost)
