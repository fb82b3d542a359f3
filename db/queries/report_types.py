"""What reports are made of: columns, filters, orders, and who asks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["text", "date", "moment", "quantity", "money", "count"]
Filter = Literal["period", "kind", "category", "location", "supplier", "days"]
Row = tuple[str | int | None, ...]


class Code(str):
    """A word of ours (a kind, a built-in place) for people to translate; a name is none."""

    __slots__ = ()


@dataclass(frozen=True)
class Column:
    """A column of a report: a stable key, and what its values are.

    Quantities are thousandths of the unit, money ten-thousandths of the currency, dates ISO 8601;
    a moment is a date with the time on the shop's clock.
    `is_sum` columns have a total under the table; not every column can be sorted by.
    """

    key: str
    kind: Kind = "text"
    is_sum: bool = False
    is_sorted: bool = True


@dataclass(frozen=True)
class ReportFilter:
    """What a report covers; None means all, for `days` the report's own number."""

    first: date | None = None
    last: date | None = None
    kind: str | None = None
    category: bytes | None = None
    location: bytes | None = None
    sku: str | None = None
    supplier: bytes | None = None
    days: int | None = None


@dataclass(frozen=True)
class Order:
    """The column that sorts a report; rows that are alike in it keep the report's own order.

    `words` say what the codes in it are called: it is sorted as people read it.
    """

    key: str
    descending: bool = False
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """A report's columns and rows; a value that a person may not see has no column."""

    name: str
    columns: tuple[Column, ...]
    rows: list[Row]


@dataclass(frozen=True)
class Part:
    """Which rows of a report are wanted: so many after the first so many; -1 is all."""

    skip: int = 0
    limit: int = -1


@dataclass(frozen=True)
class ReportRequest:
    """Which report, of what, in which order, and how much of it."""

    name: str
    where: ReportFilter = ReportFilter()
    order: Order | None = None
    part: Part = Part()


@dataclass(frozen=True)
class Asked:
    """A request together with what the person may see; `person` limits to their own sales.

    `at` is the moment of asking (microseconds UTC).
    """

    where: ReportFilter
    order: Order | None
    part: Part
    person: bytes | None
    sees_cost: bool
    at: int


Opened = tuple[tuple[Column, ...], Iterator[Row]]
