"""What a document says above its lines: the places, a receipt's supplier, a return's sale."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from db.queries.drafts import DraftRow
from db.queries.shop import Choice
from desktop_app.scan.desk import Choices
from desktop_app.scan.open_draft import Head, Kind
from desktop_app.widgets.controls import button, label
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.tokens import GRID


class DocumentHead(QWidget):
    """`changed(Head)` comes when a field is left or chosen; `flush` sends what is still typed.

    `sale_wanted` asks for the sale that a return is of, `all_wanted` for all that is left of it.
    """

    changed = Signal(object)
    sale_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._place, self._destination, self._partner = QComboBox(), QComboBox(), QComboBox()
        self._ref, self._note = QLineEdit(), QLineEdit()
        self._sale = label("", "caption", wrap=True)
        self._choose_sale = button(self.tr("C&hoose the sale…"), name="chooseSale")
        self._all = button(self.tr("&All of it"), name="returnAll")
        self._sent = Head()
        self._wanted: DraftRow | None = None
        self._build_ui()
        self._connect_signals()

    @property
    def head(self) -> Head:
        """What is in the fields now."""
        return Head(
            self._place.currentData(),
            self._partner.currentData(),
            self._ref.text(),
            self._note.text(),
            self._destination.currentData(),
        )

    def show_choices(self, choices: Choices) -> None:
        """Fills the lists, and chooses what was chosen; one place alone is nothing to choose."""
        untouched = self.head == self._sent
        chosen = self.head if self._place.count() else self._wanted
        for box in (self._place, self._destination, self._partner):
            box.clear()
        _add(self._place, choices.places)
        self._partner.addItem(self.tr("Not named"), None)
        _add(self._partner, choices.suppliers)
        self._place_row.setVisible(len(choices.places) > 1)
        if self._kind == "transfer":
            _add(self._destination, choices.places)
            self._destination_row.setVisible(len(choices.places) > 1)
        self._choose(chosen)
        if untouched:
            self._sent = self._known()

    def show_draft(self, draft: DraftRow | None) -> None:
        """Shows what is kept with a draft, or an empty head."""
        self._wanted = draft
        self._choose(draft)
        self._ref.setText(draft.external_ref if draft else "")
        self._note.setText(draft.note if draft else "")
        self._sent = self._known()

    def show_sale(self, number: str, said: str) -> None:
        """The sale that a return is of, in words; "" when there is none."""
        self._ref.setText(number)
        self._sale.setText(said)
        self._sale.setVisible(bool(said))
        self._all.setVisible(bool(said))

    def choose_sale(self, number: str) -> None:
        """Takes a sale's number as if it were typed."""
        self._ref.setText(number)
        self.flush()

    def flush(self) -> None:
        """Sends what has changed since it was sent last."""
        head = self.head
        if head != self._sent:
            self._sent = head
            self.changed.emit(head)

    def _known(self) -> Head:
        """What is on disk; a destination that nobody chose yet is none, whatever is shown."""
        kept = self._wanted.destination if self._wanted else None
        return replace(self.head, destination=kept)

    def _build_ui(self) -> None:
        names = {
            "documentPlace": self._place,
            "documentDestination": self._destination,
            "documentPartner": self._partner,
            "documentReference": self._ref,
            "documentNote": self._note,
            "documentSale": self._sale,
        }
        for name, field in names.items():
            field.setObjectName(name)
        from_name = self.tr("&From") if self._kind == "transfer" else self.tr("&Location")
        self._place_row = FormRow(from_name, self._place)
        self._place_row.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID)
        if self._kind == "transfer":
            self._build_transfer(grid)
        else:
            grid.addWidget(self._place_row, 0, 0, 1, 2)
        if self._kind == "receipt":
            self._build_receipt(grid)
        elif self._kind == "customer_return":
            self._build_return(grid)

    def _build_receipt(self, grid: QGridLayout) -> None:
        grid.addWidget(FormRow(self.tr("Su&pplier"), self._partner), 1, 0)
        grid.addWidget(FormRow(self.tr("Their &number"), self._ref), 1, 1)
        grid.addWidget(FormRow(self.tr("N&ote"), self._note), 2, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)

    def _build_return(self, grid: QGridLayout) -> None:
        self._ref.setPlaceholderText(self.tr("Such as SAL-K1-000123"))
        grid.addWidget(FormRow(self.tr("Sale &number"), self._ref), 1, 0, 1, 2)
        grid.addWidget(self._sale, 2, 0, 1, 2)
        grid.addWidget(self._choose_sale, 3, 0)
        grid.addWidget(self._all, 3, 1)
        self.show_sale("", "")

    def _build_transfer(self, grid: QGridLayout) -> None:
        self._destination_row = FormRow(self.tr("&To"), self._destination)
        self._destination_row.hide()
        grid.addWidget(self._place_row, 0, 0)
        grid.addWidget(self._destination_row, 1, 0)
        grid.addWidget(FormRow(self.tr("N&ote"), self._note), 2, 0)

    def _connect_signals(self) -> None:
        for box in (self._place, self._destination, self._partner):
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
            box.activated.connect(self._keep_apart)
            box.activated.connect(self.flush)
        for field in (self._ref, self._note):
            field.editingFinished.connect(self.flush)
        self._choose_sale.clicked.connect(self.sale_wanted)
        self._all.clicked.connect(self.all_wanted)

    def _choose(self, chosen: Head | DraftRow | None) -> None:
        _choose_in(self._place, chosen.location if chosen else None)
        _choose_in(self._partner, chosen.partner if chosen else None)
        _choose_in(self._destination, chosen.destination if chosen else None)
        self._keep_apart()

    def _keep_apart(self) -> None:
        """Goods go somewhere else: of two equal places the other box takes the next one."""
        here, there = self._place, self._destination
        if there.count() > 1 and here.currentIndex() == there.currentIndex():
            moved = here if self.sender() is there else there
            moved.setCurrentIndex((moved.currentIndex() + 1) % moved.count())


def _add(box: QComboBox, choices: tuple[Choice, ...]) -> None:
    for choice in choices:
        box.addItem(choice.name, choice.id)


def _choose_in(box: QComboBox, identity: bytes | None) -> None:
    """Chooses an entry by its id, else the first (findData takes bytes for what they are at)."""
    found = (number for number in range(box.count()) if box.itemData(number) == identity)
    box.setCurrentIndex(next(found, 0))
