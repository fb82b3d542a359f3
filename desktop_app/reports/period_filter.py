"""The days that a report covers: a preset such as this month, or two days of one's own."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QWidget

from desktop_app.reports.periods import PRESETS, Days, days_of
from desktop_app.reports.words import PERIODS, in_words
from desktop_app.widgets.days import DATE_FORMAT, day_in_words
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.tokens import CONTROL_HEIGHT, GRID


class PeriodFilter(QWidget):
    """`changed` comes once for every change that a person makes; `today` is the shop's day."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._preset = QComboBox()
        self._preset.setObjectName("periodFilter")
        self._first = _day_field("firstDay")
        self._last = _day_field("lastDay")
        self._build_ui()
        self._connect_signals()

    def choose(self, preset: str) -> None:
        """Sets a preset, without telling of it."""
        self._preset.setCurrentIndex(PRESETS.index(preset))
        self._show_days()

    def days(self) -> Days:
        """The days that count now; those of a preset follow the calendar over midnight."""
        if self._preset.currentData() != "custom":
            return days_of(self._preset.currentData(), self._today())
        first, last = sorted([_python_date(self._first), _python_date(self._last)])
        return first, last

    def in_words(self) -> str:
        """The days for people."""
        first, last = self.days()
        if first is None or last is None:
            return self._preset.currentText()
        if first == last:
            return day_in_words(first)
        return f"{day_in_words(first)} – {day_in_words(last)}"

    def _build_ui(self) -> None:
        for preset in PRESETS:
            self._preset.addItem(in_words(PERIODS, preset), preset)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        self._ends = [FormRow(self.tr("&From"), self._first), FormRow(self.tr("&To"), self._last)]
        for view in (FormRow(self.tr("&Period"), self._preset), *self._ends):
            row.addWidget(view, 0, Qt.AlignmentFlag.AlignTop)

    def _connect_signals(self) -> None:
        self._preset.activated.connect(self._on_preset_chosen)
        for field in (self._first, self._last):
            field.dateChanged.connect(self._on_day_changed)

    def _show_days(self) -> None:
        """Writes a preset's days into the fields; all days have no ends to show."""
        days = self.days()
        for end, field, day in zip(self._ends, (self._first, self._last), days, strict=True):
            end.setVisible(day is not None)
            field.blockSignals(True)
            field.setDate(_qt_date(day or self._today()))
            field.blockSignals(False)

    def _on_preset_chosen(self) -> None:
        self._show_days()
        self.changed.emit()

    def _on_day_changed(self) -> None:
        self._preset.setCurrentIndex(PRESETS.index("custom"))
        self.changed.emit()


def _day_field(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setObjectName(name)
    field.setCalendarPopup(True)
    field.setDisplayFormat(DATE_FORMAT)
    field.setKeyboardTracking(False)
    field.setFixedSize(17 * GRID, CONTROL_HEIGHT)
    return field


def _qt_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _python_date(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
