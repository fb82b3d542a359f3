"""The list of what is left at merged items, since another computer did not know of the merge."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from db.operations.merge import finish_merge
from db.queries.left_behind import LeftBehind, Shelf, left_behind
from desktop_app.sharing.section import Deed, Operation, Section
from desktop_app.shell.session import Session
from desktop_app.widgets.numbers import format_quantity
from desktop_app.widgets.rows_model import Column

translate = QCoreApplication.translate


def left_section(session: Session) -> Section:
    """Merges that are not finished yet."""
    may = session.person.may
    return Section(
        key="left",
        title=translate("Sharing", "Left behind"),
        icon="items",
        nothing=translate("Sharing", "Nothing was left at a merged item"),
        purpose=translate(
            "Sharing",
            "Items that one computer merged while another one still received, sold or merged "
            "them. What is left there is in no list until it is moved.",
        ),
        columns=_columns(),
        read=partial(left_behind, session.database, session.actor),
        details=_details,
        deeds=(
            Deed(
                name="finishMerge",
                text=translate("Sharing", "Move it there"),
                icon="transfer",
                key="F2",
                prepare=partial(_finish, session),
                done=translate("Sharing", "The items are one now"),
                fits=lambda _row: may("item.edit") and may("barcode.edit"),
            ),
        ),
    )


def _columns() -> list[Column[LeftBehind]]:
    return [
        Column(
            "item",
            translate("Sharing", "Merged item"),
            lambda row: row.item_name,
            tooltip=lambda row: row.item_name,
            width=220,
            stretch=True,
        ),
        Column(
            "kept",
            translate("Sharing", "Is part of"),
            lambda row: row.kept_name,
            tooltip=lambda row: row.kept_name,
            width=220,
        ),
        Column("left", translate("Sharing", "Left there"), _left, tooltip=_left, width=300),
    ]


def _left(row: LeftBehind) -> str:
    stock = sum(shelf.quantity for shelf in row.shelves)
    what = [f"{format_quantity(stock)} {row.unit}"] if row.shelves else []
    what += row.codes
    what += [lot for lot in row.lots if lot]
    return " · ".join(what) or translate("Sharing", "no goods")


def _details(row: LeftBehind) -> str:
    said = [_on_shelf(row, shelf) for shelf in row.shelves]
    if row.codes:
        codes = translate("Sharing", "Codes: {codes}")
        said.append(codes.format(codes=", ".join(row.codes)))
    if any(row.lots):
        lots = translate("Sharing", "Batches: {lots}")
        said.append(lots.format(lots=", ".join(filter(None, row.lots))))
    return "\n".join([*said, *_why(row)])


def _on_shelf(row: LeftBehind, shelf: Shelf) -> str:
    is_there = translate("Sharing", "{quantity} at {place}")
    is_missing = translate("Sharing", "{quantity} missing at {place}")
    return (is_missing if shelf.quantity < 0 else is_there).format(
        quantity=f"{format_quantity(abs(shelf.quantity))} {row.unit}",
        place=" · ".join(filter(None, [shelf.location_name, shelf.lot_code])),
    )


def _why(row: LeftBehind) -> list[str]:
    """What of it is no goods."""
    if row.comes_back:
        ring = translate(
            "Sharing",
            "Items were merged into each other, so that none of them is in the lists. “Move it "
            "there” brings back “{kept}”, which was made first.",
        )
        return [ring.format(kept=row.kept_name)]
    if row.is_led_on:
        return [
            translate(
                "Sharing",
                "It was merged into an item that is merged itself: what comes back of it goes "
                "where nobody looks.",
            )
        ]
    return [translate("Sharing", "It is still in the lists.")] if row.is_listed else []


def _finish(session: Session, row: LeftBehind, _parent: QWidget) -> Operation:
    return partial(finish_merge, session.database, session.actor, item=row.item)
