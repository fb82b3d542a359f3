"""The columns of the tape: what a cashier, and who receives goods, need to see of a line."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from db.queries.drafts import TapeLine
from db.queries.people import Person
from desktop_app.scan.open_draft import Kind
from desktop_app.scan.tape_lines import (
    cost_of,
    details_of,
    lacks_cost,
    money_of,
    name_of,
    price_of,
    result_of,
    total_of,
)
from desktop_app.widgets.numbers import format_average, format_quantity
from desktop_app.widgets.rows_model import Column

_NONE = "–"

Amount = Callable[[TapeLine], int | None]


def columns_for(kind: Kind, person: Person, currency: str) -> list[Column[TapeLine]]:
    """What this person sees and may change of the lines of such a document."""
    left = [_left()] if kind == "customer_return" else []
    return [*_common(), *left, *_money(kind, person, currency), _undo()]


def amount_for(kind: Kind, person: Person) -> Amount | None:
    """What a unit of a line is worth on the document; None for whom that is not to be seen."""
    if kind in ("sale", "customer_return"):
        return price_of
    return cost_of if kind == "receipt" and person.may("cost.view") else None


def _common() -> list[Column[TapeLine]]:
    return [
        Column(
            "result",
            QCoreApplication.translate("TapeColumns", "Scan"),
            result_of,
            tone=_tone,
            icon=_icon,
            width=120,
        ),
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


def _money(kind: Kind, person: Person, currency: str) -> list[Column[TapeLine]]:
    each = amount_for(kind, person)
    if each is None:
        return []
    may_override = kind == "sale" and person.may("price.override")
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
            width=136 if kind == "receipt" else 108,
            editable=editable,
        ),
        Column(
            "amount",
            QCoreApplication.translate("TapeColumns", "Amount"),
            lambda line: _amount(line, each, currency),
            align="right",
            tone=_tone_of_text,
            struck=lambda line: line.undone,
            width=120,
        ),
    ]


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
    return "amber" if line.item is None else "accent"


def _icon(line: TapeLine) -> str:
    if line.undone:
        return "undo"
    return "unknown-code" if line.item is None else "success"


def _tone_of_text(line: TapeLine) -> str | None:
    return _tone(line) if line.undone or line.item is None else None


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
