"""What was looked up, to be read across the counter: name, price, what there is and where."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.queries.items import ItemRow
from db.queries.locations import PlaceStock
from db.queries.lots import LotRow
from db.rules.money import THOUSANDTHS, divide_rounded
from desktop_app.scan.looked_up import LookedUp
from desktop_app.widgets.controls import Panel, label, line, set_look
from desktop_app.widgets.days import day_in_words
from desktop_app.widgets.elided_label import ElidedLabel
from desktop_app.widgets.icons import IconView
from desktop_app.widgets.numbers import format_average, format_money, format_quantity
from desktop_app.widgets.tokens import GRID

_SOON = 30  # days
_MOST = 6


class LookUpCard(Panel):
    """Shows one thing at a time; `text()` is everything that it says."""

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._currency = currency
        self._icon = IconView("search", "text_quiet", 5 * GRID)
        self._name = label("", "figure", wrap=True)
        self._code = ElidedLabel("", "quiet")
        self._price = label("")
        self._total = label("", "lead")
        self._figures = QHBoxLayout()
        self._lists = QHBoxLayout()
        self._shown: list[QWidget] = []
        self._build_ui()
        self.show_idle()

    def show_idle(self) -> None:
        """Nothing has been looked up yet."""
        self._say("search", "text_quiet", self.tr("Scan to look up"))
        self._code.setText(self.tr("Price and stock of whatever you scan. Nothing is booked."))

    def show_unknown(self, code: str) -> None:
        """A code that nobody knows."""
        self._say("unknown-code", "amber", self.tr("Unknown code"))
        self._code.setText(self.tr("No item has the code {code}.").format(code=code))

    def show_refused(self, sentence: str) -> None:
        """What is no code at all."""
        self._say("error", "red", self.tr("Not done"))
        self._code.setText(sentence)

    def show_found(self, found: LookedUp) -> None:
        """An item."""
        assert found.detail is not None  # noqa: S101  (else it is `show_unknown`)
        row = found.detail.row
        self._say("success", "accent", row.name)
        self._code.setText(" · ".join(filter(None, (row.sku, found.scan.text, row.category))))
        self._price.setText(format_money(row.sale_price, self._currency))
        self._total.setText(self._total_of(found, row))
        for title, value, tone in self._figures_of(row):
            self._add(self._figures, _figure(title, value, tone))
        if found.places:
            self._add(self._lists, self._places(found.places, row.unit))
        if found.lots:
            self._add(self._lists, self._lots(found.lots))
        self.setAccessibleName(self.text())

    def text(self) -> str:
        """Every word on the card, a line each."""
        return "\n".join(each.text() for each in self.findChildren(QLabel) if each.text())

    def _build_ui(self) -> None:
        self.setObjectName("lookUpCard")
        self._price.setObjectName("lookUpPrice")
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._name, 1)
        second = QHBoxLayout()
        second.setSpacing(2 * GRID)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self._total)
        texts.addWidget(self._code)
        second.addLayout(texts, 1)
        second.addWidget(self._price)
        self._figures.setSpacing(4 * GRID)
        self._lists.setSpacing(4 * GRID)
        self.body.addLayout(top)
        self.body.addLayout(second)
        self.body.addLayout(self._figures)
        self.body.addLayout(self._lists)
        self.body.addStretch(1)

    def _say(self, icon_name: str, ink: str, name: str) -> None:
        self._icon.show_icon(icon_name, ink)
        self._name.setText(name)
        for shown in (self._price, self._total):
            shown.clear()
        for part in self._shown:
            part.setParent(None)
            part.deleteLater()
        self._shown.clear()

    def _add(self, row: QHBoxLayout, part: QWidget) -> None:
        row.addWidget(part, 0 if row is self._figures else 1, Qt.AlignmentFlag.AlignTop)
        self._shown.append(part)

    def _total_of(self, found: LookedUp, row: ItemRow) -> str:
        if found.counted == THOUSANDTHS:
            return self.tr("per {unit}").format(unit=row.unit)
        total = divide_rounded(found.counted * row.sale_price, THOUSANDTHS)
        said = self.tr("{quantity}: {total}")
        quantity = f"{format_quantity(found.counted)} {row.unit}"
        if found.pack_name:
            quantity = f"{found.pack_name} ({quantity})"
        return said.format(quantity=quantity, total=format_money(total, self._currency))

    def _figures_of(self, row: ItemRow) -> list[tuple[str, str, str]]:
        tone = {"out": "red", "low": "amber"}.get(row.level, "")
        figures = [(self.tr("Available"), _amount(row.available, row.unit), tone)]
        if row.reserved:
            figures.append((self.tr("On hand"), _amount(row.on_hand, row.unit), ""))
            figures.append((self.tr("Reserved"), _amount(row.reserved, row.unit), ""))
        if row.unit_cost is not None:
            cost = format_average(row.unit_cost, self._currency)
            figures.append((self.tr("Cost (average)"), cost, ""))
        return figures

    def _places(self, places: tuple[PlaceStock, ...], unit: str) -> QWidget:
        rows = [
            (place.place.path, _amount(place.own, unit), "red" if place.own < 0 else "")
            for place in places
            if place.own
        ]
        return _list(self.tr("Where it is"), rows, self.tr("and {count} more"))

    def _lots(self, lots: tuple[LotRow, ...]) -> QWidget:
        rows = [(self._lot(lot), _amount(lot.quantity, lot.unit), _urgency(lot)) for lot in lots]
        return _list(self.tr("Batches"), rows, self.tr("and {count} more"))

    def _lot(self, lot: LotRow) -> str:
        parts = [lot.code]
        if lot.expires_on:
            is_over = lot.days_left is not None and lot.days_left < 0
            said = self.tr("expired {day}") if is_over else self.tr("until {day}")
            parts.append(said.format(day=day_in_words(lot.expires_on)))
        return " · ".join(filter(None, parts))


def _urgency(lot: LotRow) -> str:
    if lot.days_left is None or lot.days_left > _SOON:
        return ""
    return "red" if lot.days_left < 0 else "amber"


def _amount(thousandths: int, unit: str) -> str:
    return f"{format_quantity(thousandths)} {unit}"


def _figure(title: str, value: str, tone: str) -> QWidget:
    part = QWidget()
    rows = QVBoxLayout(part)
    rows.setContentsMargins(0, GRID, 0, 0)
    rows.setSpacing(0)
    shown = label(value, "figure")
    set_look(shown, "tone", tone)
    rows.addWidget(label(title, "quiet"))
    rows.addWidget(shown)
    return part


def _list(title: str, rows: list[tuple[str, str, str]], more: str) -> QWidget:
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, GRID, 0, 0)
    grid.setHorizontalSpacing(2 * GRID)
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(title, "strong"), 0, 0, 1, 2)
    grid.addWidget(line(), 1, 0, 1, 2)
    for at, (name, value, tone) in enumerate(rows[:_MOST], start=2):
        for column, shown in enumerate((ElidedLabel(name), label(value))):
            set_look(shown, "tone", tone)
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag(0)
            grid.addWidget(shown, at, column, side)
    if len(rows) > _MOST:
        told = label(more.format(count=len(rows) - _MOST), "quiet")
        grid.addWidget(told, _MOST + 2, 0, 1, 2)
    return part
