"""What a report comes down to."""

from typing import Any

from db.queries.reports import Column, Report
from desktop_app.reports.key_figures import figures_of, goods_in, goods_out


def row(kind: str, thousandths: int, unit: str = "pcs") -> dict[str, Any]:
    """What the figures look at in a movement."""
    return {"kind": kind, "quantity": thousandths, "unit": unit}


def test_goods_in_and_out_by_unit() -> None:
    """Pieces are never added to kilograms; a transfer is neither in nor out."""
    rows = [
        row("receipt", 12_000),
        row("receipt", 2_500, "kg"),
        row("opening", 1_000),
        row("sale", -3_000),
        row("adjustment", -500, "kg"),
        row("transfer", 7_000),
    ]

    assert goods_in(rows) == {"pcs": 13_000, "kg": 2_500}
    assert goods_out(rows) == {"pcs": 3_000, "kg": 500}


def test_reversals_count_against_what_they_take_back() -> None:
    """A reversed receipt lessens what came, a reversed sale what went."""
    rows = [
        row("receipt", 12_000),
        row("receipt_reversed", -12_000),
        row("sale", -3_000),
        row("sale_reversed", 3_000),
        row("sale", -1_000),
    ]

    assert goods_in(rows) == {"pcs": 0}
    assert goods_out(rows) == {"pcs": 1_000}


def test_figures_of_movements() -> None:
    """The largest quantity stands first, the others small behind it."""
    columns = (
        *(Column("kind"), Column("quantity", "quantity"), Column("unit")),
        Column("amount", "money", is_sum=True),
    )
    report = Report(
        "movements",
        columns,
        [("receipt", 1_500, "kg", 0), ("receipt", 24_000, "pcs", 0), ("sale", -500, "kg", 125_000)],
    )

    shown = [(figure.key, figure.value, figure.rest) for figure in figures_of(report, "USD")]

    assert shown == [("in", "24 pcs", "1.5 kg"), ("out", "0.5 kg", ""), ("amount", "$12.50", "")]
    assert [figure.key for figure in figures_of(report, "USD", own=True)] == ["out", "amount"]
