"""The sales that wait: one more is put aside, one is gone on with, or thrown away."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from db.access import now
from db.queries.parked import ParkedDraft
from db.queries.shop import Shop
from db.rules.calendar import local_time
from desktop_app.scan.tape import Tape
from desktop_app.scan.tape_lines import money_of
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from desktop_app.widgets.controls import button
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.rows_model import Column, RowsModel
from desktop_app.widgets.tokens import GRID

Wish = Callable[[Tape], None]
_LABEL_LIMIT = 64


class ParkedDialog(FormDialog):
    """With lines on the tape Enter puts them aside; else it goes on with the chosen sale."""

    def __init__(
        self,
        parked: Sequence[ParkedDraft],
        shop: Shop,
        parent: QWidget | None = None,
        *,
        can_park: bool,
    ) -> None:
        title = QCoreApplication.translate("ParkedDialog", "Sales that wait")
        park = QCoreApplication.translate("ParkedDialog", "&Park this sale")
        go_on = QCoreApplication.translate("ParkedDialog", "&Go on with it")
        super().__init__(title, park if can_park else go_on, parent, width=80 * GRID)
        self.wish: Wish | None = None
        self._shop = shop
        self._can_park = can_park
        self._label = QLineEdit()
        self._table = DataTable("parkedSales")
        self._model = RowsModel(self._columns(), self)
        self._model.set_rows(parked)
        self._go_on = button(go_on, name="resumeSale")
        self._discard = button(self.tr("&Discard"), "quiet", name="discardParked")
        self._build_content()
        self._connect_content()

    @classmethod
    def ask(
        cls,
        parked: Sequence[ParkedDraft],
        shop: Shop,
        parent: QWidget | None = None,
        *,
        can_park: bool,
    ) -> Wish | None:
        """What is to be done to the tape; None for nothing."""
        dialog = cls(parked, shop, parent, can_park=can_park)
        return dialog.wish if dialog.answered() else None

    def _columns(self) -> Sequence[Column[ParkedDraft]]:
        return (
            Column("since", self.tr("Since"), self._since, width=88, unsorted=True),
            Column("sale", self.tr("Sale"), _described, tooltip=_named, stretch=True),
            Column("lines", self.tr("Lines"), lambda row: str(row.lines), align="right", width=72),
            Column(
                "total",
                self.tr("Total"),
                lambda row: money_of(row.total, self._shop.currency),
                align="right",
                width=128,
            ),
        )

    def _build_content(self) -> None:
        self.setObjectName("parkedDialog")
        self._label.setObjectName("parkLabel")
        self._label.setMaxLength(_LABEL_LIMIT)
        hint = self.tr("Such as the customer's name; it may stay empty.")
        row = self.add_row(self.tr("Call it"), self._label, hint)
        row.setVisible(self._can_park)
        if self._can_park:
            self.offer_pad(self._label)
        waiting = self._model.rowCount() > 0
        self._table.setAccessibleName(self.tr("Sales that wait"))
        self._table.show_model(self._model)
        self._table.setMinimumHeight(24 * GRID)
        self._table.setVisible(waiting)
        self.content.addWidget(self._table, 1)
        self.content.addLayout(self._tools())
        self._go_on.setVisible(waiting and self._can_park)
        self._discard.setVisible(waiting)
        if waiting:
            self._table.select_row(0)
        (self._label if self._can_park else self._table).setFocus()

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._go_on)
        row.addWidget(self._discard)
        row.addStretch(1)
        return row

    def _connect_content(self) -> None:
        self.submitted.connect(self._park if self._can_park else self._resume)
        self._go_on.clicked.connect(self._resume)
        self._table.row_chosen.connect(lambda _: self._resume())
        self._discard.clicked.connect(self._on_discard)

    def _park(self) -> None:
        self._wish_for(partial(Tape.park, label=self._label.text().strip()))

    def _resume(self) -> None:
        chosen = self._table.current_row()
        if chosen is not None:
            self._wish_for(partial(Tape.go_on_with, parked=chosen))

    def _on_discard(self) -> None:
        chosen = self._table.current_row()
        if chosen is None:
            return
        sentence = self.tr("Its lines ({count}) go for good; none of them is booked.")
        title = self.tr("Discard this sale?")
        said = sentence.format(count=chosen.lines)
        if ConfirmDialog.ask(title, said, self.tr("&Discard"), self):
            self._wish_for(partial(Tape.discard_parked, parked=chosen))

    def _wish_for(self, wish: Wish) -> None:
        self.wish = wish
        self.accept()

    def _since(self, row: ParkedDraft) -> str:
        at = local_time(row.parked_at, self._shop.timezone)
        if at.date() != local_time(now(), self._shop.timezone).date():
            return QLocale().toString(QDate(at.year, at.month, at.day), "d MMM")
        time = QTime(at.hour, at.minute)
        return QLocale().toString(time, QLocale.FormatType.ShortFormat)


def _described(row: ParkedDraft) -> str:
    """Its name; else what was scanned first."""
    return row.label or _named(row)


def _named(row: ParkedDraft) -> str:
    return ", ".join(row.names)
