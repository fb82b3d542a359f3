"""What a report comes down to."""

from db.queries.report_summary import summary_of
from db.queries.reports import Column
from desktop_app.reports.key_figures import figures_of


def test_figures_of_movements() -> None:
    """The largest quantity stands first, the others small behind it."""
    columns = (
        *(Column("sku"), Column("kind"), Column("quantity", "quantity"), Column("unit")),
        Column("amount", "money", is_sum=True),
    )
    rows = [
        ("R", "receipt", 1_500, "kg", 0),
        ("T", "receipt", 24_000, "pcs", 0),
        ("R", "sale", -500, "kg", 125_000),
    ]
    summary = summary_of("movements", columns, rows)

    shown = [(figure.key, figure.value, figure.rest) for figure in figures_of(summary, "USD")]

    assert shown == [("in", "24 pcs", "1.5 kg"), ("out", "0.5 kg", ""), ("amount", "$12.50", "")]
    assert [figure.key for figure in figures_of(summary, "USD", own=True)] == ["out", "amount"]
