"""The list at the left of the first start: which steps there are and which are done."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.widgets.controls import label, set_look
from desktop_app.widgets.icons import IconView
from desktop_app.widgets.tokens import GRID

WIDTH = 28 * GRID


class StepList(QFrame):
    """Shows, decides nothing; a click does not jump, for every step needs the one before."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._marks = [IconView("check", "accent", 16) for _ in names]
        self._names = [label(name) for name in names]
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        rows.setSpacing(2 * GRID)
        rows.addLayout(_row(IconView("lumbung", "accent", 32), label("Lumbung", "lead")))
        rows.addSpacing(GRID)
        for mark, name in zip(self._marks, self._names, strict=True):
            rows.addLayout(_row(mark, name))
        rows.addStretch(1)

    def mark(self, current: int) -> None:
        """The steps before `current` are done, those behind it are still to come."""
        for place, (mark, name) in enumerate(zip(self._marks, self._names, strict=True)):
            icon_name = "check" if place < current else "chevron-right"
            mark.show_icon(icon_name, "accent" if place <= current else "text_quiet")
            set_look(name, "level", "strong" if place == current else "quiet")


def _row(mark: IconView, name: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID + GRID // 2)
    row.addWidget(mark)
    row.addWidget(name, 1)
    return row
