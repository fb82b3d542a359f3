"""The lines of the tape in words and sums."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication

from db.errors import InvalidInput
from db.queries.drafts import TapeLine
from db.rules.money import MAX_AMOUNT, THOUSANDTHS, divide_rounded, line_amount
from desktop_app.widgets.numbers import format_average, format_quantity


def name_of(line: TapeLine) -> str:
    """The item's name; a code without an item says so."""
    return line.name or QCoreApplication.translate("TapeLine", "Unknown code")


def details_of(line: TapeLine) -> str:
    """The code, and the pack that it stands for."""
    pack = pack_of(line)
    return f"{line.code} · {pack}" if pack else line.code


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


def money_of(total: int, currency: str) -> str:
    """An amount, or a word for what no document can hold."""
    if total > MAX_AMOUNT:
        return QCoreApplication.translate("TapeLine", "too large")
    return format_average(total, currency)


def _amount(quantity: int, each: int) -> int:
    try:
        return line_amount(quantity, each)
    except InvalidInput:
        return MAX_AMOUNT + 1
