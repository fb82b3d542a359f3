"""Beside the tape of a stocktake: which one, where one stands, how far it is, and its end."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from db.queries.counts import CountRow
from desktop_app.scan.close_count_dialog import CountEnd
from desktop_app.scan.count_places import Place
from desktop_app.widgets.controls import Panel, button, label
from desktop_app.widgets.form_row import FormRow


class CountPanel(Panel):
    """`count_chosen(CountRow)` comes when another stocktake is chosen, `place_chosen` likewise."""

    count_chosen = Signal(object)
    place_chosen = Signal()
    start_pressed = Signal()
    close_pressed = Signal()
    cancel_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._counts: dict[bytes, CountRow] = {}
        self._which, self._place = QComboBox(), QComboBox()
        self._blind = label("", "caption", wrap=True)
        self._done = label("0", "figure")
        self._left = label("", "quiet")
        self._start = button(self.tr("S&tart a stocktake…"), icon_name="add", name="startCount")
        self._cancel = button(self.tr("&Cancel it"), "quiet", name="cancelCount")
        self._close = button(
            self.tr("Close the count"),
            "primary",
            icon_name="check",
            shortcut="F9",
            name="closeCount",
        )
        self._build_ui()
        self._connect_signals()
        self.show_counts([], None)
        self.show_places([])

    @property
    def place(self) -> bytes | None:
        """Where one stands; None as long as nobody said."""
        found: bytes | None = self._place.currentData()
        return found

    def show_counts(self, counts: list[CountRow], chosen: CountRow | None) -> None:
        """The open counts, and the one that is being made."""
        self._counts = {row.id: row for row in counts}
        self._which.clear()
        for number, row in enumerate(counts):
            self._which.addItem(row.name, row.id)
            if chosen is not None and row.id == chosen.id:
                self._which.setCurrentIndex(number)
        self._which_row.setVisible(bool(counts))
        for part in (self._cancel, self._close, self._figures):
            part.setVisible(chosen is not None)
        self._blind.setVisible(chosen is not None and chosen.blind)

    def show_places(self, places: list[Place]) -> None:
        """Where the count goes; the only place need not be chosen, one of several has to be."""
        kept = self.place
        self._place.clear()
        if len(places) > 1:
            self._place.addItem(self.tr("Choose where you count"), None)
        for place in places:
            self._place.addItem(place.path, place.id)
            if place.id == kept:
                self._place.setCurrentIndex(self._place.count() - 1)
        self._place_row.setVisible(len(places) > 1)

    def show_progress(self, end: CountEnd) -> None:
        """How many things are counted, and how many are not."""
        summary = end.summary
        self._done.setText(str(summary.counted))
        self._left.setText(self.tr("counted · not yet: {count}").format(count=summary.uncounted))
        self._close.setEnabled(summary.counted > 0)

    def _build_ui(self) -> None:
        self._which.setObjectName("whichCount")
        self._place.setObjectName("countPlace")
        self._blind.setText(self.tr("Blind: the books are not shown while it is counted."))
        for box in (self._which, self._place):
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
        self._close.setIconSize(QSize(24, 24))
        self._which_row = FormRow(self.tr("Stockta&ke"), self._which)
        self._place_row = FormRow(self.tr("&Location"), self._place)
        self._figures = QWidget()
        figures = QVBoxLayout(self._figures)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(0)
        figures.addWidget(self._done)
        figures.addWidget(self._left)
        ends = QHBoxLayout()
        ends.addWidget(self._figures, 1)
        ends.addWidget(self._cancel)
        for part in (self._which_row, self._place_row, self._blind):
            self.body.addWidget(part)
        self.body.addLayout(ends)
        self.body.addWidget(self._start)
        self.body.addWidget(self._close)

    def _connect_signals(self) -> None:
        self._which.activated.connect(self._on_chosen)
        self._place.activated.connect(lambda _: self.place_chosen.emit())
        self._start.clicked.connect(self.start_pressed)
        self._close.clicked.connect(self.close_pressed)
        self._cancel.clicked.connect(self.cancel_pressed)

    def _on_chosen(self) -> None:
        self.count_chosen.emit(self._counts[self._which.currentData()])
