"""The shop cannot be opened: why, where its copies are, and a way to try again."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from db.errors import LumbungError
from desktop_app.login.card_window import PROGRAM, CardWindow, Look
from desktop_app.shell.messages import sentence_for
from desktop_app.widgets.controls import button, label
from desktop_app.widgets.icons import IconView
from desktop_app.widgets.tokens import GRID

_COPIES_DO_NOT_HELP = ("already_open", "database_busy", "database_newer")


class TroubleWindow(CardWindow):
    """`retried` when the person wants another try."""

    retried = Signal()

    def __init__(self, error: LumbungError, folder: Path, backups: Path, look: Look) -> None:
        super().__init__(PROGRAM, look, width=72 * GRID)
        self.setObjectName("troubleWindow")
        self._folder = folder
        self._retry = button(self.tr("&Try again"), "primary", icon_name="refresh", name="retry")
        self._show_folder = button(self.tr("Show the &folder"), icon_name="folder", name="folder")
        self._close = button(self.tr("&Close"), name="closeProgram")
        self._build_ui(error, backups)
        self._retry.clicked.connect(self.retried)
        self._show_folder.clicked.connect(self._on_show_folder)
        self._close.clicked.connect(self.close)

    def _build_ui(self, error: LumbungError, backups: Path) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(GRID + GRID // 2)
        heading.addWidget(IconView("warning", "amber", 28), 0, Qt.AlignmentFlag.AlignTop)
        title = self.tr("The shop cannot be opened now")
        heading.addWidget(label(title, "lead", wrap=True), 1)
        self.card.addLayout(heading)
        sentence = label(sentence_for(error), wrap=True)
        sentence.setObjectName("sentence")
        self.card.addWidget(sentence)
        places = [(self.tr("The shop's folder"), self._folder)]
        if error.code not in _COPIES_DO_NOT_HELP:
            places.append((self.tr("Safety copies, encrypted with the same key"), backups))
        for name, path in places:
            self._add_place(name, path)
        self.card.addLayout(self._buttons())
        self._retry.setDefault(True)
        self._retry.setFocus()

    def _add_place(self, name: str, path: Path) -> None:
        shown = label(str(path), wrap=True)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setAccessibleName(name)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        rows.addWidget(label(name, "caption"))
        rows.addWidget(shown)
        self.card.addLayout(rows)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._show_folder)
        row.addStretch(1)
        row.addWidget(self._close)
        row.addWidget(self._retry)
        return row

    def _on_show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
