"""What a customer brings back, scanned: each scan becomes part of a line of the sale it was in."""

from dataclasses import replace
from typing import Final

from db.access import Actor, refuse_badge
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound, Refused
from db.ids import NO_LOT, new_id
from db.operations.code_contents import cleaned_contents, measured
from db.operations.drafts import NEW_LINE, KeptLine
from db.operations.own_drafts import drafting, own_draft, set_column
from db.operations.returned import Returnable, given_by, returnable
from db.operations.work import Work
from db.queries.codes import FoundCode, find_code
from db.rules.barcodes import clean_code
from db.rules.code_contents import NOTHING, CodeContents
from db.rules.money import THOUSANDTHS

SALE: Final = """
SELECT sale.id, sale.number
FROM draft LEFT JOIN document AS sale ON sale.number = draft.external_ref AND sale.kind = 'sale'
WHERE draft.id = ?
"""
BOOKED: Final = """
SELECT line.id FROM document_line AS line JOIN item ON item.id = line.item
WHERE line.document = ? AND coalesce(item.merged_into, item.id) = ? ORDER BY line.position
"""
SOLD_AT: Final = """
SELECT line.unit_price
FROM draft JOIN document AS sale ON sale.number = draft.external_ref AND sale.kind = 'sale'
JOIN document_line AS line ON line.document = sale.id JOIN item ON item.id = line.item
WHERE draft.id = ? AND coalesce(item.merged_into, item.id) = ? AND line.unit_price > 0
ORDER BY line.position LIMIT 1
"""
NAME: Final = "SELECT name FROM item WHERE id = ?"


def scan_return(
    database: ShopDatabase,
    actor: Actor,
    *,
    draft: bytes,
    code: str,
    symbology: str = "",
    source: str = "typed",
    count: int = THOUSANDTHS,
    contents: CodeContents = NOTHING,
) -> KeptLine:
    """Keeps one scan of what comes back of the sale whose number is the draft's reference.

    It names the first line of the sale that has so much left, what this draft gives back of it
    taken off. `contents` are a GS1 code's elements. Raises `Refused` with `return_unnamed` (no such
    sale), `return_not_sold`, `returned_too_much` or `code_is_badge`, `NotFound("code_unknown")`.
    """
    with drafting(database, actor) as work:
        if own_draft(work, draft) != "customer_return":
            raise InvalidInput("document_kind_unknown", "kind", kind="customer_return")
        printed, said = clean_code(code), cleaned_contents(contents)
        found = find_code(database, printed, symbology, said.gtin14)
        if found.item is None:
            refuse_badge(database, printed)
            raise NotFound("code_unknown", barcode=printed)
        as_sold = _as_sold(work, draft, found)
        quantity = measured("customer_return", as_sold, count, said).quantity
        booked, left = _with_enough(work, draft, found.item, quantity)
        line = new_id()
        database.execute_sql(
            NEW_LINE,
            (
                *(line, draft, found.item, printed, symbology[:32], source[:32], quantity),
                *(found.pack_quantity, found.pack_name, left.unit_price, None, NO_LOT, work.at),
            ),
        )
        set_column(work, line, "returns", booked)
        return KeptLine(line, found.item, quantity)


def _as_sold(work: Work, draft: bytes, found: FoundCode) -> FoundCode:
    """A label's price bought as much as it did then, whatever a unit costs by now."""
    sold_at = work.database.row(SOLD_AT, (draft, found.item))
    return replace(found, sale_price=sold_at[0]) if sold_at else found


def _with_enough(work: Work, draft: bytes, item: bytes, quantity: int) -> tuple[bytes, Returnable]:
    """The first line of the sale that has so much left; the fullest one tells what is left."""
    (name,) = work.database.row(NAME, (item,)) or ("",)
    sale, number = work.database.row(SALE, (draft,)) or (None, None)
    if sale is None:
        raise Refused("return_unnamed", name=name)
    lines = [bytes(line) for (line,) in work.database.rows(BOOKED, (sale, item))]
    if not lines:
        raise Refused("return_not_sold", name=name, number=number)
    found = [(_left(work, draft, line), line) for line in lines]
    enough = next((pair for pair in found if pair[0].quantity >= quantity), None)
    left, line = enough or max(found, key=lambda pair: pair[0].quantity)
    left.take(quantity)
    return line, left


def _left(work: Work, draft: bytes, line: bytes) -> Returnable:
    left = returnable(work, line)
    left.quantity -= given_by(work, draft, line)
    return left
