"""The columns of the tape: what a cashier, and who receives goods, need to see of a line."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from db.queries.drafts import TapeLine
from db.queries.people import Person
from db.rules.documents import KINDS
from desktop_app.scan.discount_field import text_of
from desktop_app.scan.open_draft import Kind
from desktop_app.scan.tape_lines import (
    batch_of,
    cost_of,
    details_of,
    lacks_cost,
    lots_in_words,
    money_of,
    name_of,
    price_of,
    result_of,
    sale_of,
    taken_of,
    total_of,
)
from desktop_app.widgets.days import day_in_words
from desktop_app.widgets.numbers import format_average, format_quantity
from desktop_app.widgets.rows_model import Column
from desktop_app.widgets.tokens import GRID

_NONE = "–"
_ROOM_FOR_RESULT = 104 * GRID  # beside discounts the names need it more; colour and words tell

Amount = Callable[[TapeLine], int | None]


def columns_for(kind: Kind, person: Person, currency: str) -> list[Column[TapeLine]]:
    """What this person sees and may change of the lines of such a document."""
    left = [_left()] if kind == "customer_return" else []
    money = _money(kind, person, currency)
    has_discount = any(column.key == "discount" and not column.hidden for column in money)
    result = _result(room=_ROOM_FOR_RESULT if has_discount else 0)
    return [result, *_common(), *_batches(kind), *left, *money, _undo()]


def amount_for(kind: Kind, person: Person) -> Amount | None:
    """What a unit of a line is worth on the document; None for whom that is not to be seen."""
    if kind in ("sale", "customer_return"):
        return price_of
    return cost_of if kind == "receipt" and person.may("cost.view") else None


def _result(*, room: int) -> Column[TapeLine]:
    return Column(
        "result",
        QCoreApplication.translate("TapeColumns", "Scan"),
        result_of,
        taken_of,
        tone=_tone,
        icon=_icon,
        width=120,
        room=room,
    )


def _common() -> list[Column[TapeLine]]:
    return [
        Column(
            "item",
            QCoreApplication.translate("TapeColumns", "Item"),
            name_of,
            tone=_tone_of_text,
            struck=lambda line: line.undone,
            tooltip=lambda line: f"{name_of(line)} · {details_of(line)}",
            stretch=True,
        ),
        Column(
            "quantity",
            QCoreApplication.translate("TapeColumns", "Quantity"),
            lambda line: format_quantity(line.quantity),
            align="right",
            quiet=lambda line: line.unit,
            tone=_tone_of_text,
            struck=lambda line: line.undone,
            width=92,
            editable=True,
        ),
    ]


def _batches(kind: Kind) -> list[Column[TapeLine]]:
    """What comes back goes into the batch that it came from."""
    if KINDS[kind].way == "out":
        return [_lot()]
    return [] if KINDS[kind].must_name else _lots()


def _lots() -> list[Column[TapeLine]]:
    """The batch and last day of what comes in."""
    return [
        Column(
            "lot_code",
            QCoreApplication.translate("TapeColumns", "Batch"),
            batch_of,
            tone=_tone_of_lot,
            struck=lambda line: line.undone,
            tooltip=lambda line: line.lot_code,
            width=88,
            hidden=True,
            editable=True,
        ),
        Column(
            "expires_on",
            QCoreApplication.translate("TapeColumns", "Expires"),
            lambda line: day_in_words(line.expires_on) if line.expires_on else "",
            tone=_tone_of_lot,
            struck=lambda line: line.undone,
            width=104,
            hidden=True,
            editable=True,
        ),
    ]


def _lot() -> Column[TapeLine]:
    """The batches that goods go out of: named, or as the books propose."""
    return Column(
        "lot",
        QCoreApplication.translate("TapeColumns", "Batch"),
        taken_of,
        tone=_tone_of_taken,
        struck=lambda line: line.undone,
        tooltip=lots_in_words,
        width=104,
        hidden=True,
        editable=True,
    )


def _money(kind: Kind, person: Person, currency: str) -> list[Column[TapeLine]]:
    each = amount_for(kind, person)
    if each is None:
        return []
    may_override = kind == "sale" and person.may("price.override")
    discount = [_discount(currency, may_override=may_override)] if kind == "sale" else []
    is_cost = kind != "sale"
    key, title, editable = (
        ("unit_cost", QCoreApplication.translate("TapeColumns", "Cost"), True)
        if kind == "receipt"
        else ("unit_price", QCoreApplication.translate("TapeColumns", "Price"), may_override)
    )
    return [
        Column(
            key,
            title,
            lambda line: _shown(line, each, currency),
            align="right",
            tone=_tone_of_cost if kind == "receipt" else _tone_of_text,
            struck=lambda line: line.undone,
            width=112 if is_cost else 104,
            editable=editable,
        ),
        *discount,
        Column(
            "amount",
            QCoreApplication.translate("TapeColumns", "Amount"),
            lambda line: _amount(line, each, currency) if is_cost else _paid(line, currency),
            align="right",
            tone=_tone_of_text,
            struck=lambda line: line.undone,
            width=112 if is_cost else 108,
        ),
    ]


def _discount(currency: str, *, may_override: bool) -> Column[TapeLine]:
    """Who may not give discounts sees the column once there is one, see `TapeTable`."""
    return Column(
        "discount",
        QCoreApplication.translate("TapeColumns", "Discount"),
        lambda line: text_of(line.discount, currency),
        align="right",
        tone=_tone_of_text,
        struck=lambda line: line.undone,
        width=80,
        editable=may_override,
        hidden=not may_override,
    )


def _left() -> Column[TapeLine]:
    return Column(
        "left",
        QCoreApplication.translate("TapeColumns", "Of"),
        lambda line: _NONE if line.left is None else format_quantity(line.left),
        align="right",
        quiet=lambda line: line.unit,
        tone=_tone_of_text,
        tooltip=lambda _: QCoreApplication.translate(
            "TapeColumns", "So much of the sale had not come back before"
        ),
        width=72,
    )


def _undo() -> Column[TapeLine]:
    def hint(line: TapeLine) -> str:
        if line.undone:
            return QCoreApplication.translate("TapeColumns", "Bring this line back (Delete)")
        return QCoreApplication.translate("TapeColumns", "Take this line back (Delete)")

    return Column(
        "undo",
        "",
        lambda _: "",
        icon=lambda line: "redo" if line.undone else "undo",
        tooltip=hint,
        width=44,
    )


def _tone(line: TapeLine) -> str:
    if line.undone:
        return "text_quiet"
    return "amber" if line.item is None or line.archived else "accent"


def _icon(line: TapeLine) -> str:
    if line.undone:
        return "undo"
    if line.item is None:
        return "unknown-code"
    return "warning" if line.archived else "success"


def _tone_of_text(line: TapeLine) -> str | None:
    return _tone(line) if line.undone or line.item is None or line.archived else None


def _tone_of_lot(line: TapeLine) -> str | None:
    if line.undone or line.item is None:
        return _tone_of_text(line)
    if line.expired:
        return "red"
    return "amber" if line.lacks_lot else None


def _tone_of_taken(line: TapeLine) -> str | None:
    if line.undone or not line.has_lots:
        return _tone_of_text(line)
    if not line.lots:
        return "red" if line.expired else "amber"
    return None if line.lot_code or line.expires_on else "text_quiet"


def _tone_of_cost(line: TapeLine) -> str | None:
    return "amber" if lacks_cost(line) else _tone_of_text(line)


def _shown(line: TapeLine, each: Amount, currency: str) -> str:
    amount = each(line)
    if amount is not None:
        return format_average(amount, currency)
    if lacks_cost(line):
        return QCoreApplication.translate("TapeColumns", "no cost")
    return _NONE


def _amount(line: TapeLine, each: Amount, currency: str) -> str:
    if each(line) is None:
        return _NONE
    return money_of(total_of([replace(line, undone=False)], each), currency)


def _paid(line: TapeLine, currency: str) -> str:
    """What the customer pays for the line alone; the sale's own discount stands below it."""
    if line.item is None:
        return _NONE
    return money_of(sale_of([replace(line, undone=False)]).total, currency)
