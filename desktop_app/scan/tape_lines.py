"""The lines of the tape in words and sums."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication

from db.errors import InvalidInput
from db.queries.drafts import TapeLine, TapeLot, bill_of
from db.rules.discounts import NONE, Bill, Discount
from db.rules.money import MAX_AMOUNT, THOUSANDTHS, divide_rounded, line_amount
from db.rules.payment import due_in_cash
from desktop_app.widgets.days import day_in_words
from desktop_app.widgets.numbers import format_average, format_quantity

_LONGEST_NUMBER = 14  # digits of a GTIN


def name_of(line: TapeLine) -> str:
    """The item's name; a code without an item says so."""
    return line.name or QCoreApplication.translate("TapeLine", "Unknown code")


def code_of(line: TapeLine) -> str:
    """The code as it is printed; of a GS1 code the number that it holds."""
    return line.barcode if len(line.code) > _LONGEST_NUMBER else line.code


def details_of(line: TapeLine) -> str:
    """The pack that the code stands for, then the code itself; that it cannot be sold first."""
    archived = QCoreApplication.translate("TapeLine", "archived") if line.archived else ""
    return " · ".join(filter(None, (archived, pack_of(line), code_of(line))))


def said_of(line: TapeLine) -> str:
    """The code and its pack; the batch, its last day and the printed price, where it said them."""
    parts = [details_of(line)]
    if line.lot_code:
        batch = QCoreApplication.translate("TapeLine", "batch {code}")
        parts.append(batch.format(code=line.lot_code))
    if line.expires_on:
        told = QCoreApplication.translate("TapeLine", "good until {day}")
        if line.expired:
            told = QCoreApplication.translate("TapeLine", "expired since {day}")
        parts.append(told.format(day=day_in_words(line.expires_on)))
    if line.printed_amount is not None:
        parts.append(QCoreApplication.translate("TapeLine", "printed price"))
    return " · ".join(parts)


def batch_of(line: TapeLine) -> str:
    """The batch that goods come in with; says so where it is still to be typed."""
    if line.lacks_lot:
        return QCoreApplication.translate("TapeLine", "no batch")
    return line.lot_code


def taken_of(line: TapeLine) -> str:
    """The batch that goods go out of, or would by what the books propose."""
    if not line.has_lots or line.undone:
        return ""
    if not line.lots:
        expired = QCoreApplication.translate("TapeLine", "expired")
        return expired if line.expired else QCoreApplication.translate("TapeLine", "none left")
    first, *more = line.lots
    return f"{lot_name(first)} +{len(more)}" if more else lot_name(first)


def lots_in_words(line: TapeLine) -> str:
    """Every batch that a line would take, with how much of it."""
    return "\n".join(f"{format_quantity(lot.quantity)} × {lot_name(lot)}" for lot in line.lots)


def lot_name(lot: TapeLot) -> str:
    """A batch by its code, else by its last day."""
    if lot.code or not lot.expires_on:
        return lot.code or QCoreApplication.translate("TapeLine", "without batch")
    return day_in_words(lot.expires_on)


def pack_of(line: TapeLine) -> str:
    """ "1 dus" times 12, or "" where the code counts single pieces."""
    if line.item is None or line.pack_quantity == THOUSANDTHS:
        return ""
    name = line.pack_name or QCoreApplication.translate("TapeLine", "pack")
    each = format_quantity(line.pack_quantity)
    if line.quantity * THOUSANDTHS % line.pack_quantity:
        return f"{name} × {each}"
    packs = format_quantity(line.quantity * THOUSANDTHS // line.pack_quantity)
    return f"{packs} {name} × {each}"


def result_of(line: TapeLine) -> str:
    """What became of the scan, in a word."""
    if line.undone:
        return QCoreApplication.translate("TapeLine", "Undone")
    if line.item is None:
        return QCoreApplication.translate("TapeLine", "Unknown")
    if line.archived:
        return QCoreApplication.translate("TapeLine", "Archived")
    return QCoreApplication.translate("TapeLine", "Added")


def price_of(line: TapeLine) -> int | None:
    """What one unit is sold for."""
    return None if line.item is None else line.unit_price


def cost_of(line: TapeLine) -> int | None:
    """What one unit will be booked in at; None when nobody knows yet."""
    return None if line.item is None else line.unit_cost


def lacks_cost(line: TapeLine) -> bool:
    """Whether a line of a receipt would be booked at nothing."""
    return line.item is not None and not line.undone and line.unit_cost is None


def total_of(lines: Iterable[TapeLine], unit_amount: Callable[[TapeLine], int | None]) -> int:
    """What the lines that count add up to, rounded as posting does: once an item and price.

    What is given back is its share of what was paid.
    """
    quantities: dict[tuple[bytes | None, int], int] = {}
    given: dict[tuple[int, int, bytes | None], int] = {}
    for line in lines:
        amount = unit_amount(line)
        if amount is None or line.undone:
            continue
        if line.left and line.left_amount is not None:
            share = (line.left_amount, line.left, line.returns)
            given[share] = given.get(share, 0) + line.quantity
        else:
            place = (line.item, amount)
            quantities[place] = quantities.get(place, 0) + line.quantity
    paid = sum(divide_rounded(of * quantity, left) for (of, left, _), quantity in given.items())
    return paid + sum(_amount(quantity, each) for (_, each), quantity in quantities.items())


def sale_of(lines: Iterable[TapeLine], discount: Discount = NONE) -> Bill:
    """What the lines of a sale that count come to; more than any document can hold is too large."""
    try:
        return bill_of((line for line in lines if not line.undone), discount)
    except InvalidInput:
        return Bill(MAX_AMOUNT + 1, MAX_AMOUNT + 1)


def money_of(total: int, currency: str) -> str:
    """An amount, or a word for what no document can hold."""
    if total > MAX_AMOUNT:
        return QCoreApplication.translate("TapeLine", "too large")
    return format_average(total, currency)


def cash_of(total: int, currency: str) -> str:
    """An amount as it is handed over in cash, see `due_in_cash`."""
    return money_of(total if total > MAX_AMOUNT else due_in_cash(total, currency), currency)


def _amount(quantity: int, each: int) -> int:
    try:
        return line_amount(quantity, each)
    except InvalidInput:
        return MAX_AMOUNT + 1
