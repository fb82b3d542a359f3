"""The top of the detail pane: what it is, how much there is and why, what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from db.queries.items import ItemRow
from desktop_app.items import words
from desktop_app.items.facts import breakable
from desktop_app.items.item_actions import ItemActions
from desktop_app.items.items_model import LEVEL_LOOK, second_line
from desktop_app.widgets.action_button import action_button
from desktop_app.widgets.controls import label, set_look
from desktop_app.widgets.icons import IconView
from desktop_app.widgets.numbers import format_quantity
from desktop_app.widgets.tokens import GRID


class ItemHead(QWidget):
    """Shows one item; the sentences follow when they have been read."""

    def __init__(self, actions: ItemActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = label("", "title", wrap=True)
        self._second = label("", "quiet", wrap=True)
        self._figure = label("", "figure")
        self._unit = label("", "quiet")
        self._mark = IconView("low-stock", "amber")
        self._level = label("", "strong")
        self._why = label("", wrap=True)
        self._last = label("", "caption", wrap=True)
        self._build_ui(actions)

    def show_row(self, row: ItemRow) -> None:
        """What it is and how much there is."""
        self._name.setText(breakable(row.name))
        self._second.setText(breakable(second_line(row)))
        self._figure.setText(format_quantity(row.on_hand))
        self._unit.setText(row.unit)
        marked = row.level in LEVEL_LOOK
        self._mark.setVisible(marked)
        self._level.setVisible(marked)
        if marked:
            icon_name, tone = LEVEL_LOOK[row.level]
            self._mark.show_icon(icon_name, tone)
            self._level.setText(words.level_word(row.level))
            set_look(self._level, "tone", tone)

    def show_why(self, why: str) -> None:
        """Why there is what there is."""
        self._why.setText(why)

    def show_last(self, last: str) -> None:
        """What happened last; "" when nothing has."""
        self._last.setText(last)
        self._last.setVisible(bool(last))

    def _build_ui(self, actions: ItemActions) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for text, name in (
            (self._name, "itemName"),
            (self._second, "itemSku"),
            (self._why, "itemWhy"),
            (self._last, "itemLast"),
        ):
            text.setObjectName(name)
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._figure.setObjectName("itemOnHand")
        self._level.setObjectName("itemLevel")
        rows.addWidget(self._name)
        rows.addWidget(self._second)
        rows.addLayout(self._quantity())
        rows.addWidget(self._why)
        rows.addWidget(self._last)
        self._add_buttons(rows, actions)

    def _quantity(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, GRID, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._figure)
        row.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        row.addSpacing(GRID)
        row.addWidget(self._mark)
        row.addWidget(self._level)
        row.addStretch(1)
        self._unit.setContentsMargins(0, 0, 0, 5)
        return row

    def _add_buttons(self, rows: QVBoxLayout, actions: ItemActions) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, GRID, 0, 0)
        row.setSpacing(GRID)
        for action in (actions.edit, actions.restore, actions.remove):
            if action:
                row.addWidget(action_button(action))
        row.addStretch(1)
        rows.addLayout(row)
