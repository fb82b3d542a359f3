"""What a document says above its lines: the place and, for a receipt, the supplier's side."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from db.queries.drafts import DraftRow
from desktop_app.scan.desk import Choices
from desktop_app.scan.open_draft import Head, Kind
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.tokens import GRID


class DocumentHead(QWidget):
    """`changed(Head)` comes when a field is left or chosen; `flush` sends what is still typed."""

    changed = Signal(object)

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._partner = QComboBox(), QComboBox()
        self._ref, self._note = QLineEdit(), QLineEdit()
        self._sent = Head()
        self._wanted: DraftRow | None = None
        self._build_ui(kind)
        self._connect_signals()

    @property
    def head(self) -> Head:
        """What is in the fields now."""
        return Head(
            self._place.currentData(),
            self._partner.currentData(),
            self._ref.text(),
            self._note.text(),
        )

    def show_choices(self, choices: Choices) -> None:
        """Fills the lists, and chooses what was chosen; one place alone is nothing to choose."""
        untouched = self.head == self._sent
        chosen = self.head if self._place.count() else self._wanted
        self._place.clear()
        self._partner.clear()
        for place in choices.places:
            self._place.addItem(place.name, place.id)
        self._partner.addItem(self.tr("Not named"), None)
        for supplier in choices.suppliers:
            self._partner.addItem(supplier.name, supplier.id)
        self._place_row.setVisible(len(choices.places) > 1)
        self._choose(chosen)
        if untouched:
            self._sent = self.head

    def show_draft(self, draft: DraftRow | None) -> None:
        """Shows what is kept with a draft, or an empty head."""
        self._wanted = draft
        self._choose(draft)
        self._ref.setText(draft.external_ref if draft else "")
        self._note.setText(draft.note if draft else "")
        self._sent = self.head

    def flush(self) -> None:
        """Sends what has changed since it was sent last."""
        head = self.head
        if head != self._sent:
            self._sent = head
            self.changed.emit(head)

    def _build_ui(self, kind: Kind) -> None:
        names = ("documentPlace", "documentPartner", "documentReference", "documentNote")
        fields = (self._place, self._partner, self._ref, self._note)
        for field, name in zip(fields, names, strict=True):
            field.setObjectName(name)
        self._place_row = FormRow(self.tr("&Location"), self._place)
        self._place_row.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID)
        grid.addWidget(self._place_row, 0, 0, 1, 2)
        if kind == "receipt":
            grid.addWidget(FormRow(self.tr("Su&pplier"), self._partner), 1, 0)
            grid.addWidget(FormRow(self.tr("Their &number"), self._ref), 1, 1)
            grid.addWidget(FormRow(self.tr("N&ote"), self._note), 2, 0, 1, 2)
            grid.setColumnStretch(0, 3)
            grid.setColumnStretch(1, 2)

    def _connect_signals(self) -> None:
        for box in (self._place, self._partner):
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
            box.activated.connect(self.flush)
        for field in (self._ref, self._note):
            field.editingFinished.connect(self.flush)

    def _choose(self, chosen: Head | DraftRow | None) -> None:
        _choose_in(self._place, chosen.location if chosen else None)
        _choose_in(self._partner, chosen.partner if chosen else None)


def _choose_in(box: QComboBox, identity: bytes | None) -> None:
    """Chooses an entry by its id, else the first (findData takes bytes for what they are at)."""
    found = (number for number in range(box.count()) if box.itemData(number) == identity)
    box.setCurrentIndex(next(found, 0))
