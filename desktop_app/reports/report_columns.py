"""How the columns of a report look in the table and are written in its export."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QLocale

from db.queries import reports
from db.queries.report_summary import REVERSED
from db.queries.reports import Code, Order, Report, Row
from desktop_app.reports.words import (
    COLUMNS,
    KINDS,
    PLACES,
    REASONS,
    in_words,
    kind_in_words,
    place_in_words,
    reason_in_words,
)
from desktop_app.shell.journal_words import ACTS, FIELDS, SETTINGS, TABLES, journal_word
from desktop_app.widgets.days import day_in_words
from desktop_app.widgets.numbers import format_average, format_money, format_quantity
from desktop_app.widgets.rows_model import Column

HIDDEN: Final = {
    "stock_on_hand": {"sku", "category"},
    "movements": {"sku", "person", "partner", "cost"},
    "valuation": {"sku", "category"},
    "sales_by_item": {"sku", "category"},
    "movement_summary": {"sku", "category"},
    "reorder": {"sku", "category", "per_day"},
    "on_the_way": {"sku", "category", "ordered_on", "reference"},
    "low_stock": {"sku", "category"},
    "out_of_stock": {"sku", "category", "reorder_point"},
    "overstock": {"sku", "category"},
    "dead_stock": {"sku", "category"},
    "expiring": {"sku", "category"},
    "journal": {"device"},
    "count_variances": {"sku", "lot", "person", "number"},
    "imported_sales_by_item": {"sku", "category"},
}
# In a narrower table the kind tells where goods went, and what to order allows for what is coming.
ROOM: Final = {"movements": {"to": 1060}, "reorder": {"coming": 1060, "cover": 1180}}
SHARES: Final = {"unit_cost", "value", "cost", "margin", "value_change", "order_cost"}
STRETCHED: Final = ("name", "about")
GIVING: Final = {
    *("sku", "category", "location", "from", "to", "lot", "supplier", "reference"),
    *("person", "partner", "what", "field"),
}


def shown_columns(report: Report, currency: str) -> list[Column[Row]]:
    """The table's columns; a quantity's unit stands quiet behind it, not in a column of its own."""
    hidden = HIDDEN.get(report.name, set())
    room = ROOM.get(report.name, {})
    keys = [column.key for column in report.columns]
    unit = keys.index("unit") if "unit" in keys else None
    stretched = next((key for key in STRETCHED if key in keys), keys[0])
    return [
        Column[Row](
            key=column.key,
            title=in_words(COLUMNS, column.key),
            display=_display(column, place, currency),
            sort_key=_sort_key(place),
            unsorted=not column.is_sorted,
            align="right" if column.kind in ("quantity", "money", "count") else "left",
            quiet=_text(unit) if column.kind == "quantity" and unit is not None else None,
            tone=_tone(column.key, place),
            tooltip=_display(column, place, currency) if column.kind == "text" else None,
            stretch=column.key == stretched,
            gives=column.key in GIVING,
            hidden=column.key in hidden,
            room=room.get(column.key, 0),
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
    others = {"act": ACTS, "what": TABLES, "field": FIELDS, "about": SETTINGS}
    said = {
        key: {code: journal_word(words, code) for code in words} for key, words in others.items()
    }
    reasons = {code: in_words(REASONS, code) for code in REASONS}
    return {"kind": kinds, "from": places, "to": places, "reason": reasons, **said}


def order_by(key: str, *, descending: bool) -> Order:
    """The order of a column as people read it: its codes by what they are called."""
    return Order(key, descending, export_words().get(key, {}))


def _text(place: int) -> Callable[[Row], str]:
    return lambda row: str(row[place])


def _display(column: reports.Column, place: int, currency: str) -> Callable[[Row], str]:
    written: dict[str, Callable[[Any], str]] = {
        "quantity": format_quantity,
        "money": lambda value: money_text(column.key, value, currency),
        "date": day_in_words,
        "moment": _moment_in_words,
        "count": lambda value: QLocale().toString(value),
        "text": str,
    }
    worded: dict[str, Callable[[Any], str]] = {
        "kind": kind_in_words,
        "from": place_in_words,
        "to": place_in_words,
        "act": lambda code: journal_word(ACTS, code),
        "what": lambda code: journal_word(TABLES, code),
        "field": lambda code: journal_word(FIELDS, code),
        "about": lambda said: journal_word(SETTINGS, said) if isinstance(said, Code) else said,
        "reason": reason_in_words,
    }
    write = worded.get(column.key) or written[column.kind]
    empty = (None, 0) if column.key == "amount" else (None,)
    return lambda row: "" if row[place] in empty else write(row[place])


def _moment_in_words(text: str) -> str:
    moment = datetime.fromisoformat(text)
    return f"{day_in_words(moment.date())} {moment:%H:%M}"


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
        "available": lambda row: "red" if _is_negative(row[place]) else None,
        "days_left": lambda row: "red" if _is_negative(row[place]) else None,
        "kind": lambda row: "amber" if str(row[place]).endswith(REVERSED) else None,
    }
    return tones.get(key)


def _is_negative(value: str | int | None) -> bool:
    return isinstance(value, int) and value < 0
