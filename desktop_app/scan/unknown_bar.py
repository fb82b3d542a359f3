"""What can be done about codes that belong to no item yet; seen only while there are some."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.widgets.controls import button
from desktop_app.widgets.tokens import GRID


class UnknownBar(QWidget):
    """Who may neither create items nor add barcodes can only remove them."""

    create_pressed = Signal()
    add_pressed = Signal()
    remove_pressed = Signal()

    def __init__(self, *, may_create: bool, may_add: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unknownBar")
        self._remove = button("", icon_name="undo", name="removeUnknown")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._remove)
        row.addStretch(1)
        if may_add:
            add = button(self.tr("Add to an ite&m…"), icon_name="search", name="addToItem")
            add.clicked.connect(self.add_pressed)
            row.addWidget(add)
        if may_create:
            create = button(self.tr("Create &item"), icon_name="add", name="createItem")
            create.clicked.connect(self.create_pressed)
            row.addWidget(create)
        self._remove.clicked.connect(self.remove_pressed)

    def show_count(self, count: int) -> None:
        """How many unknown codes there are; none hides the bar."""
        text = self.tr("Remo&ve all unknown codes ({count})").format(count=count)
        self._remove.setText(text)
        self._remove.setAccessibleName(text.replace("&", ""))
        self.setVisible(count > 0)
