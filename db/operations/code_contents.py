"""What a code says of the goods becomes what a draft's line says: quantity, lot, printed price."""

from dataclasses import dataclass, replace
from datetime import date

from db.errors import InvalidInput
from db.operations.headers import day_of
from db.operations.work import Work
from db.queries.codes import FoundCode
from db.rules.barcodes import normalise_gtin
from db.rules.code_contents import (
    NOTHING,
    CodeContents,
    checked_contents,
    label_fits,
    rounded,
    said_quantity,
)
from db.rules.documents import KINDS, has_expired
from db.rules.money import THOUSANDTHS, checked_quantity, divide_rounded, line_amount
from db.rules.texts import clean_line

LOT_LIMIT = 64
KIND = """
SELECT draft.kind, draft.location
FROM draft_line JOIN draft ON draft.id = draft_line.draft WHERE draft_line.id = ?
"""
THERE = """
SELECT lot.code, lot.expires_on FROM balance JOIN lot ON lot.id = balance.lot
WHERE balance.item = :item AND balance.location = :location AND balance.quantity > 0
  AND lot.item IS NOT NULL
  AND iif(:code = '', lot.expires_on = :expires_on, lot.code = :code)
ORDER BY lot.expires_on IS NOT :expires_on, lot.expires_on IS NULL, lot.expires_on, lot.id LIMIT 1
"""
KEEP = """
UPDATE draft_line SET gtin14 = ?, said_quantity = ?, said_grams = ?, lot_code = ?, expires_on = ?,
                      amount = ?, amount_quantity = ?, amount_price = ?
WHERE id = ?
"""

Lot = tuple[str, str | None]  # its code and date


@dataclass(frozen=True)
class Measure:
    """A line's quantity and price of a unit; `amount` is what its label asks for, on a sale."""

    quantity: int
    unit_price: int
    amount: int | None = None


def cleaned_contents(contents: CodeContents) -> CodeContents:
    """What a code says, fit to be kept; a number with a wrong check digit is none."""
    code = clean_line(contents.lot_code, "lot_code", limit=LOT_LIMIT, required=False)
    gtin14 = normalise_gtin(contents.gtin14) or ""
    return replace(checked_contents(contents), lot_code=code, gtin14=gtin14)


def contents_of(
    gtin14: str,
    lot_code: str,
    expires_on: str | None,
    quantity: int | None,
    grams: int | None,
) -> CodeContents:
    """What a code said, from the columns of its line."""
    day = date.fromisoformat(expires_on) if expires_on else None
    return CodeContents(gtin14, lot_code, day, quantity, grams)


def measured(kind: str, found: FoundCode, count: int, said: CodeContents) -> Measure:
    """`count` times what a code counts, weighs or costs, within the bounds of a document.

    Raises `InvalidInput` where the item's unit cannot hold it: `weight_unfit`, `count_unfit`,
    `price_unfit` (it has no price), `label_unfit` (it costs more than the label asks for),
    `quantity_too_fine`, and `weight_zero` or `price_zero` where a scale printed nothing.
    """
    price = found.sale_price if kind == "sale" else 0
    quantity = _times(count, each_of(found, said), found.decimals)
    line_amount(quantity, price)
    if found.item is None or found.reading is None or found.reading.price is None or not price:
        return Measure(quantity, price)
    return Measure(quantity, price, line_amount(count, found.reading.price))


def keep_contents(
    work: Work, line: bytes, found: FoundCode, said: CodeContents, measure: Measure
) -> None:
    """Writes down what the code of a line says; of most codes that is nothing."""
    if found.reading and not said.gtin14:  # what an item's barcode would be
        said = replace(said, gtin14=normalise_gtin(found.reading.item_code) or "")
    if said == NOTHING:
        return
    lot = _lot(work, line, found, said)
    printed: tuple[int | None, ...] = (None, None, None)
    if measure.amount is not None:
        printed = (measure.amount, measure.quantity, measure.unit_price)
    values = (said.gtin14, said.quantity, said.grams, *lot, *printed, line)
    work.database.execute_sql(KEEP, values)


def each_of(found: FoundCode, said: CodeContents) -> int:
    """Thousandths that one reading of the code stands for."""
    if found.item is None:
        return THOUSANDTHS
    reading = found.reading
    if reading and reading.quantity is not None:
        return _weighed(found, reading.quantity)
    if reading and reading.price is not None:
        return _bought(found, reading.price)
    try:
        each = said_quantity(said, found.unit, found.decimals)
    except InvalidInput as refused:
        raise InvalidInput(
            refused.code, refused.field, name=found.name, **_details(refused)
        ) from None
    return found.pack_quantity if each is None else each


def _weighed(found: FoundCode, quantity: int) -> int:
    """A scale's weight in the item's unit; of what is counted whole only whole ones."""
    if not quantity:
        raise InvalidInput("weight_zero", "quantity")
    if found.decimals == 0 and quantity % THOUSANDTHS:
        raise InvalidInput(
            "weight_unfit", "quantity", name=found.name, weight=quantity, unit=found.unit
        )
    return rounded(quantity, found.decimals)


def _bought(found: FoundCode, price: int) -> int:
    """How much of the item a price buys, as fine as its unit goes."""
    if not price:
        raise InvalidInput("price_zero", "quantity")
    if not found.sale_price:
        raise InvalidInput("price_unfit", "sale_price", name=found.name)
    step: int = 10 ** (3 - found.decimals)
    nearest = divide_rounded(price * THOUSANDTHS, found.sale_price * step) * step or step
    goods = {"quantity": nearest, "price": found.sale_price, "decimals": found.decimals}
    if not label_fits(price, **goods, unit=found.unit):
        raise InvalidInput("label_unfit", "quantity", name=found.name)
    return nearest


def _details(refused: InvalidInput) -> dict[str, object]:
    return {name: value for name, value in refused.details.items() if name != "field"}


def _times(count: int, each: int, decimals: int) -> int:
    product = count * each
    if product % THOUSANDTHS:
        raise InvalidInput("quantity_too_fine", "quantity", decimals=decimals)
    return checked_quantity(product // THOUSANDTHS, decimals)


def _lot(work: Work, line: bytes, found: FoundCode, said: CodeContents) -> Lot:
    """What the line says of its lot: what comes in has the code's, what goes out one that is there.

    What goes out of a lot that the books do not know leaves it to them which one they take. Goods
    whose code says that they have expired are not sold as any others.
    """
    expires_on = said.expires_on.isoformat() if said.expires_on else None
    if found.item is None:
        return said.lot_code, expires_on
    if not found.track_lots:
        return "", None
    kind, location = work.database.rows(KIND, (line,))[0]
    if KINDS[kind].way != "out":
        return said.lot_code, expires_on
    asked = {"item": found.item, "location": location}
    there = work.database.row(THERE, asked | {"code": said.lot_code, "expires_on": expires_on})
    code, until = there or ("", None)
    if kind == "sale" and has_expired(expires_on, day_of(work, None)):
        until = expires_on
    return code, until
