"""The stock card (kartu stok): its columns and its rows, which come in pages."""

from PySide6.QtCore import QCoreApplication, QObject

from db.queries.stock_card import CardRow
from desktop_app.items import words
from desktop_app.shell.session import Session
from desktop_app.widgets.numbers import format_money, format_quantity, signed_quantity
from desktop_app.widgets.paged_model import PagedRowsModel
from desktop_app.widgets.rows_model import Column


class StockCardModel(PagedRowsModel[CardRow]):
    """Movements, the newest first, each with the balance after it."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(_columns(session), lambda row: row.movement, parent)


def _columns(session: Session) -> list[Column[CardRow]]:
    columns = [
        Column[CardRow](
            "what",
            QCoreApplication.translate("Items", "Movement"),
            lambda row: " · ".join(part for part in (words.document_word(row), row.number) if part),
            tooltip=_all_of_it,
            width=300,
            stretch=True,
        ),
        Column[CardRow](
            "change",
            QCoreApplication.translate("Items", "Change"),
            lambda row: signed_quantity(row.change),
            align="right",
            tone=lambda row: "accent" if row.change > 0 else None,
            tooltip=lambda row: signed_quantity(row.change),
            width=98,
        ),
        Column[CardRow](
            "balance",
            QCoreApplication.translate("Items", "Balance"),
            lambda row: format_quantity(row.balance),
            align="right",
            tooltip=lambda row: format_quantity(row.balance),
            width=100,
        ),
        Column[CardRow](
            "person",
            QCoreApplication.translate("Items", "Person"),
            lambda row: row.person or "",
            tooltip=lambda row: row.person or "",
            hidden=True,
        ),
        Column[CardRow](
            "partner",
            QCoreApplication.translate("Items", "Supplier or customer"),
            lambda row: row.partner or "",
            tooltip=lambda row: row.partner or "",
            hidden=True,
        ),
        Column[CardRow](
            "place",
            QCoreApplication.translate("Items", "Location"),
            lambda row: row.place,
            tooltip=lambda row: row.place,
            hidden=True,
        ),
    ]
    if session.person.may("cost.view"):
        columns.append(_cost_column(session.shop.currency))
    return columns


def _cost_column(currency: str) -> Column[CardRow]:
    return Column[CardRow](
        "cost",
        QCoreApplication.translate("Items", "Cost"),
        lambda row: "" if row.cost is None else format_money(row.cost, currency),
        align="right",
        hidden=True,
    )


def second_line(timezone: str, row: CardRow) -> str:
    """What stands quietly below a movement: when it was booked and by whom."""
    return " · ".join(part for part in (words.moment(row, timezone), row.person) if part)


def _all_of_it(row: CardRow) -> str:
    told = (words.document_word(row), row.number, row.partner, row.place, row.person)
    return " · ".join(part for part in told if part)
