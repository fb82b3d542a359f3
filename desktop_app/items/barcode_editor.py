"""The barcodes of an item in its form: a row for each, and a scan that makes one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.operations.items import ONE, BarcodeFields
from db.queries.items import BarcodeRow
from desktop_app.items.barcode_line import COUNT_WIDTH, PACK_WIDTH, BarcodeLine
from desktop_app.widgets.controls import button, label
from desktop_app.widgets.tokens import GRID


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
        line.take_scan(code)

    def show_decimals(self, decimals: int) -> None:
        """The item is counted in another unit."""
        self._decimals = decimals
        for line in self._lines:
            line.count.set_decimals(decimals)

    def check(self) -> bool:
        """Whether every row can be taken; if not each says why, and the first has the focus.

        A code that fails its check digit is taken once its warning was seen.
        """
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

    def _append(self, code: str, counts: int, pack: str) -> BarcodeLine:
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
        if self._lines:  # their last button is wider for fingers
            beside = GRID + self._lines[0].remove.sizeHint().width()
            self._titles.setContentsMargins(0, 0, beside, 0)

    def _on_add(self) -> None:
        self._append("", ONE, "").code.setFocus()

    def _on_removed(self, line: BarcodeLine) -> None:
        self._lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.add.setFocus()
        self._show_titles()


def _titles(code: str, counts: str, pack: str) -> QWidget:
    titles = QWidget()
    row = QHBoxLayout(titles)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    row.addWidget(label(code, "caption"), 1)
    for text, width in ((counts, COUNT_WIDTH), (pack, PACK_WIDTH)):
        title = label(text, "caption")
        title.setFixedWidth(width)
        row.addWidget(title)
    return titles
