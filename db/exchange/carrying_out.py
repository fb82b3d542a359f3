"""Writes a plan down: rows made and changed, opening stock, sales, each act kept for undoing."""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import Any, Final

from db.exchange.plan import ORDER, Opening, Plan
from db.ids import OPENING, new_id
from db.models.base import Row
from db.models.items import Item
from db.operations.booking import Header, Line, book
from db.operations.items import free_sku
from db.operations.master import change_row, create_rows, table_of
from db.operations.numbers import PREFIXES, next_number
from db.operations.search_text import searchable_together
from db.operations.work import Work
from db.queries.shop import day_of
from db.rules.journal import history_text
from db.rules.texts import folded

ROW: Final = """
INSERT INTO import_row (id, batch, row, act, "table", subject, field, before, after)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
SALE: Final = """
INSERT INTO sales_history (id, batch, day, item, item_text, quantity, amount, reference)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""

KEEP_TEXT: Final = """
INSERT INTO row_text (row, body)
SELECT id, ? FROM journal
WHERE subject = ? AND kind = 'history_added' AND EXISTS (SELECT 1 FROM hub_link)
ORDER BY rowid DESC LIMIT 1
"""


def carry_out(work: Work, batch: bytes, plan: Plan) -> None:
    """Writes a plan, and what undoing it needs, within the transaction in which it was made."""
    with searchable_together(work.database) if Item in plan.made else nullcontext():
        _make(work, plan)
    acts: list[tuple[object, ...]] = [
        (new_id(), batch, row, "created", table_of(model), made, None, None, None)
        for row, model, made in plan.made_by
    ]
    for item in plan.restored:
        change_row(work, Item, item, archived_at=None)
    for change in plan.changes:
        set_fields(work, change.model, change.subject, change.values)
        acts += [
            (
                *(new_id(), batch, change.row, "changed", table_of(change.model)),
                *(change.subject, name, change.before[name], value),
            )
            for name, value in change.values.items()
        ]
    if plan.openings:
        document = _book(work, plan.openings)
        row = plan.openings[0].row
        acts.append((new_id(), batch, row, "booked", "document", document, None, None, None))
    if plan.sales:
        _add_history(work, batch, plan.sales)
    work.database.execute_many(ROW, acts)


def _add_history(work: Work, batch: bytes, sales: Sequence[tuple[Any, ...]]) -> None:
    """Its text is kept where others are to get it: an item's deletion changes the rows."""
    text = history_text(sales)
    work.database.execute_many(SALE, [(sale[0], batch, *sale[1:]) for sale in sales])
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    work.record("history_added", batch, {"rows": len(sales), "sha256": sha256})
    work.database.execute_sql(KEEP_TEXT, (text, batch))


def _make(work: Work, plan: Plan) -> None:
    for item in plan.made.get(Item, ()):
        item["sku"] = item["sku"] or free_sku(work)
    for model in ORDER:
        create_rows(work, model, plan.made.get(model, ()))


def set_fields(work: Work, model: type[Row], subject: bytes, values: Mapping[str, object]) -> None:
    """Changes fields of a row, and with an item's name the one that it is sorted by."""
    derived = {}
    if model is Item and "name" in values:
        derived["sort_name"] = folded(str(values["name"]))
    change_row(work, model, subject, **values, **derived)


def _book(work: Work, openings: list[Opening]) -> bytes:
    """One document of opening stock for a chunk."""
    header = Header(
        id=new_id(),
        kind="opening",
        number=next_number(work, PREFIXES["opening"]),
        device=work.device().id,
        actor=work.actor.account,
        at=work.at,
        business_date=day_of(work.database, work.at).isoformat(),
    )
    lines = [
        Line(
            id=new_id(),
            movement=new_id(),
            item=each.item,
            source=OPENING,
            destination=each.location,
            quantity=each.quantity,
            lot=each.lot,
            stated_cost=each.cost,
        )
        for each in openings
    ]
    book(work, header, lines)
    return header.id
