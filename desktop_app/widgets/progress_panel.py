"""What a page shows while long work goes on: what is done, how far it is, and Cancel."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop_app.widgets.controls import button, label
from desktop_app.widgets.tokens import GRID

MOST = 1_000_000_000  # what a bar can hold


class ProgressPanel(QWidget):
    """`counted` is how the numbers are said, with {done} and {all} in it."""

    cancelled = Signal()

    def __init__(
        self, title: str, sentence: str, counted: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._counted = counted
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._numbers = label("", "caption")
        self._cancel = button(self.tr("&Cancel"), name="cancelWork")
        self._cancel.clicked.connect(self._on_cancel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addWidget(label(title, "title", wrap=True))
        rows.addWidget(label(sentence, wrap=True))
        rows.addWidget(self._bar)
        rows.addWidget(self._numbers)
        rows.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)

    def begin(self) -> None:
        """Something is done, nobody knows how much yet; Cancel has the focus."""
        self._bar.setRange(0, 0)
        self._numbers.setText("")
        self._cancel.setEnabled(True)
        self._cancel.setFocus()

    def show_progress(self, done: int, whole: int) -> None:
        """How much is done of how much."""
        self._bar.setRange(0, min(whole, MOST))
        self._bar.setValue(min(done, MOST))
        say = QLocale().toString
        self._numbers.setText(self._counted.format(done=say(done), all=say(whole)))

    def _on_cancel(self) -> None:
        """It ends soon, not at once."""
        self._cancel.setEnabled(False)
        self.cancelled.emit()
