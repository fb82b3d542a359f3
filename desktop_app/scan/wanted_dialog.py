"""Asks which codes the camera is to read, and how long those are that check nothing themselves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from desktop_app.capture.wanted import EVERYTHING, SYMBOLOGIES, Wanted, lengths_of, text_of
from desktop_app.shell.settings import Settings
from desktop_app.widgets.controls import label
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.tokens import GRID

_PRINTED = {
    "EAN13": "EAN-13",
    "EAN8": "EAN-8",
    "UPCA": "UPC-A",
    "UPCE": "UPC-E",
    "Code128": "Code 128",
    "Code39": "Code 39",
    "Code93": "Code 93",
    "DataBarLtd": "DataBar Limited",
    "DataBarExp": "DataBar Expanded",
    "DataBarExpStk": "DataBar Stacked",
}
_COLUMNS = 4


class WantedDialog(FormDialog):
    """What is kept holds for this PC's camera from its next start on."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Codes to read"), self.tr("&Save"), parent, width=80 * GRID)
        self.setObjectName("wantedDialog")
        self._settings = settings
        now = settings.wanted
        self._boxes = {name: QCheckBox(_PRINTED.get(name, name)) for name in SYMBOLOGIES}
        self._itf = QLineEdit(text_of(now.itf_lengths))
        self._codabar = QLineEdit(text_of(now.codabar_lengths))
        self._build_fields(now)
        self.submitted.connect(self._on_submitted)

    @classmethod
    def ask(cls, settings: Settings, parent: QWidget | None = None) -> bool:
        """Keeps what the person wants; whether that is something new."""
        before = settings.wanted
        return cls(settings, parent).answered() and settings.wanted != before

    def _build_fields(self, now: Wanted) -> None:
        sentence = self.tr("The fewer kinds are looked for, the sooner a code is read.")
        self.content.addWidget(label(sentence, wrap=True))
        grid = QGridLayout()
        grid.setSpacing(GRID)
        for place, (name, box) in enumerate(self._boxes.items()):
            box.setObjectName(f"read-{name}")
            box.setChecked(name in now.symbologies)
            grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
        self.content.addLayout(grid)
        hint = self.tr("Other lengths are not believed: stripes can look like these codes.")
        self._itf.setObjectName("itfLengths")
        self._codabar.setObjectName("codabarLengths")
        for lengths in (self._itf, self._codabar):
            lengths.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self._itf_row = self.add_row(self.tr("Digits of an &ITF code"), self._itf)
        self._codabar_row = self.add_row(
            self.tr("Characters of a Coda&bar code"), self._codabar, hint
        )
        self.offer_pad(self._itf)

    def _on_submitted(self) -> None:
        unread = [name for name, box in self._boxes.items() if not box.isChecked()]
        if len(unread) == len(self._boxes):
            self.show_error(self.tr("Tick at least one kind of code."))
            return
        rows = (self._itf_row, self._itf), (self._codabar_row, self._codabar)
        wrong = [row for row, field in rows if not lengths_of(field.text())]
        for row in wrong:
            row.show_problem(self.tr("Type lengths such as 6, 12-14."))
        if not wrong:
            self._keep(unread)
            self.accept()

    def _keep(self, unread: list[str]) -> None:
        self._settings.unread_symbologies = " ".join(unread)
        itf, codabar = lengths_of(self._itf.text()), lengths_of(self._codabar.text())
        self._settings.itf_lengths = "" if itf == EVERYTHING.itf_lengths else text_of(itf)
        usual = codabar == EVERYTHING.codabar_lengths
        self._settings.codabar_lengths = "" if usual else text_of(codabar)
