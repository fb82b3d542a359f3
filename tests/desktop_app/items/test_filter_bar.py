"""How many match, said as exactly as it was counted."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.items.filter_bar import COUNTED, Counts, FilterBar
from desktop_app.widgets.chip import Chip


def test_a_search_of_many_says_that_there_are_more(qtbot: QtBot) -> None:
    """Where counting ended there is a plus; all items together are counted whole."""
    bar = FilterBar()
    qtbot.addWidget(bar)
    count = bar.findChild(QLabel, "itemCount")
    low, archived = bar.findChild(Chip, "lowStockChip"), bar.findChild(Chip, "archivedChip")
    assert count is not None
    assert low is not None
    assert archived is not None
    bar.show_counts(Counts(1_000_000, COUNTED + 1, 2_000))
    assert count.text() == "1,000,000 items"
    assert low.text().endswith("  1,000+")
    assert archived.text().endswith("  2,000")
    bar.search.setText("kopi")
    bar.show_counts(Counts(COUNTED + 1, COUNTED, 0))
    assert count.text() == "1,000+ items"
    assert low.text().endswith("  1,000")
    assert archived.text().endswith("  0")
