"""Rows in pages: asked for once each, and news that leave the cursor on its row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.widgets.paged_model import PagedRowsModel
from desktop_app.widgets.rows_model import Column

Goods = tuple[str, int]
COLUMNS = [
    Column[Goods]("name", "Name", lambda row: row[0]),
    Column[Goods]("stock", "Stock", lambda row: str(row[1])),
]
TOP = QModelIndex()


def paged(*rows: Goods, complete: bool = False) -> PagedRowsModel[Goods]:
    """A model that shows a first page."""
    model = PagedRowsModel(COLUMNS, lambda row: row[0])
    model.show_page(rows, complete=complete)
    return model


def test_every_page_is_asked_for_once(qtbot: QtBot) -> None:
    """Not again while it is on its way, and not after the last one."""
    model = paged(("Beras", 1))
    with qtbot.waitSignal(model.more_wanted):
        model.fetchMore(TOP)
    assert not model.canFetchMore(TOP)
    model.append_page([("Gula", 1)], complete=False)
    assert model.canFetchMore(TOP)
    model.append_page([("Teh", 1)], complete=True)
    assert not model.canFetchMore(TOP)


def test_a_row_that_slid_into_the_next_page_is_not_shown_twice() -> None:
    """A row made in between pushes others onto the page that comes."""
    model = paged(("Beras", 1), ("Gula", 1))
    model.append_page([("Gula", 1), ("Teh", 1)], complete=True)
    assert [name for name, _ in model.rows] == ["Beras", "Gula", "Teh"]


def test_nothing_is_fetched_while_other_rows_are_on_their_way(qtbot: QtBot) -> None:
    """What is scrolled to would belong to the order that is gone."""
    model = paged(("Beras", 1))
    model.expect_page()
    with qtbot.assertNotEmitted(model.more_wanted):
        model.fetchMore(TOP)


def test_news_keep_the_cursor_on_its_row(qtmodeltester: ModelTester) -> None:
    """Rows come, go, move and change; an index follows its own."""
    model = paged(("Beras", 1), ("Gula", 1), ("Kopi", 1), ("Teh", 1), complete=True)
    qtmodeltester.check(model)
    cursor = QPersistentModelIndex(model.index(2, 0))
    news = [("Teh", 1), ("Apel", 9), ("Kopi", 7), ("Beras", 1)]
    model.merge_rows(news, complete=True)
    assert model.rows == news
    assert (cursor.row(), cursor.data()) == (2, "Kopi")
    assert model.index(2, 1).data() == "7"


def test_another_order_is_asked_for(qtbot: QtBot) -> None:
    """Sorting is done by whoever fetches; no column means the order of its own."""
    model = paged(("Beras", 1))
    with qtbot.waitSignal(model.sort_wanted) as asked:
        model.sort(1, Qt.SortOrder.DescendingOrder)
    assert asked.args == ["stock", True]
    with qtbot.waitSignal(model.sort_wanted) as asked:
        model.sort(-1)
    assert asked.args == ["", False]
