"""A field to choose one of a few names from, or to type a new one for who may add it."""

from collections.abc import Sequence

from PySide6.QtCore import Property, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from db.queries.shop import Choice


class ChoiceField(QComboBox):
    """`chosen()` is an id, a new name to add, or None where nothing is chosen.

    What fits stands in a list below; in touch mode it is filled in, since the first touch of a
    pad's key would only close that list.
    """

    def __init__(self, *, may_add: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_add = may_add
        self._is_touched = False
        self.setEditable(may_add)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        edit, completer = self.lineEdit(), self.completer()
        if edit and completer:
            edit.setProperty("plain", True)
            edit.setPlaceholderText(self.tr("Choose or type"))
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)

    def show_choices(self, choices: Sequence[Choice], chosen: bytes | None) -> None:
        """What there is to choose from, and what is chosen now."""
        self.clear()
        self.addItem("" if self._may_add else self.tr("None"), None)
        for choice in choices:
            self.addItem(choice.name, choice.id)
        self.setCurrentIndex(next((n for n, c in enumerate(choices, 1) if c.id == chosen), 0))

    def chosen(self) -> bytes | str | None:
        """The id of a known name, in whatever case it was typed; else the new name."""
        if not self._may_add:
            return self._id(self.currentIndex())
        text = self.currentText().strip()
        if not text:
            return None
        at = self.findText(text, Qt.MatchFlag.MatchFixedString)
        return text if at < 0 else self._id(at)

    def _is_for_fingers(self) -> bool:
        return self._is_touched

    def _set_for_fingers(self, on: bool) -> None:
        self._is_touched = on
        completer = self.completer()
        if on and completer:
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchStartsWith)

    touch = Property(bool, _is_for_fingers, _set_for_fingers)  # for the style sheet

    def _id(self, at: int) -> bytes | None:
        known = self.itemData(at)
        return None if known is None else bytes(known)
