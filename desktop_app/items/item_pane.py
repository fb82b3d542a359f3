"""The pane of the chosen item: its head, its facts and its stock card."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from db.errors import LumbungError, NotFound
from db.queries.items import ItemDetail, ItemRow, item_detail
from db.queries.reservations import reservations
from db.queries.stock_card import CardRow, stock_story
from db.rules.money import divide_rounded
from desktop_app.items import words
from desktop_app.items.facts import Facts, Group
from desktop_app.items.item_actions import ItemActions
from desktop_app.items.item_head import ItemHead
from desktop_app.items.items_model import cost
from desktop_app.items.stock_card_view import StockCardView
from desktop_app.shell.session import Session
from desktop_app.widgets.numbers import format_average, format_money
from desktop_app.widgets.tokens import GRID

_WIDTH = 44 * GRID
_LEAST_TABS = 12 * GRID


class ItemPane(QWidget):
    """Shows one item and tells the actions which one it is."""

    failed = Signal(object)

    def __init__(
        self, session: Session, actions: ItemActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._item: bytes | None = None
        self._head = ItemHead(actions)
        self._facts = Facts()
        self._card = StockCardView(session)
        self._tabs = QTabWidget()
        self._build_ui()
        self._card.newest_changed.connect(self._on_newest_changed)
        self._card.failed.connect(self.failed)

    def show_item(self, item: bytes) -> None:
        """Shows an item by its id; the one that is shown already is read anew."""
        if item != self._item:
            self._actions.show_detail(None)
            self._head.show_why("")
        self._item = item
        session = self._session
        session.background.read(
            lambda: item_detail(session.database, session.actor, item=item),
            self._on_detail,
            self._on_failed,
            owner=self,
            key="detail",
        )

    def refresh(self) -> None:
        """Reads the item that is shown anew."""
        if self._item is not None:
            self.show_item(self._item)

    def clear(self) -> None:
        """No item is chosen."""
        self._item = None
        self._actions.show_detail(None)
        self._card.forget()

    def focus_tabs(self) -> None:
        """The keyboard goes on in the pane."""
        self._tabs.tabBar().setFocus()

    def _build_ui(self) -> None:
        self.setObjectName("itemPane")
        self.setMinimumWidth(_WIDTH)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 0)
        rows.setSpacing(2 * GRID)
        rows.addWidget(self._head)
        rows.addWidget(self._tabs, 1)
        self._tabs.setObjectName("itemTabs")
        self._tabs.setMinimumHeight(_LEAST_TABS)  # on a low screen the head stays whole
        self._tabs.addTab(self._facts, self.tr("&Details"))
        self._tabs.addTab(self._card, self.tr("Stock &card"))

    def _on_detail(self, detail: ItemDetail) -> None:
        if detail.row.id != self._item:  # the list has become empty meanwhile
            return
        self._head.show_row(detail.row)
        self._facts.show_groups(self._groups(detail))
        self._actions.show_detail(detail)
        self._card.show_item(detail.row.id)
        session, item = self._session, detail.row.id
        session.background.read(
            lambda: _story(session, item),
            lambda story: self._on_story(detail.row, *story),
            owner=self,
            key="story",
        )

    def _on_story(self, row: ItemRow, changes: dict[str, int], orders: list[str]) -> None:
        if row.id == self._item:
            why = words.why(words.amount(row.on_hand, row.unit), changes)
            self._head.show_why(f"{why} {words.reserved(row, orders)}".strip())

    def _on_failed(self, error: LumbungError) -> None:
        if isinstance(error, NotFound):
            self.clear()
        else:
            self.failed.emit(error)

    def _on_newest_changed(self, newest: CardRow | None) -> None:
        self._head.show_last(words.last_change(newest) if newest else "")

    def _groups(self, detail: ItemDetail) -> list[Group]:
        groups = [
            Group("", self._figures(detail)),
            Group(self.tr("Barcodes"), self._barcodes(detail)),
            Group(self.tr("Locations"), self._places(detail)),
        ]
        if detail.note:
            groups.append(Group(self.tr("Note"), [("", detail.note)]))
        return groups

    def _figures(self, detail: ItemDetail) -> list[tuple[str, str]]:
        row, currency = detail.row, self._session.shop.currency
        lines = [(self.tr("Sale price"), format_money(row.sale_price, currency))]
        if row.unit_cost is not None:
            lines.append((self.tr("Cost (average)"), cost(row, currency)))
            lines.append((self.tr("Margin"), self._margin(row.sale_price, row.unit_cost)))
        if row.reorder_point:
            lines.append((self.tr("Reorder point"), words.amount(row.reorder_point, row.unit)))
        if detail.reorder_quantity:
            wanted = words.amount(detail.reorder_quantity, row.unit)
            lines.append((self.tr("Reorder quantity"), wanted))
        lines.append((self.tr("Category"), row.category or "–"))
        lines.append((self.tr("Supplier"), detail.supplier_name or "–"))
        return lines

    def _margin(self, price: int, unit_cost: int) -> str:
        currency = self._session.shop.currency
        margin = format_average(price - unit_cost, currency)
        if not price:
            return margin
        return f"{margin} ({divide_rounded(100 * (price - unit_cost), price)}%)"

    def _barcodes(self, detail: ItemDetail) -> list[tuple[str, str]]:
        unit = detail.row.unit
        lines = []
        for code in detail.barcodes:
            counts = words.amount(code.pack_quantity, unit)
            lines.append((f"{code.pack_name} · {counts}" if code.pack_name else counts, code.code))
        return lines or [(self.tr("None yet"), "")]

    def _places(self, detail: ItemDetail) -> list[tuple[str, str]]:
        unit = detail.row.unit
        places = [(name, words.amount(quantity, unit)) for name, quantity in detail.places]
        return places or [(self.tr("Nowhere"), "")]


def _story(session: Session, item: bytes) -> tuple[dict[str, int], list[str]]:
    """What made the stock what it is, and the orders that hold some of it, the newest first."""
    changes = stock_story(session.database, session.actor, item=item)
    held = reservations(session.database, session.actor, state="open", item=item)
    return changes, list(dict.fromkeys(row.reference for row in held))
