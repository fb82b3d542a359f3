"""Which batch a line takes: as the books propose, or one that is named."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from db.queries.drafts import TapeLine, TapeLot
from desktop_app.scan.tape_lines import name_of
from desktop_app.widgets.controls import label
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.days import day_in_words
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.numbers import format_quantity
from desktop_app.widgets.rows_model import Column, RowsModel
from desktop_app.widgets.tokens import GRID

PROPOSED = TapeLot("", None, 0)


class LotDialog(FormDialog):
    """The batches of the line's place, first to expire first; Enter takes the one with the cursor.

    Goods without a batch, those that have expired, and those that other lines take already, are to
    be seen and not to be taken.
    """

    def __init__(
        self, line: TapeLine, lots: Sequence[TapeLot], parent: QWidget | None = None
    ) -> None:
        title = QCoreApplication.translate("LotDialog", "Which batch?")
        action = QCoreApplication.translate("LotDialog", "&Take this one")
        super().__init__(title, action, parent, width=64 * GRID)
        self.setObjectName("lotDialog")
        self._line = line
        self._table = DataTable("lotTable")
        self._model = RowsModel(self._columns(), self)
        self._build_content([PROPOSED, *lots])
        self._table.current_row_changed.connect(self._on_chosen)
        self._table.row_chosen.connect(lambda _: self.submitted.emit())
        self.submitted.connect(self._on_submitted)

    @classmethod
    def ask(
        cls, line: TapeLine, lots: Sequence[TapeLot], parent: QWidget | None = None
    ) -> TapeLot | None:
        """The batch that was chosen, `PROPOSED` for none of its own; None: thought better of it."""
        dialog = cls(line, lots, parent)
        return dialog.chosen() if dialog.answered() else None

    def chosen(self) -> TapeLot:
        """The row with the cursor."""
        chosen: TapeLot = self._table.current_row()
        return chosen

    def _build_content(self, lots: Sequence[TapeLot]) -> None:
        self.content.addWidget(label(name_of(self._line), "lead", wrap=True))
        self._table.setAccessibleName(self.tr("Batches"))
        self._table.setMinimumHeight(24 * GRID)
        self._table.show_model(self._model)
        self._model.set_rows(lots)
        self.content.addWidget(self._table, 1)
        named = (self._line.lot_code, self._line.expires_on)
        known = [(lot.code, lot.expires_on) for lot in lots]
        self._table.select_row(known.index(named) if named in known else 0)
        self._table.setFocus()

    def _columns(self) -> Sequence[Column[TapeLot]]:
        return (
            Column("code", self.tr("Batch"), self._name, stretch=True, tone=_tone),
            Column("expires_on", self.tr("Expires"), _day, tone=_tone, width=120),
            Column(
                "quantity",
                self.tr("Left"),
                lambda lot: "" if lot is PROPOSED else format_quantity(lot.quantity),
                align="right",
                tone=_tone,
                width=96,
            ),
        )

    def _name(self, lot: TapeLot) -> str:
        if lot is PROPOSED:
            return self.tr("As proposed: first to expire")
        name = lot.code or (self.tr("without batch") if lot.expires_on is None else "–")
        return self.tr("{batch} (expired)").format(batch=name) if lot.expired else name

    def _may_be_taken(self, lot: TapeLot | None) -> bool:
        if lot is None or lot is PROPOSED:
            return lot is PROPOSED
        return lot.quantity > 0 and not lot.expired and bool(lot.code or lot.expires_on)

    def _on_chosen(self, lot: TapeLot | None) -> None:
        self.primary.setEnabled(self._may_be_taken(lot))

    def _on_submitted(self) -> None:
        if self._may_be_taken(self._table.current_row()):
            self.accept()


def _day(lot: TapeLot) -> str:
    return day_in_words(lot.expires_on) if lot.expires_on else ""


def _tone(lot: TapeLot) -> str | None:
    return "red" if lot.expired else None
