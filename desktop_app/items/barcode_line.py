"""One barcode of an item in its form, and the doubt about a check digit that does not fit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.errors import InvalidInput
from db.operations.items import ONE, BarcodeFields
from db.rules.barcodes import clean_code, fitting_check_digit
from db.rules.texts import clean_line
from desktop_app.shell.messages import sentence_for
from desktop_app.widgets.controls import button
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.number_fields import QuantityField
from desktop_app.widgets.tokens import GRID

COUNT_WIDTH = 9 * GRID
PACK_WIDTH = 12 * GRID
_PACK_LIMIT = 64


class BarcodeLine(QWidget):
    """One barcode: its code, how many it counts, and what the pack is called.

    What is wrong keeps it from being taken; a check digit that does not fit is warned about, and
    keeps it only until the warning was seen. The code it begins with was taken before.
    """

    removed = Signal()

    def __init__(self, code: str, counts: int, pack: str, decimals: int) -> None:
        super().__init__()
        self.code = QLineEdit(code)
        self.count = QuantityField(decimals, minimum=1)
        self.pack = QLineEdit(pack)
        self.remove = _remove_button(self.tr("Remove this barcode"))
        self.stops = (self.code, self.count, self.pack, self.remove)
        self.count.set_value(counts)
        self._seen = code
        self._build_ui()
        self.remove.clicked.connect(self.removed)
        self.code.textEdited.connect(lambda: self.show_problem(""))
        self.code.editingFinished.connect(self._on_code_left)
        self.count.problem_changed.connect(self.show_problem)

    def is_empty(self) -> bool:
        """Whether there is no code in it."""
        return not self.code.text().strip()

    def take_scan(self, code: str) -> None:
        """Fills in a scanned code; its count is next."""
        self.code.setText(code)
        self.count.setFocus()
        self._warn()
        self._seen = code

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
        return self.count.check() and self._is_seen()

    def show_problem(self, sentence: str) -> None:
        """Why the row cannot be taken; "" when it can."""
        self._row.show_problem(sentence)

    def _warn(self) -> bool:
        """Whether there is doubt about the code; says which digit would fit."""
        digit = fitting_check_digit(self.code.text().strip())
        if digit is None:
            return False
        said = self.tr("The last digit should be {digit}. Check the label.").format(digit=digit)
        comfort = self.tr("A code of your own can stay as it is.")
        self._row.show_warning(f"{said} {comfort}")
        return True

    def _is_seen(self) -> bool:
        """Whether a warning was shown before; if not the focus goes where it stands now."""
        code = self.code.text()
        seen = not self._warn() or self._seen == code
        if not seen:
            self._seen = code
            self.code.setFocus()
        return seen

    def _on_code_left(self) -> None:
        """Whoever goes on to another field sees the warning; a press on Save comes too soon."""
        goes_to = QApplication.focusWidget()
        saves = isinstance(goes_to, QPushButton) and goes_to.isDefault()
        if self._warn() and goes_to is not self.code and not saves:
            self._seen = self.code.text()

    def _build_ui(self) -> None:
        fields = QWidget()
        row = QHBoxLayout(fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.code, 1)
        row.addWidget(self.count)
        row.addWidget(self.pack)
        row.addWidget(self.remove)
        self.count.setFixedWidth(COUNT_WIDTH)
        self.pack.setFixedWidth(PACK_WIDTH)
        for field, name, spoken in (
            (self.code, "barcodeCode", self.tr("Barcode")),
            (self.count, "barcodeCount", self.tr("How many it counts")),
            (self.pack, "barcodePack", self.tr("Name of the pack")),
        ):
            field.setObjectName(name)
            field.setAccessibleName(spoken)
        self.code.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.pack.setPlaceholderText(self.tr("carton"))
        self._row = FormRow("", fields)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._row)


def _remove_button(name: str) -> QPushButton:
    made = button("", "quiet", icon_name="close", name="removeBarcode")
    made.setProperty("square", True)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
