"""The figures of a camera, each in a line with what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_app.doctor.camera_words import FIGURES, figure_words
from desktop_app.widgets.controls import label
from desktop_app.widgets.tokens import GRID

if TYPE_CHECKING:
    from desktop_app.capture.figures import CameraFigures

_NONE = "–"


class FigureList(QWidget):
    """Shows dashes until there are figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: dict[str, QLabel] = {}
        self._meanings: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        for number, (key, name) in enumerate(FIGURES):
            self._add(grid, 3 * number, key, QCoreApplication.translate("CameraFigureWords", name))
            grid.setRowMinimumHeight(3 * number + 2, GRID)
        grid.setRowStretch(3 * len(FIGURES), 1)
        self.clear()

    def show_figures(self, figures: CameraFigures) -> None:
        """Shows the latest."""
        for key, told in figure_words(figures).items():
            self._values[key].setText(told.value)
            self._meanings[key].setText(told.meaning)

    def clear(self) -> None:
        """Nothing is known."""
        for key, value in self._values.items():
            value.setText(_NONE)
            self._meanings[key].setText("")

    def _add(self, grid: QGridLayout, row: int, key: str, name: str) -> None:
        value, meaning = label(_NONE, "strong"), label("", "caption", wrap=True)
        value.setObjectName(f"{key}Value")
        meaning.setObjectName(f"{key}Meaning")
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._values[key], self._meanings[key] = value, meaning
        grid.addWidget(label(name), row, 0)
        grid.addWidget(value, row, 1)
        grid.addWidget(meaning, row + 1, 0, 1, 2)
