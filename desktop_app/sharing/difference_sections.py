"""The lists of what two PCs said differently: fields, and codes or numbers that several have."""

from functools import partial
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from db.operations.merge import merge_items
from db.operations.sharing import keep_double, settle_conflict
from db.queries.conflicts import Double, FieldConflict, doubles, field_conflicts
from db.rules.sharing import EDITS
from desktop_app.sharing.merge_dialog import MergeDialog
from desktop_app.sharing.section import Deed, Operation, Section
from desktop_app.sharing.words import about, moment, said, value
from desktop_app.shell.marks import QT_TRANSLATE_NOOP
from desktop_app.shell.session import Session
from desktop_app.widgets.rows_model import Column

translate = QCoreApplication.translate

KINDS: Final = {
    "sku": QT_TRANSLATE_NOOP("Sharing", "SKU of several items"),
    "barcode": QT_TRANSLATE_NOOP("Sharing", "Barcode of several items"),
    "number": QT_TRANSLATE_NOOP("Sharing", "Number of several documents"),
    "reversal": QT_TRANSLATE_NOOP("Sharing", "Reversed twice"),
}
OF_ITEMS: Final = frozenset({"sku", "barcode"})


def conflicts_section(session: Session) -> Section:
    """Fields that two people changed while their PCs were apart."""
    return Section(
        key="conflicts",
        title=translate("Sharing", "Conflicts"),
        icon="warning",
        nothing=translate("Sharing", "No two people differ"),
        purpose=translate(
            "Sharing",
            "What two people changed to different values while their computers were apart. The "
            "first one counts until somebody says which is right.",
        ),
        columns=_conflict_columns(session),
        read=partial(field_conflicts, session.database, session.actor),
        details=partial(_conflict_details, session.shop.timezone),
        deeds=(
            Deed(
                name="keepTheirs",
                text=translate("Sharing", "Keep the shop's"),
                icon="check",
                key="F2",
                prepare=partial(_settle, session, "theirs"),
                fits=partial(_may_edit, session),
            ),
            Deed(
                name="takeMine",
                text=translate("Sharing", "Take the other"),
                icon="edit",
                key="F3",
                prepare=partial(_settle, session, "mine"),
                fits=lambda row: bool(row.field) and _may_edit(session, row),
            ),
        ),
    )


def _conflict_columns(session: Session) -> list[Column[FieldConflict]]:
    return [
        Column(
            "about", translate("Sharing", "About"), about, tooltip=about, width=300, stretch=True
        ),
        Column("theirs", translate("Sharing", "The shop's value"), _theirs, width=200),
        Column("mine", translate("Sharing", "The other value"), _mine, width=200),
        Column(
            "when",
            translate("Sharing", "When"),
            lambda row: moment(row.at, session.shop.timezone),
            width=160,
        ),
    ]


def _theirs(row: FieldConflict) -> str:
    return value(row.field, row.theirs, row.theirs_name)


def _mine(row: FieldConflict) -> str:
    return value(row.field, row.mine, row.mine_name)


def _conflict_details(zone: str, row: FieldConflict) -> str:
    nobody = translate("Sharing", "somebody")
    stands = translate("Sharing", "The shop has “{value}”, from {who}.")
    wanted = translate("Sharing", "{who} wanted “{value}” on {when}.")
    return "\n".join(
        (
            stands.format(value=_theirs(row), who=row.theirs_by or nobody),
            wanted.format(value=_mine(row), who=row.mine_by or nobody, when=moment(row.at, zone)),
        )
    )


def _may_edit(session: Session, row: FieldConflict) -> bool:
    return session.person.may(EDITS.get(row.table, "sharing.manage"))


def _settle(
    session: Session, take: Literal["theirs", "mine"], row: FieldConflict, _parent: QWidget
) -> Operation:
    return lambda: settle_conflict(session.database, session.actor, row=row.row, take=take)


def doubles_section(session: Session) -> Section:
    """Codes and numbers that were given twice, lines that were reversed twice."""
    return Section(
        key="doubles",
        title=translate("Sharing", "Given twice"),
        icon="copy",
        nothing=translate("Sharing", "Nothing was given twice"),
        purpose=translate(
            "Sharing",
            "Codes and numbers that two computers gave while they were apart. Merge what is the "
            "same item, or keep both.",
        ),
        columns=_double_columns(),
        read=partial(doubles, session.database, session.actor),
        details=_double_details,
        deeds=(
            Deed(
                name="mergeDoubles",
                text=translate("Sharing", "Merge the items…"),
                icon="transfer",
                key="F2",
                prepare=partial(_merge, session),
                done=translate("Sharing", "The items are one now"),
                fits=partial(_may_merge, session),
            ),
            Deed(
                name="keepBoth",
                text=translate("Sharing", "Keep both"),
                icon="check",
                key="F3",
                prepare=partial(_keep, session),
            ),
        ),
    )


def _double_columns() -> list[Column[Double]]:
    return [
        Column("kind", translate("Sharing", "What"), lambda row: said(KINDS[row.kind]), width=240),
        Column("value", translate("Sharing", "Code"), lambda row: row.value, width=200),
        Column(
            "holders", translate("Sharing", "Who has it"), _holders, tooltip=_holders, stretch=True
        ),
    ]


def _holders(row: Double) -> str:
    return " · ".join(name for _, name in row.holders)


def _double_details(row: Double) -> str:
    told = {
        "number": translate(
            "Sharing", "Two documents have the same number; both stand and both count."
        ),
        "reversal": translate(
            "Sharing",
            "Two people took the same back, so it came back twice. If the stock is too high now, "
            "count it.",
        ),
    }
    ask = translate("Sharing", "Whoever looks for it finds several items until it is settled.")
    return told.get(row.kind, ask)


def _may_merge(session: Session, row: Double) -> bool:
    may = session.person.may
    return row.kind in OF_ITEMS and may("item.edit") and may("barcode.edit")


def _merge(session: Session, row: Double, parent: QWidget) -> Operation | None:
    keep = MergeDialog.ask(row.holders, parent)
    if keep is None:
        return None
    others = [holder for holder, _ in row.holders if holder != keep]

    def merge() -> None:
        for other in others:
            merge_items(session.database, session.actor, keep=keep, drop=other)

    return merge


def _keep(session: Session, row: Double, _parent: QWidget) -> Operation:
    def keep() -> None:
        for holder, _ in row.holders[1:]:
            keep_double(session.database, session.actor, holder=holder)

    return keep
