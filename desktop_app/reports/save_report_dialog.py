"""Asks where a report is to be saved."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate


class SaveReportDialog(QFileDialog):
    """The system's dialog for a new CSV file; it asks before it lets one be replaced."""

    @classmethod
    def ask(cls, parent: QWidget, suggested: str) -> Path | None:
        """The file that the person chose, None when they did not."""
        dialog = cls(parent)
        dialog.setWindowTitle(translate("SaveReportDialog", "Export report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(translate("SaveReportDialog", "Table for spreadsheets (*.csv)"))
        dialog.setDefaultSuffix("csv")
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile(suggested)
        chosen = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
        dialog.deleteLater()
        return chosen
