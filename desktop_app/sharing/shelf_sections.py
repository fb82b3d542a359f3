"""The lists of what has to be looked at on the shelves: sold twice, counted too early."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from db.operations.sharing import accept_oversold, note_recheck
from db.queries.sharing_tasks import Oversold, Recheck, oversold, rechecks
from desktop_app.sharing.section import Deed, Operation, Section
from desktop_app.sharing.words import moment, taken
from desktop_app.shell.session import Session
from desktop_app.shell.signals import ToCount
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from desktop_app.widgets.numbers import format_quantity, signed_quantity
from desktop_app.widgets.rows_model import Column

translate = QCoreApplication.translate


def oversold_section(session: Session) -> Section:
    """Places that have less than nothing, because two PCs sold the same goods."""
    may = session.person.may
    return Section(
        key="oversold",
        title=translate("Sharing", "Sold twice"),
        icon="sell",
        nothing=translate("Sharing", "Nothing was sold twice"),
        purpose=translate(
            "Sharing",
            "Goods that two computers sold while they were apart: both sales stand, and the stock "
            "is below nothing. Look at the shelf, then accept it or count.",
        ),
        columns=_oversold_columns(),
        read=partial(oversold, session.database, session.actor),
        details=partial(_sales, session.shop.timezone),
        deeds=(
            Deed(
                name="acceptOversold",
                text=translate("Sharing", "Accept…"),
                icon="check",
                key="F2",
                prepare=partial(_accept, session),
                done=translate("Sharing", "The stock is nothing there now"),
                fits=lambda _row: may("stock.adjust"),
            ),
            Deed(
                name="countOversold",
                text=translate("Sharing", "Count now"),
                icon="stocktake",
                key="F3",
                prepare=partial(_count, session),
                fits=lambda _row: may("stock.count"),
            ),
        ),
    )


def _oversold_columns() -> list[Column[Oversold]]:
    return [
        Column(
            "item",
            translate("Sharing", "Item"),
            lambda row: row.item_name,
            tooltip=lambda row: row.item_name,
            stretch=True,
        ),
        Column("place", translate("Sharing", "Place"), place, width=220),
        Column(
            "missing",
            translate("Sharing", "Missing"),
            lambda row: format_quantity(row.missing),
            align="right",
            quiet=lambda row: row.unit,
            tone=lambda _row: "amber",
            width=110,
        ),
        Column(
            "sales",
            translate("Sharing", "Taken by"),
            lambda row: ", ".join(sale.number for sale in row.sales),
            width=280,
        ),
    ]


def place(row: Oversold | Recheck) -> str:
    """A place, with the batch where there is one."""
    return " · ".join(filter(None, [row.location_name, row.lot_code]))


def _sales(zone: str, row: Oversold) -> str:
    return "\n".join(taken(sale, zone) for sale in row.sales)


def _accept(session: Session, row: Oversold, parent: QWidget) -> Operation | None:
    is_sure = ConfirmDialog.ask(
        translate("Sharing", "Accept that they are gone?"),
        translate(
            "Sharing",
            "An adjustment of +{missing} {item} at {place} is booked: the stock there becomes 0. "
            "All sales stand. If the shelf holds something else, count it instead.",
        ).format(missing=_with_unit(row, row.missing), item=row.item_name, place=place(row)),
        translate("Sharing", "&Book it"),
        parent,
    )
    if not is_sure:
        return None
    where = {"item": row.item, "location": row.location, "lot": row.lot}
    return partial(accept_oversold, session.database, session.actor, **where)


def _count(session: Session, row: Oversold | Recheck, _parent: QWidget) -> None:
    """The scan page asks how many there are."""
    count = row.count if isinstance(row, Recheck) else None
    session.signals.count_wanted.emit(ToCount(row.item, row.location, row.lot, count))


def rechecks_section(session: Session) -> Section:
    """Counted lines of which the counter could not know all."""
    return Section(
        key="rechecks",
        title=translate("Sharing", "Count again"),
        icon="stocktake",
        nothing=translate("Sharing", "Nothing has to be counted again"),
        purpose=translate(
            "Sharing",
            "Lines of stocktakes where another computer had moved goods before they were counted, "
            "and nobody here knew. Count them again, or say that they stand.",
        ),
        columns=_recheck_columns(session),
        read=partial(rechecks, session.database, session.actor),
        details=_recheck_details,
        deeds=(
            Deed(
                name="lineStands",
                text=translate("Sharing", "It stands"),
                icon="check",
                key="F2",
                prepare=partial(_note, session),
            ),
            Deed(
                name="countLine",
                text=translate("Sharing", "Count now"),
                icon="stocktake",
                key="F3",
                prepare=partial(_count, session),
            ),
        ),
    )


def _recheck_columns(session: Session) -> list[Column[Recheck]]:
    zone = session.shop.timezone
    return [
        Column("item", translate("Sharing", "Item"), lambda row: row.item_name, stretch=True),
        Column("place", translate("Sharing", "Place"), place, width=180),
        Column("count", translate("Sharing", "Stocktake"), lambda row: row.count_name, width=170),
        Column(
            "counted",
            translate("Sharing", "Counted"),
            lambda row: format_quantity(row.counted),
            align="right",
            quiet=lambda row: row.unit,
            width=100,
        ),
        Column(
            "moved",
            translate("Sharing", "Moved before"),
            lambda row: signed_quantity(row.moved),
            align="right",
            quiet=lambda row: row.unit,
            tone=lambda _row: "amber",
            width=120,
        ),
        Column(
            "when",
            translate("Sharing", "When"),
            lambda row: moment(row.counted_at, zone),
            width=150,
        ),
    ]


def _recheck_details(row: Recheck) -> str:
    said = translate(
        "Sharing",
        "{who} counted {counted} where the books said {recorded}. What another computer had moved "
        "before came later: {moved}.",
    )
    return said.format(
        who=row.counted_by or translate("Sharing", "Somebody"),
        counted=_with_unit(row, row.counted),
        recorded=format_quantity(row.recorded),
        moved=f"{signed_quantity(row.moved)} {row.unit}",
    )


def _with_unit(row: Oversold | Recheck, thousandths: int) -> str:
    return f"{format_quantity(thousandths)} {row.unit}"


def _note(session: Session, row: Recheck, _parent: QWidget) -> Operation:
    return partial(note_recheck, session.database, session.actor, line=row.line)
