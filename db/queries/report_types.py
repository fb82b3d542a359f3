"""What reports are made of: columns, filters, orders, and who asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["text", "date", "quantity", "money", "count"]
Row = tuple[str | int | None, ...]


class Code(str):
    """A word of ours (a kind, a built-in place) for people to translate; a name is none."""

    __slots__ = ()


@dataclass(frozen=True)
class Column:
    """A column of a report: a stable key, and what its values are.

    Quantities are thousandths of the unit, money ten-thousandths of the currency, dates ISO 8601.
    `is_sum` columns have a total under the table.
    """

    key: str
    kind: Kind = "text"
    is_sum: bool = False


@dataclass(frozen=True)
class ReportFilter:
    """What a report covers; None means all."""

    first: date | None = None
    last: date | None = None
    kind: str | None = None
    category: bytes | None = None
    location: bytes | None = None
    sku: str | None = None


@dataclass(frozen=True)
class Order:
    """The column that sorts a report; rows that are alike in it keep the report's own order."""

    key: str
    descending: bool = False


@dataclass(frozen=True)
class Report:
    """A report's columns and rows; a value that a person may not see has no column."""

    name: str
    columns: tuple[Column, ...]
    rows: list[Row]

    def totals(self) -> dict[str, int]:
        """The sums of the columns that have one."""
        return {
            column.key: sum(int(row[place] or 0) for row in self.rows)
            for place, column in enumerate(self.columns)
            if column.is_sum
        }


@dataclass(frozen=True)
class Part:
    """Which rows of a report are wanted: so many after the first so many; -1 is all."""

    skip: int = 0
    limit: int = -1


@dataclass(frozen=True)
class Asked:
    """A filter together with what the person may see; `person` limits to their own sales."""

    where: ReportFilter
    order: Order | None
    part: Part
    person: bytes | None
    sees_cost: bool


Opened = tuple[tuple[Column, ...], Iterator[Row]]
