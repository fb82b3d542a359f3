"""How the columns of a report look in the table and are written in its export."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QLocale

from db.queries import reports
from db.queries.report_summary import REVERSED
from db.queries.reports import Report, Row
from desktop_app.reports.words import (
    COLUMNS,
    KINDS,
    PLACES,
    REASONS,
    day_in_words,
    in_words,
    kind_in_words,
    place_in_words,
    reason_in_words,
)
from desktop_app.widgets.numbers import format_average, format_money, format_quantity
from desktop_app.widgets.rows_model import Column

WIDTHS: Final = {
    "sku": 96,
    "location": 112,
    "on_hand": 100,
    "quantity": 100,
    "sale_price": 92,
    "date": 108,
    "number": 124,
    "kind": 136,
    "from": 100,
    "to": 96,
    "amount": 104,
    "cost": 112,
    "margin": 112,
    "documents": 96,
    "came": 104,
    "lot": 88,
    "recorded": 96,
    "counted": 96,
    "difference": 96,
    "reason": 96,
    "went": 104,
}
HIDDEN: Final = {
    "stock_on_hand": {"sku", "category"},
    "movements": {"sku", "person", "partner", "cost"},
    "valuation": {"sku", "category"},
    "sales_by_item": {"sku", "category"},
    "movement_summary": {"sku", "category"},
    "count_variances": {"sku", "lot", "person", "number"},
}
ROOM: Final = {"to": 1060}  # narrower, the kind tells whether to a customer or to the shop
SHARES: Final = {"unit_cost", "value", "cost", "margin", "value_change"}


def shown_columns(report: Report, currency: str) -> list[Column[Row]]:
    """The table's columns; a quantity's unit stands quiet behind it, not in a column of its own."""
    hidden = HIDDEN.get(report.name, set())
    keys = [column.key for column in report.columns]
    unit = keys.index("unit") if "unit" in keys else None
    return [
        Column[Row](
            key=column.key,
            title=in_words(COLUMNS, column.key),
            display=_display(column, place, currency),
            sort_key=_sort_key(place),
            align="right" if column.kind in ("quantity", "money", "count") else "left",
            quiet=_text(unit) if column.kind == "quantity" and unit is not None else None,
            tone=_tone(column.key, place),
            tooltip=_display(column, place, currency) if column.kind == "text" else None,
            width=WIDTHS.get(column.key, 120),
            stretch=column.key == ("name" if "name" in keys else keys[0]),
            hidden=column.key in hidden,
            room=ROOM.get(column.key, 0),
        )
        for place, column in enumerate(report.columns)
        if column.key != "unit"
    ]


def money_text(key: str, amount: int, currency: str) -> str:
    """Money for people; what comes from an average is rounded to what the currency counts in."""
    write = format_average if key in SHARES else format_money
    return write(amount, currency)


def export_words() -> dict[str, dict[str, str]]:
    """What an export says in place of the codes in a column."""
    kinds = {code: kind_in_words(code) for kind in KINDS for code in (kind, kind + REVERSED)}
    places = {code: in_words(PLACES, code) for code in PLACES}
    reasons = {code: in_words(REASONS, code) for code in REASONS}
    return {"kind": kinds, "from": places, "to": places, "reason": reasons}


def _text(place: int) -> Callable[[Row], str]:
    return lambda row: str(row[place])


def _display(column: reports.Column, place: int, currency: str) -> Callable[[Row], str]:
    written: dict[str, Callable[[Any], str]] = {
        "quantity": format_quantity,
        "money": lambda value: money_text(column.key, value, currency),
        "date": lambda value: day_in_words(date.fromisoformat(value)),
        "count": lambda value: QLocale().toString(value),
        "text": str,
    }
    worded: dict[str, Callable[[Any], str]] = {
        "kind": kind_in_words,
        "from": place_in_words,
        "to": place_in_words,
        "reason": reason_in_words,
    }
    write = worded.get(column.key) or written[column.kind]
    empty = (None, 0) if column.key == "amount" else (None,)
    return lambda row: "" if row[place] in empty else write(row[place])


def _sort_key(place: int) -> Callable[[Row], Any]:
    def key(row: Row) -> tuple[bool, int, str]:
        value = row[place]
        number, text = (value, "") if isinstance(value, int) else (0, (value or "").casefold())
        return value is not None, number, text

    return key


def _tone(key: str, place: int) -> Callable[[Row], str | None] | None:
    """Red is a stock below zero, amber what was taken back."""
    tones: dict[str, Callable[[Row], str | None]] = {
        "on_hand": lambda row: "red" if _is_negative(row[place]) else None,
        "kind": lambda row: "amber" if str(row[place]).endswith(REVERSED) else None,
    }
    return tones.get(key)


def _is_negative(value: str | int | None) -> bool:
    return isinstance(value, int) and value < 0
