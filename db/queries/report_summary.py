"""What a report adds up to, and its first rows; the others are read when they are looked at."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from db.access import Actor
from db.connection import ShopDatabase
from db.queries.reports import Column, Part, Report, ReportRequest, Row, asked_for
from db.queries.sum_reports import sums_with_totals

REVERSED: Final = "_reversed"
PAGE: Final = 500


@dataclass
class ReportSummary:
    """The first page of a report; all else is about all of its `count` rows.

    `came` and `went` are quantities by unit (thousandths) of a report of movements: a reversal
    counts against what it takes back, a transfer not at all.
    """

    report: Report
    count: int = 0
    items: int = 0
    totals: dict[str, int] = field(default_factory=dict)
    came: Counter[str] = field(default_factory=Counter)
    went: Counter[str] = field(default_factory=Counter)


def summarise_report(
    database: ShopDatabase, actor: Actor, *, request: ReportRequest
) -> ReportSummary:
    """Reads every row once and keeps a page of them; raises what `open_report` raises.

    Reports that add up are added up where they are read. The request's part is not heard.
    """
    name = request.name
    with asked_for(database, actor, request=replace(request, part=Part())) as (definition, asked):
        if definition.sums is None:
            return summary_of(name, *definition.open(database, asked))
        asked = replace(asked, part=Part(0, PAGE))
        columns, page, count, totals = sums_with_totals(definition.sums, database, asked)
        return ReportSummary(Report(name, columns, page), count, count, totals)


def summary_of(name: str, columns: Sequence[Column], rows: Iterable[Row]) -> ReportSummary:
    """Adds up rows as they come."""
    summary = ReportSummary(Report(name, tuple(columns), []))
    places = {column.key: place for place, column in enumerate(columns)}
    sums = [(column.key, places[column.key]) for column in columns if column.is_sum]
    summary.totals = {key: 0 for key, _place in sums}
    moves = [places[key] for key in ("kind", "quantity", "unit")] if "kind" in places else []
    items = set()
    for row in rows:
        if summary.count < PAGE:
            summary.report.rows.append(row)
        summary.count += 1
        items.add(row[places["sku"]])
        for key, place in sums:
            summary.totals[key] += int(row[place] or 0)
        if moves:
            kind, quantity, unit = (row[place] for place in moves)
            _add_move(summary, str(kind), int(quantity or 0), str(unit))
    summary.items = len(items)
    return summary


def _add_move(summary: ReportSummary, kind: str, quantity: int, unit: str) -> None:
    if kind.removesuffix(REVERSED) == "transfer":
        return
    if (quantity > 0) != kind.endswith(REVERSED):
        summary.came[unit] += quantity
    else:
        summary.went[unit] -= quantity
