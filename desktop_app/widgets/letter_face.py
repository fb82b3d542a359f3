"""The letters of a pad, in the order of the alphabet: rows of a keyboard would be too wide."""

from string import ascii_uppercase

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.widgets.key_face import KeyFace

_GAP = 2
_COLUMNS = 7
_MARKS = "-."


class LetterFace(KeyFace):
    """Capitals at first; `Aa` changes between them and small letters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_GAP, parent)
        self._letters: list[QPushButton] = []
        for number, text in enumerate(ascii_uppercase + _MARKS):
            key = self.writing_key(text, (number // _COLUMNS, number % _COLUMNS, 1, 1))
            self._letters.append(key)
        case = self.key("Aa", (4, 0, 1, 1), "padCase", self.tr("Capitals or small letters"))
        case.clicked.connect(self._on_case)
        self.numbers = self.key("123", (4, 1, 1, 2), "padNumbers", self.tr("Numbers"))
        space = self.key("␣", (4, 3, 1, 2), "padSpace", self.tr("Space"))
        space.clicked.connect(lambda: self.typed.emit(" "))

    def _on_case(self) -> None:
        for key in self._letters:
            key.setText(key.text().swapcase())
