"""What the person sees of a mistake of the program: a report to save, and the way on."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.widgets.controls import button, label
from desktop_app.widgets.icons import IconView
from desktop_app.widgets.messages import Banner
from desktop_app.widgets.tokens import GRID


class CrashDialog(QDialog):
    """Says that something went wrong; the report can be saved, the program goes on or ends."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._banner = Banner()
        self._save = button(self.tr("&Save report"), icon_name="save", name="saveReport")
        self._end = button(self.tr("C&lose Lumbung"), name="closeProgram")
        self._go_on = button(self.tr("&Continue"), "primary", name="continue")
        self._build_ui()
        self._connect_signals()

    @classmethod
    def ask(cls, report: str, parent: QWidget | None) -> bool:
        """Shows the report's dialog; False when the person wants the program to end."""
        return cls(report, parent).exec() == QDialog.DialogCode.Accepted

    def said(self) -> str:
        """What the dialog says about saving."""
        return self._banner.text()

    def reject(self) -> None:
        """Esc goes on: nothing is ended by accident."""
        self.accept()

    def _build_ui(self) -> None:
        title = self.tr("Something went wrong")
        said = self.tr(
            "This was a mistake of the program, not yours; what was posted is safe."
            " You can save a report for whoever looks after Lumbung for you. It tells where in"
            " the program it happened, and nothing about the shop."
        )
        self.setWindowTitle(title)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        rows.setSpacing(2 * GRID)
        heading = QHBoxLayout()
        heading.setSpacing(GRID + GRID // 2)
        heading.addWidget(IconView("warning", "amber", 28))
        heading.addWidget(label(title, "title"), 1)
        rows.addLayout(heading)
        text = label(said, wrap=True)
        text.setFixedWidth(60 * GRID)
        rows.addWidget(text)
        rows.addWidget(self._banner)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self._save)
        buttons.addStretch(1)
        buttons.addWidget(self._end)
        buttons.addWidget(self._go_on)
        rows.addLayout(buttons)
        self._go_on.setDefault(True)
        self._go_on.setFocus()

    def _connect_signals(self) -> None:
        self._save.clicked.connect(self._on_save)
        self._end.clicked.connect(lambda: self.done(QDialog.DialogCode.Rejected))
        self._go_on.clicked.connect(self.accept)

    def _on_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save report"), "lumbung-report.txt", self.tr("Text (*.txt)")
        )
        if not name:
            return
        try:
            Path(name).write_text(self._report, encoding="utf-8")
        except OSError:
            self._banner.show_message("error", self.tr("It cannot be saved there; try elsewhere."))
        else:
            self._banner.show_message("success", self.tr("The report is saved."))
