"""Asks which of several items stays when they become one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop_app.widgets.controls import label
from desktop_app.widgets.form_dialog import FormDialog

Holder = tuple[bytes, str]


class MergeDialog(FormDialog):
    """The others' stock and codes go to the one that stays; their documents stay as they are."""

    def __init__(self, holders: Sequence[Holder], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Merge the items"), self.tr("&Merge"), parent)
        self._holders = list(holders)
        self._group = QButtonGroup(self)
        self.setObjectName("mergeDialog")
        self._build_form()
        self.submitted.connect(self.accept)

    @classmethod
    def ask(cls, holders: Sequence[Holder], parent: QWidget | None = None) -> bytes | None:
        """The id of the item that stays; None when nothing is to be merged."""
        dialog = cls(holders, parent)
        chosen = dialog.kept if dialog.answered() else None
        return chosen() if chosen else None

    def kept(self) -> bytes:
        """The item that is chosen."""
        return self._holders[self._group.checkedId()][0]

    def _build_form(self) -> None:
        said = self.tr(
            "Which one stays? The stock and the codes of the others go to it; what was booked of "
            "them stays as it is. This cannot be undone."
        )
        self.content.addWidget(label(said, wrap=True))
        for number, (_, name) in enumerate(self._holders):
            radio = QRadioButton(name.replace("&", "&&"))
            radio.setObjectName(f"keep{number}")
            radio.setChecked(number == 0)
            self._group.addButton(radio, number)
            self.content.addWidget(radio)
        self._group.buttons()[0].setFocus()
