"""From rows of cells to records: each field read and checked by the shop's own rules, no database.

A shop system's variants, whose later rows leave out what the first one said, are completed here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import islice
from typing import Any, Final

from db.errors import InvalidInput
from db.exchange.cells import Row, Table
from db.exchange.columns import Layout
from db.exchange.values import (
    Unreadable,
    as_written,
    read_code,
    read_day,
    read_flag,
    read_money,
    read_quantity,
    read_text,
)
from db.operations.items import SKU_LIMIT
from db.rules.barcodes import clean_code
from db.rules.money import checked_level, checked_price, checked_quantity
from db.rules.texts import NAME_LIMIT, clean_line, clean_note

CELL_SHOWN: Final = 60
REFERENCE_LIMIT: Final = 200
OPTIONS: Final = ("option1", "option2", "option3")
NO_OPTION: Final = "Default Title"
INHERITED: Final = ("name", "category", "supplier", "unit", "note", "track_lots")
OF_A_VARIANT: Final = ("sku", "barcode", "sale_price", "quantity", *OPTIONS)
PARTNER_KINDS: Final = {
    **dict.fromkeys(("supplier", "pemasok", "vendor", "suplier", "distributor"), "supplier"),
    **dict.fromkeys(("customer", "pelanggan", "pembeli", "konsumen", "member"), "customer"),
    **dict.fromkeys(("both", "keduanya"), "both"),
}


@dataclass(frozen=True)
class Problem:
    """Why a row (or one cell of it) is not taken; `column` is its title, "" for the whole row."""

    row: int
    code: str
    column: str = ""
    details: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Record:
    """A row's fields that say something, cleaned and checked, and what is wrong with it.

    `shadow`: a row that only adds to the one above, such as another picture.
    """

    row: int
    values: dict[str, Any]
    problems: list[Problem]
    shadow: bool = False


def problem_at(
    layout: Layout, record: Record, code: str, name: str, details: dict[str, object] | None = None
) -> Problem:
    """What is wrong with a field of a record."""
    return Problem(record.row, code, layout.title(name), details or {})


def records(table: Table, layout: Layout) -> Iterator[Record]:
    """The file's records in their order."""
    readers = _readers(layout)
    width = max(len(layout.titles), *(place + 1 for place in layout.fields.values()))
    families: dict[str, dict[str, Any]] = {}
    for row in islice(table.rows(), layout.headers, None):
        record = _record(row, readers)
        if layout.titles and len(row.cells) > width:
            extra = Problem(row.number, "row_too_wide", "", {"columns": width})
            record.problems.append(extra)
        if "group" in layout.fields:
            _complete(record, families)
        yield record


def _record(row: Row, readers: list[tuple[int, str, str, Callable[[str], Any]]]) -> Record:
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    cells = row.cells
    many = len(cells)
    for place, name, title, read in readers:
        cell = cells[place] if place < many else ""
        if not cell:
            continue
        try:
            values[name] = read(cell)
        except Unreadable as error:
            shown: dict[str, object] = {"cell": cell[:CELL_SHOWN]}
            problems.append(Problem(row.number, error.code, title, shown))
        except InvalidInput as error:
            problems.append(Problem(row.number, error.code, title, error.details))
    return Record(row.number, values, problems)


def _complete(record: Record, families: dict[str, dict[str, Any]]) -> None:
    """A variant takes from the first row of its group what it does not say itself."""
    values = record.values
    group = values.pop("group", None)
    if group is None:
        families[values.get("sku", "")] = values
        return
    first = families.get(group)
    if first is None:
        first = families[group] = {name: values[name] for name in INHERITED if name in values}
    elif "name" not in values and not any(name in values for name in OF_A_VARIANT):
        record.shadow = True
    for name in INHERITED:
        if name in first:
            values.setdefault(name, first[name])
    options = [values.pop(name) for name in OPTIONS if name in values]
    told = " / ".join(option for option in options if option != NO_OPTION)
    if told and "name" in values:
        values["name"] = f"{first.get('name', values['name'])} - {told}"[:NAME_LIMIT].strip()


def _readers(layout: Layout) -> list[tuple[int, str, str, Callable[[str], Any]]]:
    """Column, field, title and how to read it."""
    return [
        (place, name, layout.title(name), _reader(name, layout))
        for name, place in layout.fields.items()
        if place >= 0
    ]


def _reader(name: str, layout: Layout) -> Callable[[str], Any]:
    mark, strict = layout.marks.get(name), layout.strict
    if name in ("sale_price", "unit_cost", "unit_price"):
        return lambda cell: checked_price(read_money(cell, mark, strict=strict), name)
    if name == "amount":
        return partial(read_money, mark=mark, strict=strict)
    if name in ("reorder_point", "reorder_quantity"):
        return lambda cell: checked_level(read_quantity(cell, mark, strict=strict), name)
    if name == "quantity":
        negative = layout.kind == "sales"  # what was brought back
        return lambda cell: _stock(read_quantity(cell, mark, strict=strict), negative=negative)
    if name == "pack_quantity":
        return lambda cell: checked_quantity(read_quantity(cell, mark, strict=strict))
    if name in ("day", "expires_on"):
        return partial(_day, order=layout.orders.get(name))
    if layout.own and name in OWN_READERS:
        return OWN_READERS[name]
    return READERS.get(name, partial(_line, name=name))


def _line(cell: str, name: str) -> str:
    return clean_line(read_text(cell), name)


def _stock(quantity: int, *, negative: bool) -> int:
    if negative:
        checked_level(abs(quantity), "quantity")
        return quantity
    return checked_level(quantity, "quantity")


def _day(cell: str, order: Any) -> str:
    found: date = read_day(cell, order)
    return found.isoformat()


def _active(cell: str) -> bool:
    return not read_flag(cell)


def _partner_kind(cell: str) -> str:
    kind = PARTNER_KINDS.get(cell.strip().lower())
    if kind is None:
        raise Unreadable("cell_no_partner_kind")
    return kind


READERS: Final[dict[str, Callable[[str], Any]]] = {
    "sku": lambda cell: clean_line(read_code(cell), "sku", limit=SKU_LIMIT),
    "barcode": lambda cell: clean_code(read_code(cell)),
    "unit": lambda cell: clean_line(read_text(cell), "unit", limit=16),
    "note": lambda cell: clean_note(read_text(cell)),
    "phone": lambda cell: clean_line(read_text(cell), "phone", limit=64),
    "pack_name": lambda cell: clean_line(read_text(cell), "pack_name", limit=64),
    "lot": lambda cell: clean_line(read_code(cell), "lot", limit=64),
    "reference": lambda cell: clean_line(read_text(cell), "external_ref", limit=REFERENCE_LIMIT),
    "archived": read_flag,
    "active": _active,
    "track_lots": read_flag,
    "partner_kind": _partner_kind,
}
OWN_READERS: Final[dict[str, Callable[[str], Any]]] = {  # our own exports damage no code
    "sku": lambda cell: clean_line(as_written(cell), "sku", limit=SKU_LIMIT),
    "barcode": lambda cell: clean_code(as_written(cell)),
    "name": lambda cell: clean_line(as_written(cell), "name"),
    "category": lambda cell: clean_line(as_written(cell), "category"),
    "supplier": lambda cell: clean_line(as_written(cell), "supplier"),
    "note": lambda cell: clean_note(as_written(cell)),
}
