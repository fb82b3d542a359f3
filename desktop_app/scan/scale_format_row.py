"""One kind of a scale's codes: how it begins, and what its digits mean."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from db.rules.in_store import InStoreFormat
from db.rules.money import THOUSANDTHS
from desktop_app.widgets.controls import button, label
from desktop_app.widgets.number_fields import QuantityField
from desktop_app.widgets.tokens import GRID

WIDTHS = (9 * GRID, 16 * GRID, 12 * GRID, 12 * GRID, 12 * GRID)


class ScaleFormatRow(QWidget):
    """`changed` follows the typing; `removed` asks to take the row away."""

    changed = Signal()
    removed = Signal()

    def __init__(self, spelling: InStoreFormat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prefix = QLineEdit(spelling.prefix)
        self._kind = QComboBox()
        self._numbers = [_number(part) for part in (1, 0, 0)]
        self._remove = button("", "quiet", icon_name="delete", name="removeFormat")
        self._build_ui()
        self._show(spelling)
        self._connect_signals()

    def spelling(self) -> InStoreFormat:
        """What the row says; numbers that are none count as 0, which is then refused."""
        numbers = [(field.value() or 0) // THOUSANDTHS for field in self._numbers]
        return InStoreFormat(self._prefix.text().strip(), self._kind.currentData(), *numbers)

    def enter(self) -> None:
        """Ready to be typed into."""
        self._prefix.setFocus()
        self._prefix.selectAll()

    def _build_ui(self) -> None:
        for kind, name in (("weight", self.tr("Weight")), ("price", self.tr("Price"))):
            self._kind.addItem(name, kind)
        fields: tuple[QWidget, ...] = (self._prefix, self._kind, *self._numbers)
        names = ("prefix", "kind", "itemDigits", "skippedDigits", "decimals")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for field, name, title, width in zip(fields, names, _titles(), WIDTHS, strict=True):
            field.setObjectName(name)
            field.setAccessibleName(title)
            field.setFixedWidth(width)
            row.addWidget(field)
        self._prefix.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self._remove.setAccessibleName(self.tr("Remove this kind"))
        self._remove.setToolTip(self.tr("Remove this kind"))
        row.addWidget(self._remove)
        row.addStretch(1)

    def _show(self, spelling: InStoreFormat) -> None:
        self._kind.setCurrentIndex(self._kind.findData(spelling.kind))
        values = (spelling.item_digits, spelling.skipped_digits, spelling.decimals)
        for field, value in zip(self._numbers, values, strict=True):
            field.set_value(value * THOUSANDTHS)

    def _connect_signals(self) -> None:
        self._prefix.textChanged.connect(self.changed)
        self._kind.currentIndexChanged.connect(self.changed)
        for field in self._numbers:
            field.value_changed.connect(self.changed)
        self._remove.clicked.connect(self.removed)


def titles_row(parent: QWidget | None = None) -> QWidget:
    """What stands above the rows."""
    titles = QWidget(parent)
    row = QHBoxLayout(titles)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    for text, width in zip(_titles(), WIDTHS, strict=True):
        title = label(text, "caption", wrap=True)
        title.setFixedWidth(width)
        row.addWidget(title)
    row.addStretch(1)
    return titles


def _titles() -> tuple[str, ...]:
    return (
        QCoreApplication.translate("ScaleFormatRow", "Begins with"),
        QCoreApplication.translate("ScaleFormatRow", "Says"),
        QCoreApplication.translate("ScaleFormatRow", "Digits of the item"),
        QCoreApplication.translate("ScaleFormatRow", "Digits to skip"),
        QCoreApplication.translate("ScaleFormatRow", "Decimals"),
    )


def _number(minimum: int) -> QuantityField:
    return QuantityField(0, minimum * THOUSANDTHS, 9 * THOUSANDTHS)
