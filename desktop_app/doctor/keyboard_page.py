"""Learns a keyboard scanner: shows a code, writes down its keys, says what it understood."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.capture.key_recorder import KeyRecorder
from desktop_app.capture.learning import (
    MORE_CODES,
    SETUP_CODE,
    NotLearnt,
    RawScan,
    learn,
    learn_more,
)
from desktop_app.capture.scanner_profile import ScannerProfile
from desktop_app.doctor import words
from desktop_app.doctor.barcodes import BarcodeView
from desktop_app.doctor.setup_sheet import print_sheet, save_sheet
from desktop_app.widgets.controls import button, label
from desktop_app.widgets.messages import Banner
from desktop_app.widgets.tokens import GRID

_CODES = (SETUP_CODE, *MORE_CODES)
_BAR_HEIGHT = 11 * GRID
_LENGTHS = range(4, 13)


class KeyboardPage(QWidget):
    """`learnt(profile)` when a scan of the code that is shown was understood."""

    learnt = Signal(object)  # ScannerProfile

    def __init__(self, profile: ScannerProfile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._step = 0
        self._barcode = BarcodeView(_BAR_HEIGHT)
        self._asked = label("", "strong", wrap=True)
        self._box = QLineEdit()
        self._recorder = KeyRecorder(self._box)
        self._banner = Banner()
        self._keys = label("", "caption", wrap=True)
        self._told = label("", wrap=True)
        self._minimum = QComboBox()
        self._print = button(self.tr("&Print the set-up sheet…"), icon_name="print", name="print")
        self._save_sheet = button(self.tr("Save it as P&DF…"), name="saveSheet")
        self._build_ui()
        self._connect_signals()
        self._ask(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Writes down keys while it is seen, ready to scan."""
        super().showEvent(event)
        self._recorder.install(_application())
        self._box.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """No longer."""
        super().hideEvent(event)
        self._recorder.remove(_application())

    def _build_ui(self) -> None:
        self._box.setObjectName("scanBox")
        self._box.setReadOnly(True)
        self._box.setPlaceholderText(self.tr("Scan the code above: its keys arrive here"))
        self._box.setAccessibleName(self.tr("Test scan"))
        for text, name in ((self._asked, "asked"), (self._keys, "rawKeys"), (self._told, "told")):
            text.setObjectName(name)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        rows = QVBoxLayout(self)
        rows.setSpacing(GRID)
        for part in (self._asked, self._barcode, self._box, self._banner, self._keys, self._told):
            rows.addWidget(part)
        rows.addStretch(1)
        rows.addLayout(self._shortest())
        rows.addLayout(self._sheet())

    def _shortest(self) -> QHBoxLayout:
        self._minimum.setObjectName("minimum")
        for length in _LENGTHS:
            self._minimum.addItem(str(length), length)
        self._minimum.setCurrentIndex(max(0, self._minimum.findData(self._profile.minimum)))
        name = label(self.tr("S&hortest code, in characters"))
        name.setBuddy(self._minimum)
        self._minimum.setAccessibleName(name.text().replace("&", ""))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(name)
        row.addWidget(self._minimum)
        row.addStretch(1)
        return row

    def _sheet(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._print)
        row.addWidget(self._save_sheet)
        row.addStretch(1)
        return row

    def _connect_signals(self) -> None:
        self._recorder.recorded.connect(self._on_recorded)
        self._minimum.currentIndexChanged.connect(self._on_minimum_changed)
        self._print.clicked.connect(lambda: print_sheet(self))
        self._save_sheet.clicked.connect(lambda: save_sheet(self))

    def _ask(self, step: int) -> None:
        self._step = step
        said = self.tr("Scan this code, from the screen or from the printed sheet (code {number}).")
        asked = said.format(number=step + 1)
        self._asked.setText(asked)
        self._barcode.show_text(_CODES[step], asked)

    def _on_recorded(self, scan: RawScan) -> None:
        self._keys.setText(words.keys_as_they_came(scan))
        try:
            self._profile = self._learn(scan)
        except NotLearnt as reason:
            self._told.setText(words.timing(scan))
            self._banner.show_message("amber", words.problem(reason.code))
            return
        self._told.setText("\n".join(words.understood(self._profile, scan)))
        self._go_on()
        self.learnt.emit(self._profile)

    def _learn(self, scan: RawScan) -> ScannerProfile:
        if self._step == 0:
            return learn(scan, self._minimum.currentData())
        return learn_more(self._profile, scan, _CODES[self._step])

    def _go_on(self) -> None:
        """Another layout needs the other codes too; else one scan is enough."""
        more = bool(self._profile.mapping) and self._step + 1 < len(_CODES)
        if more:
            said = self.tr("Understood. This scanner has another layout: scan the next code too.")
            self._banner.show_message("info", said)
        else:
            self._banner.show_message("success", self.tr("Your scanner is understood. Save it."))
        self._ask(self._step + 1 if more else 0)

    def _on_minimum_changed(self) -> None:
        self._profile = replace(self._profile, minimum=self._minimum.currentData())
        self.learnt.emit(self._profile)


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None  # noqa: S101  (there is no widget without one)
    return application
