"""Scans of a stocktake whose code no item has: named, and seen only while there are some."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.scan.add_to_item_dialog import AddToItemDialog
from desktop_app.scan.count_tape import CountTape
from desktop_app.scan.unknown_bar import UnknownBar
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import set_look
from desktop_app.widgets.elided_label import ElidedLabel
from desktop_app.widgets.icons import IconView
from desktop_app.widgets.numbers import format_quantity
from desktop_app.widgets.tokens import GRID


class UncountedBar(QWidget):
    """Follows a count's tape. `known` comes when a code may have an item now."""

    known = Signal()
    finished = Signal()

    def __init__(
        self,
        session: Session,
        tape: CountTape,
        create_item: Callable[[str], bytes | None] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tape = tape
        self._create_item = create_item
        self._codes = ElidedLabel("", "strong")
        may_add = session.person.may("barcode.edit")
        self._tools = UnknownBar(may_create=self.may_create, may_add=may_add)
        self._build_ui()
        tape.uncounted_changed.connect(self._on_changed)
        self._tools.create_pressed.connect(self.create_newest)
        self._tools.add_pressed.connect(self._on_add)
        self._tools.remove_pressed.connect(self._on_remove)
        self._on_changed()

    @property
    def may_create(self) -> bool:
        """Whether the person may make items."""
        return self._create_item is not None

    def create_newest(self) -> None:
        """Asks for an item with the code that was scanned last."""
        waiting = self._tape.uncounted
        create = self._create_item
        if waiting and create is not None and create(waiting[-1].barcode) is not None:
            self.known.emit()
        self.finished.emit()

    def _build_ui(self) -> None:
        self._codes.setObjectName("uncountedCodes")
        set_look(self._codes, "tone", "amber")
        named = QHBoxLayout()
        named.setSpacing(GRID)
        named.addWidget(IconView("unknown-code", "amber"))
        named.addWidget(self._codes, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GRID)
        rows.addLayout(named)
        rows.addWidget(self._tools)

    def _on_add(self) -> None:
        waiting = self._tape.uncounted
        if waiting and AddToItemDialog.ask(self._session, waiting[-1].barcode, self) is not None:
            self.known.emit()
        self.finished.emit()

    def _on_remove(self) -> None:
        self._tape.forget_uncounted()
        self.finished.emit()

    def _on_changed(self) -> None:
        counts: dict[str, int] = {}
        for goods in reversed(self._tape.uncounted):
            counts[goods.barcode] = counts.get(goods.barcode, 0) + goods.count
        named = (f"{code} × {format_quantity(count)}" for code, count in counts.items())
        said = self.tr("Not counted, no item has the code: {codes}")
        self._codes.setText(said.format(codes=" · ".join(named)))
        self._codes.setAccessibleName(self._codes.text())
        self._tools.show_count(len(self._tape.uncounted))
        self.setVisible(bool(counts))
