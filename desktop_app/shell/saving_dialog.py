"""Says that the last acts are still being written before the window closes."""

from PySide6.QtWidgets import QWidget

from desktop_app.widgets.controls import label
from desktop_app.widgets.form_dialog import FormDialog


class SavingDialog(FormDialog):
    """Goes by itself; `rejected` comes from who would rather stay."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Still saving"), "", parent)
        self.setObjectName("savingDialog")
        self._left = label("", "lead", wrap=True)
        said = self.tr("The disk is slow. The window closes by itself once everything is kept.")
        self.content.addWidget(self._left)
        self.content.addWidget(label(said, "quiet", wrap=True))
        self.primary.hide()
        self.cancel.setText(self.tr("&Keep it open"))

    def show_left(self, count: int) -> None:
        """How many acts are not on disk yet."""
        self._left.setText(self.tr("Still to be saved: {count}").format(count=count))
