"""This computer has lost its key to the shop: the recovery key opens it again."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from db.errors import LumbungError
from desktop_app.login.card_window import PROGRAM, CardWindow, Look
from desktop_app.shell.messages import sentence_for
from desktop_app.widgets.controls import button, label
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.messages import Banner
from desktop_app.widgets.tokens import GRID


class KeyWindow(CardWindow):
    """`submitted(text)`: somebody has typed a recovery key; `show_error` when it does not open."""

    submitted = Signal(str)

    def __init__(self, backups: Path, look: Look) -> None:
        super().__init__(PROGRAM, look, width=82 * GRID)
        self.setObjectName("keyWindow")
        self._backups = backups
        self._key = QLineEdit()
        self._key.setObjectName("recoveryKey")
        self._row = FormRow(self.tr("Recovery &key"), self._key)
        self._banner = Banner()
        self._open = button(self.tr("&Open the shop"), "primary", name="openShop")
        self._close = button(self.tr("&Close"), name="closeProgram")
        self._build_ui()
        self._open.clicked.connect(self._on_open)
        self._close.clicked.connect(self.close)

    def show_error(self, error: LumbungError) -> None:
        """Why the shop stays shut; what was typed stays."""
        self._open.setEnabled(True)
        if error.code.startswith("recovery_key"):
            self._row.show_problem(sentence_for(error))
        else:
            where = self.tr("Safety copies are kept in {folder}.").format(folder=self._backups)
            self._banner.show_message("error", f"{sentence_for(error)} {where}")
        self._key.setFocus()

    def _build_ui(self) -> None:
        said = self.tr(
            "The shop is locked, and this computer's key to it is not where it was. Type the"
            " recovery key that was written down when the shop was made; dashes do not matter."
        )
        self.card.addWidget(label(self.tr("The key is missing"), "lead"))
        self.card.addWidget(label(said, wrap=True))
        self.card.addWidget(self._row)
        self.card.addWidget(self._banner)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._open)
        self.card.addLayout(buttons)
        self._open.setDefault(True)
        self._key.setFocus()

    def _on_open(self) -> None:
        self._open.setEnabled(False)
        self._banner.hide()
        self.submitted.emit(self._key.text())
