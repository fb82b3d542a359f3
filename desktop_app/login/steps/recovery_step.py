"""The recovery key: shown, copied or saved, and put away somewhere safe."""

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QStandardPaths, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QHBoxLayout

from desktop_app.login.answers import Answers
from desktop_app.login.steps.step import Step
from desktop_app.widgets.controls import Panel, button, label, set_look
from desktop_app.widgets.messages import Banner
from desktop_app.widgets.tokens import GRID

COLUMNS = 7


class RecoveryStep(Step):
    """Goes on when the person says that the key is put away."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(
            answers,
            self.tr("Recovery key"),
            self.tr("Your recovery key"),
            self.tr(
                "The shop's file is encrypted. If the password is forgotten or this computer is"
                " replaced, these fourteen groups open it again. Nobody else has them: keep them"
                " on paper, away from this computer."
            ),
        )
        self._copy = button(self.tr("C&opy"), icon_name="copy", name="copyKey")
        self._save = button(self.tr("Save to a &file"), icon_name="save", name="saveKey")
        self._kept = QCheckBox(self.tr("I have &written the key down"))
        self._reason = label(self.tr("Write the key down first, then tick this."), "caption")
        self._banner = Banner()
        self._build_ui()
        self._copy.clicked.connect(self._on_copy)
        self._save.clicked.connect(self._on_save)
        self._kept.toggled.connect(lambda: self._reason.hide())

    def enter(self) -> None:
        """What is done with the key first."""
        self._copy.setFocus()

    def take(self) -> bool:
        """The tick is needed."""
        self.answers.key_is_kept = self._kept.isChecked()
        self._reason.setVisible(not self.answers.key_is_kept)
        if not self.answers.key_is_kept:
            self._kept.setFocus()
        return self.answers.key_is_kept

    def print_ready(self) -> str:
        """The key as a text to print: which shop, which day, what it is for."""
        groups = self.answers.recovery_key.split("-")
        lines = ["   ".join(groups[at : at + COLUMNS]) for at in range(0, len(groups), COLUMNS)]
        day = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
        return "\n\n".join(
            [
                self.tr("Recovery key of {shop}, {day}").format(shop=self.answers.called, day=day),
                *lines,
                self.tr(
                    "It opens the shop's file and resets the owner's password. Keep it on paper,"
                    " away from the computer, and show it to nobody."
                ),
                "",
            ]
        )

    def _build_ui(self) -> None:
        self.body.addWidget(_key_panel(self.answers.recovery_key))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._copy)
        row.addWidget(self._save)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self._banner)
        self._kept.setObjectName("keyIsKept")
        self._kept.setChecked(self.answers.key_is_kept)
        self.body.addWidget(self._kept)
        set_look(self._reason, "tone", "red")
        self._reason.setObjectName("keyReason")
        self._reason.hide()
        self.body.addWidget(self._reason)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.print_ready())
        said = self.tr("Copied. Paste it where you can print it, not into a chat.")
        self._banner.show_message("success", said)

    def _on_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the recovery key"), _suggested(), self.tr("Text (*.txt)")
        )
        if not name:
            return
        try:
            with open(name, "w", encoding="utf-8", opener=_for_its_owner_alone) as file:
                file.write(self.print_ready())
        except OSError:
            self._banner.show_message("error", self.tr("It cannot be saved there; try elsewhere."))
        else:
            said = self.tr("Saved. Print it, or keep it on a USB stick away from this computer.")
            self._banner.show_message("success", said)


def _suggested() -> str:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return str(
        Path(folder) / QCoreApplication.translate("RecoveryStep", "lumbung-recovery-key.txt")
    )


def _for_its_owner_alone(path: str, flags: int) -> int:
    descriptor = os.open(path, flags, 0o600)
    if hasattr(os, "fchmod"):  # a file that was there before keeps its own mode
        os.fchmod(descriptor, 0o600)
    return descriptor


def _key_panel(key: str) -> Panel:
    panel = Panel()
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(2 * GRID)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    for place, group in enumerate(key.split("-")):
        shown = label(group, "title")
        shown.setObjectName("keyGroup")
        shown.setStyleSheet(f"font-family: '{font.family()}';")
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(shown, place // COLUMNS, place % COLUMNS)
    panel.body.addLayout(grid)
    panel.setAccessibleName(key)
    return panel
