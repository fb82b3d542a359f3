"""Asks before something that cannot be undone; the safe button is the default one."""

from PySide6.QtWidgets import QWidget

from desktop_app.widgets.controls import label
from desktop_app.widgets.form_dialog import FormDialog


class ConfirmDialog(FormDialog):
    """A question that names what would be lost."""

    def __init__(
        self, title: str, sentence: str, action: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, action, parent, primary="danger")
        self.setObjectName("confirmDialog")
        self.content.addWidget(label(sentence, wrap=True))
        self.submitted.connect(self.accept)
        self.cancel.setFocus()

    @classmethod
    def ask(cls, title: str, sentence: str, action: str, parent: QWidget | None = None) -> bool:
        """Whether the person wants `action` to be done."""
        return cls(title, sentence, action, parent).answered()
