"""Says what there is too little of, and lets those who may sell it anyway."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from db.rules.shortage import Short
from desktop_app.widgets.controls import label
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.numbers import format_quantity
from desktop_app.widgets.tokens import GRID

_SHOWN = 12


class ShortStockDialog(FormDialog):
    """One row for each item, with what orders hold of it; going back is the default."""

    def __init__(
        self, items: Sequence[Short], may_oversell: bool, parent: QWidget | None = None
    ) -> None:
        title = self.tr("There is too little in stock")
        text = self.tr("&Sell anyway") if may_oversell else self.tr("&Back to the tape")
        super().__init__(title, text, parent, primary="danger" if may_oversell else "primary")
        self.setObjectName("shortStockDialog")
        self.cancel.setVisible(may_oversell)
        self._reserved = any(reserved for _, _, _, *reserved in items)
        self.content.addWidget(label(self._sentence(may_oversell), wrap=True))
        self.content.addLayout(self._table(items))
        self.submitted.connect(self.accept if may_oversell else self.reject)
        (self.cancel if may_oversell else self.primary).setFocus()

    @classmethod
    def ask(cls, items: Sequence[Short], may_oversell: bool, parent: QWidget | None = None) -> bool:
        """Whether it is to be sold all the same."""
        return cls(items, may_oversell, parent).answered()

    def _sentence(self, may_oversell: bool) -> str:
        if may_oversell and self._reserved:
            return self.tr(
                "Orders have reserved some of it. Sold anyway, they may go short, or the stock "
                "falls below zero."
            )
        if may_oversell:
            return self.tr(
                "Count again, or sell anyway: the stock is then below zero until it is put right."
            )
        return self.tr("Count again and change the quantities on the tape. Nothing was booked.")

    def _table(self, items: Sequence[Short]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        grid.addWidget(label(self.tr("Item"), "caption"), 0, 0)
        titles = [self.tr("In stock"), self.tr("On the tape")]
        if self._reserved:
            titles.insert(1, self.tr("Reserved"))
        for column, title in enumerate(titles, start=1):
            grid.addWidget(label(title, "caption"), 0, column, right)
        for row, (name, on_hand, wanted, *reserved) in enumerate(items[:_SHOWN], start=1):
            grid.addWidget(label(name, "strong", wrap=True), row, 0)
            figures = [on_hand, *(reserved or [0] * (len(titles) - 2)), wanted]
            for column, figure in enumerate(figures, start=1):
                grid.addWidget(label(format_quantity(figure)), row, column, right)
        if len(items) > _SHOWN:
            more = self.tr("and {count} more").format(count=len(items) - _SHOWN)
            grid.addWidget(label(more, "quiet"), _SHOWN + 1, 0)
        return grid
