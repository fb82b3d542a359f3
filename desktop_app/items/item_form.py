"""The fields of an item's dialog, from what is known of it to what the person wants."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from db.errors import InvalidInput
from db.operations.items import ItemFields
from db.queries.items import ItemDetail
from db.queries.shop import Choice, UnitRow
from db.rules.texts import clean_line
from desktop_app.items.barcode_editor import BarcodeEditor
from desktop_app.items.choice_field import ChoiceField
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import label, line
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.number_fields import MoneyField, NumberField, QuantityField
from desktop_app.widgets.tokens import GRID

_FIRST_UNIT = "pcs"
_LEFT = (
    ("name",),
    ("sku", "category"),
    ("unit", "sale_price"),
    ("reorder_point", "reorder_quantity"),
    ("supplier",),
)


@dataclass(frozen=True)
class FormChoices:
    """What the form offers, and the item that it begins with."""

    units: list[UnitRow]
    categories: list[Choice]
    suppliers: list[Choice]
    detail: ItemDetail | None


class ItemForm(QWidget):
    """Fields at the left, barcodes at the right; `rows` finds a field's row by its name in
    `ItemFields`, for its problems.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        may = session.person.may
        self.name = QLineEdit()
        self.sku = QLineEdit()
        self.category = ChoiceField(may_add=may("category.edit"))
        self.unit = QComboBox()
        self.price = MoneyField(session.shop.currency, required=False)
        self.reorder_point = QuantityField(required=False)
        self.reorder_quantity = QuantityField(required=False)
        self.supplier = ChoiceField(may_add=may("partner.edit"))
        self.barcodes = BarcodeEditor() if may("barcode.edit") else None
        self.note = QPlainTextEdit()
        self.track_lots = QCheckBox(self.tr("Kept by &batch and last day"))
        self._units: list[UnitRow] = []
        self.rows = self._make_rows()
        self._build_ui()
        self._connect_signals()

    def show_choices(self, choices: FormChoices) -> None:
        """What there is to choose from, and the item as it is."""
        detail = choices.detail
        self._units = choices.units
        self.unit.clear()
        for unit in choices.units:
            self.unit.addItem(unit.code, unit.id)
        wanted = next((u for u in choices.units if detail and u.id == detail.unit), None)
        self.unit.setCurrentText(wanted.code if wanted else _FIRST_UNIT)
        self.category.show_choices(choices.categories, detail.category if detail else None)
        self.supplier.show_choices(choices.suppliers, detail.supplier if detail else None)
        if detail:
            self._show_detail(detail)

    def check(self) -> bool:
        """Whether numbers, new names and barcodes can be taken; what cannot says why, and the
        first of them has the focus.
        """
        taken = [self.barcodes is None or self.barcodes.check()]
        for field, row in reversed(self.rows.items()):
            if isinstance(row.field, NumberField):
                taken.append(row.field.check())
            else:
                taken.append(_is_fit(field, row))
        return all(taken)

    def fields(self) -> ItemFields:
        """What the person wants."""
        return ItemFields(
            name=self.name.text(),
            sku=self.sku.text(),
            category=self.category.chosen(),
            unit=bytes(self.unit.currentData()),
            sale_price=self.price.value() or 0,
            reorder_point=self.reorder_point.value() or 0,
            reorder_quantity=self.reorder_quantity.value() or 0,
            supplier=self.supplier.chosen(),
            note=self.note.toPlainText(),
            track_lots=self.track_lots.isChecked(),
        )

    def show_problem(self, field: str, sentence: str) -> bool:
        """Says beside a field why it was refused; False when there is no such field."""
        row = self.rows.get(field)
        if row is None:
            return False
        row.show_problem(sentence)
        row.field.setFocus()
        return True

    def _show_detail(self, detail: ItemDetail) -> None:
        self.name.setText(detail.row.name)
        self.sku.setText(detail.row.sku)
        self.price.set_value(detail.row.sale_price)
        self.reorder_point.set_value(detail.row.reorder_point)
        self.reorder_quantity.set_value(detail.reorder_quantity)
        self.note.setPlainText(detail.note)
        self.track_lots.setChecked(detail.has_lots)
        if self.barcodes:
            self.barcodes.show_barcodes(detail.barcodes)

    def _make_rows(self) -> dict[str, FormRow]:
        self.sku.setPlaceholderText(self.tr("numbered by the shop"))
        return {
            "name": FormRow(self.tr("&Name"), self.name),
            "sku": FormRow(self.tr("S&KU"), self.sku),
            "category": FormRow(self.tr("Ca&tegory"), self.category),
            "unit": FormRow(self.tr("&Unit"), self.unit),
            "sale_price": FormRow(self.tr("Sale &price"), self.price),
            "reorder_point": FormRow(self.tr("&Reorder point"), self.reorder_point),
            "reorder_quantity": FormRow(self.tr("Reorder &quantity"), self.reorder_quantity),
            "supplier": FormRow(self.tr("Supp&lier"), self.supplier),
            "note": FormRow(self.tr("N&ote"), self.note),
        }

    def _build_ui(self) -> None:
        sides = QHBoxLayout(self)
        sides.setContentsMargins(2, 0, 2, 2)
        sides.setSpacing(3 * GRID)
        sides.addLayout(self._left_side(), 1)
        sides.addWidget(line(vertical=True))
        sides.addLayout(self._right_side(), 1)
        if self.barcodes:
            self.setTabOrder(self.supplier, self.barcodes.add)
            self.setTabOrder(self.barcodes.add, self.note)
            self.setTabOrder(self.supplier, self.track_lots)  # between the two, right beside both
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(10 * GRID)
        for name, row in self.rows.items():
            row.field.setObjectName(f"item_{name}")

    def _left_side(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2 * GRID)
        for names in _LEFT:
            beside = QHBoxLayout()
            beside.setSpacing(2 * GRID)
            for name in names:
                beside.addWidget(self.rows[name], 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(beside)
        self.track_lots.setObjectName("item_track_lots")
        column.addWidget(self.track_lots)
        column.addStretch(1)
        return column

    def _right_side(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID)
        if self.barcodes:
            column.addWidget(label(self.tr("Barcodes"), "strong"))
            column.addWidget(self.barcodes)
        column.addStretch(1)
        column.addWidget(self.rows["note"])
        return column

    def _connect_signals(self) -> None:
        self.unit.currentIndexChanged.connect(self._on_unit_changed)
        for choice in (self.category, self.supplier):
            row = self.rows["category" if choice is self.category else "supplier"]
            choice.currentTextChanged.connect(lambda _text, row=row: row.show_problem(""))
        self.note.textChanged.connect(lambda: self.rows["note"].show_problem(""))

    def _on_unit_changed(self, at: int) -> None:
        if at < 0:
            return
        decimals = self._units[at].decimals
        self.reorder_point.set_decimals(decimals)
        self.reorder_quantity.set_decimals(decimals)
        if self.barcodes:
            self.barcodes.show_decimals(decimals)


def _is_fit(field: str, row: FormRow) -> bool:
    """Takes an old reason away; says why where a new category or supplier cannot be named so."""
    row.show_problem("")
    chosen = row.field.chosen() if isinstance(row.field, ChoiceField) else None
    try:
        if isinstance(chosen, str):
            clean_line(chosen, field)
    except InvalidInput as error:
        row.show_problem(sentence_for(error))
        row.field.setFocus()
        return False
    return True
