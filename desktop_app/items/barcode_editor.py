"""The barcodes of an item in its form: a row for each, and a scan that makes one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.errors import InvalidInput
from db.operations.items import ONE, BarcodeFields
from db.queries.items import BarcodeRow
from db.rules.barcodes import clean_code
from db.rules.texts import clean_line
from desktop_app.shell.messages import sentence_for
from desktop_app.widgets.controls import button, label
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.icons import icon
from desktop_app.widgets.number_fields import QuantityField
from desktop_app.widgets.tokens import CONTROL_HEIGHT, GRID

_COUNT_WIDTH = 9 * GRID
_PACK_WIDTH = 12 * GRID
_PACK_LIMIT = 64


class BarcodeEditor(QWidget):
    """Gives `barcodes()` once `check()` says that each can be taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[BarcodeLine] = []
        self._decimals = 0
        self._rows = QVBoxLayout()
        self._titles = _titles(self.tr("Code"), self.tr("Counts"), self.tr("Pack"))
        self._hint = label(
            self.tr("Scan the product or its carton, or add a code by hand."),
            "quiet",
            wrap=True,
        )
        self.add = button(self.tr("&Add barcode"), icon_name="add", name="addBarcode")
        self._build_ui()
        self.add.clicked.connect(self._on_add)

    def show_barcodes(self, barcodes: Sequence[BarcodeRow]) -> None:
        """The barcodes that the item has."""
        for barcode in barcodes:
            self._append(barcode.code, barcode.pack_quantity, barcode.pack_name)

    def take_scan(self, code: str) -> None:
        """Puts a scanned code into a row of its own; one that is there already is shown."""
        for known in self._lines:
            if known.code.text().strip() == code:
                known.code.setFocus()
                known.code.selectAll()
                return
        empty = next((known for known in self._lines if known.is_empty()), None)
        line = empty or self._append("", ONE, "")
        line.code.setText(code)
        line.count.setFocus()

    def show_decimals(self, decimals: int) -> None:
        """The item is counted in another unit."""
        self._decimals = decimals
        for line in self._lines:
            line.count.set_decimals(decimals)

    def check(self) -> bool:
        """Whether every row can be taken; if not each says why, and the first has the focus."""
        taken = [line.check() for line in reversed(self._lines)]
        return all(taken)

    def barcodes(self) -> list[BarcodeFields]:
        """What was typed and scanned; rows without a code are left out."""
        return [line.barcode() for line in self._lines if not line.is_empty()]

    def show_problem(self, code: str, sentence: str) -> bool:
        """Says beside a code why it was refused; False when there is no such row."""
        for line in self._lines:
            if line.code.text().strip() == code:
                line.show_problem(sentence)
                line.code.setFocus()
                return True
        return False

    def _build_ui(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GRID)
        self._rows.setSpacing(GRID)
        outer.addWidget(self._titles)
        outer.addLayout(self._rows)
        outer.addWidget(self._hint)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addStretch(1)
        outer.addLayout(below)
        self._titles.hide()

    def _append(self, code: str, counts: int, pack: str) -> "BarcodeLine":
        line = BarcodeLine(code, counts, pack, self._decimals)
        self._lines.append(line)
        self._rows.addWidget(line)
        line.removed.connect(lambda: self._on_removed(line))
        self.setTabOrder(self.add.previousInFocusChain() or self, line.code)
        for first, second in zip(line.stops, (*line.stops[1:], self.add), strict=True):
            self.setTabOrder(first, second)
        self._show_titles()
        return line

    def _show_titles(self) -> None:
        self._titles.setVisible(bool(self._lines))
        self._hint.setVisible(not self._lines)

    def _on_add(self) -> None:
        self._append("", ONE, "").code.setFocus()

    def _on_removed(self, line: "BarcodeLine") -> None:
        self._lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.add.setFocus()
        self._show_titles()


class BarcodeLine(QWidget):
    """One barcode: its code, how many it counts, and what the pack is called."""

    removed = Signal()

    def __init__(self, code: str, counts: int, pack: str, decimals: int) -> None:
        super().__init__()
        self.code = QLineEdit(code)
        self.count = QuantityField(decimals, minimum=1)
        self.pack = QLineEdit(pack)
        self.remove = _remove_button(self.tr("Remove this barcode"))
        self.stops = (self.code, self.count, self.pack, self.remove)
        self.count.set_value(counts)
        self._build_ui()
        self.remove.clicked.connect(self.removed)
        self.code.textEdited.connect(lambda: self.show_problem(""))
        self.count.problem_changed.connect(self.show_problem)

    def is_empty(self) -> bool:
        """Whether there is no code in it."""
        return not self.code.text().strip()

    def barcode(self) -> BarcodeFields:
        """What the row says."""
        return BarcodeFields(self.code.text(), self.count.value() or ONE, self.pack.text())

    def check(self) -> bool:
        """Whether it can be taken; says why not."""
        if self.is_empty():
            return True
        try:
            clean_code(self.code.text())
            clean_line(self.pack.text(), "pack_name", limit=_PACK_LIMIT, required=False)
        except InvalidInput as error:
            self.show_problem(sentence_for(error))
            self.code.setFocus()
            return False
        self.show_problem(self.count.problem())
        return self.count.check()

    def show_problem(self, sentence: str) -> None:
        """Why the row cannot be taken; "" when it can."""
        self._row.show_problem(sentence)

    def _build_ui(self) -> None:
        fields = QWidget()
        row = QHBoxLayout(fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.code, 1)
        row.addWidget(self.count)
        row.addWidget(self.pack)
        row.addWidget(self.remove)
        self.count.setFixedWidth(_COUNT_WIDTH)
        self.pack.setFixedWidth(_PACK_WIDTH)
        for field, name, spoken in (
            (self.code, "barcodeCode", self.tr("Barcode")),
            (self.count, "barcodeCount", self.tr("How many it counts")),
            (self.pack, "barcodePack", self.tr("Name of the pack")),
        ):
            field.setObjectName(name)
            field.setAccessibleName(spoken)
        self.pack.setPlaceholderText(self.tr("carton"))
        self._row = FormRow("", fields)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._row)


def _titles(code: str, counts: str, pack: str) -> QWidget:
    titles = QWidget()
    row = QHBoxLayout(titles)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    row.addWidget(label(code, "caption"), 1)
    for text, width in ((counts, _COUNT_WIDTH), (pack, _PACK_WIDTH), ("", CONTROL_HEIGHT)):
        title = label(text, "caption")
        title.setFixedWidth(width)
        row.addWidget(title)
    return titles


def _remove_button(name: str) -> QPushButton:
    made = button("", "quiet", name="removeBarcode")
    made.setIcon(icon("close", "text_quiet"))
    made.setIconSize(QSize(16, 16))
    made.setFixedWidth(CONTROL_HEIGHT)
    made.setStyleSheet("padding: 0;")
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
