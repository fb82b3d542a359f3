"""A filter that is on or off, with how many rows it leaves; pressing it again takes it away."""

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.widgets.icons import icon


class Chip(QPushButton):
    """A checkable pill: `name`, the count once known, and a cross while it is on.

    `name` may hold a mnemonic (&); text from outside goes through `plain_mnemonic` first.
    """

    def __init__(self, name: str, off_icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._count = ""
        self._off_icon = off_icon
        self.setProperty("chip", True)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setIconSize(QSize(14, 14))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind
        self.toggled.connect(self._show)
        self._show()

    def show_name(self, name: str) -> None:
        """Another name, such as what was chosen."""
        self._name = name
        self._show()

    def show_count(self, count: int | None, counted: int | None = None) -> None:
        """How many rows match with it; None when that is not known. Above `counted` it says "+"."""
        self._count = "" if count is None else counted_text(count, counted)
        self._show()

    def _show(self) -> None:
        self.setText(f"{self._name}  {self._count}" if self._count else self._name)
        self.setAccessibleName(self._name.replace("&&", "\0").replace("&", "").replace("\0", "&"))
        if self.isChecked():
            self.setIcon(icon("close", "accent"))
        else:
            self.setIcon(icon(self._off_icon, "text_quiet") if self._off_icon else QIcon())


def counted_text(count: int, counted: int | None = None) -> str:
    """A number of rows; where counting ended at `counted` and one, that there are more."""
    if counted is not None and count > counted:
        return f"{QLocale().toString(counted)}+"
    return QLocale().toString(count)


def plain_mnemonic(text: str) -> str:
    """Text from outside as a name in which no character is taken for a mnemonic."""
    return text.replace("&", "&&")
