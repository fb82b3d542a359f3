"""What narrows the list of items: the search and the chips, with how many match."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from db.queries.items import ItemFilter
from db.queries.shop import Choice
from desktop_app.widgets.chip import Chip, counted_text, plain_mnemonic
from desktop_app.widgets.controls import label
from desktop_app.widgets.search_field import SearchField
from desktop_app.widgets.tokens import GRID

COUNTED = 1_000  # of more that match a search it is enough to know that they are more
_LONGEST_CHIP = 24


@dataclass(frozen=True)
class Counts:
    """How many items match now, and how many of them with one chip more.

    A search or a chip is counted to `COUNTED` and one; all items together are counted whole.
    """

    shown: int
    low: int
    archived: int


class FilterBar(QWidget):
    """`changed` tells that `where()` gives something else."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: Choice | None = None
        self.search = SearchField(self.tr("Search by name, SKU or barcode"))
        self.row = QHBoxLayout(self)
        self._category = Chip(self.tr("Cate&gory"), "chevron-down")
        self._low = Chip(self.tr("&Low stock"))
        self._archived = Chip(self.tr("A&rchived"))
        self._count = label("", "quiet")
        self._menu = QMenu(self)
        self._build_ui()
        self._connect_signals()

    def where(self) -> ItemFilter:
        """What the person asks for."""
        return ItemFilter(
            text=self.search.text(),
            category=self._chosen.id if self._chosen else None,
            only_low=self._low.isChecked(),
            archived=self._archived.isChecked(),
        )

    def clear(self) -> None:
        """Everything that is not archived."""
        self._choose(None)
        self._low.setChecked(False)
        self._archived.setChecked(False)
        self.search.clear()

    def show_categories(self, choices: Sequence[Choice]) -> None:
        """The categories to choose from."""
        self._menu.clear()
        for choice in choices:
            action = self._menu.addAction(plain_mnemonic(choice.name))
            action.triggered.connect(lambda _=False, choice=choice: self._choose(choice))
        self._category.setVisible(bool(choices))

    def show_counts(self, counts: Counts) -> None:
        """How many match; "1,000+" where counting ended."""
        counted = None if self.where() == ItemFilter() else COUNTED
        self._low.show_count(counts.low, COUNTED)
        self._archived.show_count(counts.archived, counted)
        self._category.show_count(counts.shown if self._chosen else None, COUNTED)
        shown = counted_text(counts.shown, counted)
        one, many = self.tr("1 item"), self.tr("{count} items").format(count=shown)
        self._count.setText(one if counts.shown == 1 else many)

    def _build_ui(self) -> None:
        self.row.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.row.setSpacing(GRID)
        self.search.setMinimumWidth(24 * GRID)
        self.search.setMaximumWidth(46 * GRID)
        self.row.addWidget(self.search, 1)
        self.row.addSpacing(GRID)
        for widget in (self._category, self._low, self._archived):
            self.row.addWidget(widget)
        self.row.addStretch(1)
        self.row.addWidget(self._count)
        self.search.setObjectName("itemSearch")
        self._category.setObjectName("categoryChip")
        self._low.setObjectName("lowStockChip")
        self._archived.setObjectName("archivedChip")
        self._count.setObjectName("itemCount")
        self._menu.setObjectName("categoryMenu")
        self._category.hide()

    def _connect_signals(self) -> None:
        self.search.search_changed.connect(self.changed)
        self._low.toggled.connect(self.changed)
        self._archived.toggled.connect(self.changed)
        self._category.clicked.connect(self._on_category_clicked)

    def _choose(self, choice: Choice | None) -> None:
        if choice == self._chosen:
            return
        self._chosen = choice
        name = _shortened(choice.name) if choice else self.tr("Cate&gory")
        self._category.show_name(plain_mnemonic(name) if choice else name)
        self._category.show_count(None)
        self._category.setChecked(choice is not None)
        self.changed.emit()

    def _on_category_clicked(self) -> None:
        if self._chosen is not None:
            self._choose(None)
            return
        self._category.setChecked(False)
        self._menu.popup(self._category.mapToGlobal(QPoint(0, self._category.height() + 4)))


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_CHIP else f"{name[: _LONGEST_CHIP - 1]}…"
