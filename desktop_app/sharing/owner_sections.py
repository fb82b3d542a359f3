"""The lists for whom sharing is a duty: what the server marked, and the shop's computers."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from db.operations.sharing import confirm_review
from db.queries.sharing import ReviewRow, reviews
from db.sharing.agreeing import DeviceRow, devices_now
from db.sharing.revoking import revoke_device
from desktop_app.sharing.section import Deed, Operation, Section
from desktop_app.sharing.words import REVIEWS, change, done, goods_in_words, moment, said, who
from desktop_app.shell.session import Session
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from desktop_app.widgets.rows_model import Column

translate = QCoreApplication.translate


def reviews_section(session: Session) -> Section:
    """What the server took, and somebody is to look at."""
    return Section(
        key="reviews",
        title=translate("Sharing", "To be looked at"),
        icon="eye",
        nothing=translate("Sharing", "Nothing has to be looked at"),
        purpose=translate(
            "Sharing",
            "What the server took although something about it was unusual. Look whether it is "
            "right, then confirm it; what is wrong is reversed or changed back "
            "where it was done.",
        ),
        columns=_review_columns(session),
        read=partial(reviews, session.database, session.actor),
        details=_review_details,
        deeds=(
            Deed(
                name="confirmReview",
                text=translate("Sharing", "Confirm"),
                icon="check",
                key="F2",
                prepare=partial(_confirm, session),
            ),
        ),
    )


def _review_columns(session: Session) -> list[Column[ReviewRow]]:
    zone = session.shop.timezone
    return [
        Column(
            "what",
            translate("Sharing", "What"),
            lambda row: done(row.what),
            tooltip=lambda row: done(row.what),
            width=260,
        ),
        Column("why", translate("Sharing", "Why"), _why, tooltip=_why, stretch=True),
        Column(
            "who",
            translate("Sharing", "Who"),
            lambda row: who(row.what.actor_name, row.what.device_code),
            width=180,
        ),
        Column(
            "when", translate("Sharing", "When"), lambda row: moment(row.what.at, zone), width=160
        ),
    ]


def _why(row: ReviewRow) -> str:
    return "; ".join(said(REVIEWS[reason]) for reason in row.reasons if reason in REVIEWS)


def _review_details(row: ReviewRow) -> str:
    return "\n".join(filter(None, (_why(row), goods_in_words(row.goods), change(row.what))))


def _confirm(session: Session, row: ReviewRow, _parent: QWidget) -> Operation:
    return partial(confirm_review, session.database, session.actor, row=row.what.row)


def devices_section(session: Session) -> Section:
    """The shop's PCs as the server last heard of them."""
    return Section(
        key="devices",
        title=translate("Sharing", "Computers"),
        icon="display",
        nothing=translate("Sharing", "The server has not told of any computer"),
        purpose=translate(
            "Sharing",
            "The computers that share this shop. One that is lost or stolen is shut out here: the "
            "server takes nothing of it any more, and tells it nothing.",
        ),
        columns=_device_columns(session),
        read=partial(devices_now, session.database, session.actor),
        details=partial(_device_details, session),
        deeds=(
            Deed(
                name="revokeDevice",
                text=translate("Sharing", "Shut out…"),
                icon="lock",
                key="F4",
                prepare=partial(_revoke, session),
                done=translate("Sharing", "The server lets it in no more"),
                fits=lambda row: row.revoked_at is None and not row.is_this,
                variant="danger",
                asks_hub=True,
            ),
        ),
        counts=lambda _row: False,
        asks_hub=True,
    )


def _device_columns(session: Session) -> list[Column[DeviceRow]]:
    zone = session.shop.timezone
    return [
        Column("code", translate("Sharing", "Code"), lambda row: row.code, width=90),
        Column("name", translate("Sharing", "Name"), lambda row: row.name, stretch=True),
        Column(
            "seen",
            translate("Sharing", "Last seen"),
            lambda row: moment(row.seen_at, zone),
            width=170,
        ),
        Column("waiting", translate("Sharing", "Waiting"), _waiting, align="right", width=110),
        Column("books", translate("Sharing", "Books"), _books, tone=_books_tone, width=170),
        Column("state", translate("Sharing", "State"), _state, tone=_state_tone, width=170),
    ]


def _waiting(row: DeviceRow) -> str:
    return "" if row.waiting is None else str(row.waiting)


def _books(row: DeviceRow) -> str:
    if row.agrees is None:
        return translate("Sharing", "not compared")
    return translate("Sharing", "the same") if row.agrees else translate("Sharing", "different")


def _books_tone(row: DeviceRow) -> str | None:
    return "red" if row.agrees is False else "text_quiet" if row.agrees is None else None


def _state(row: DeviceRow) -> str:
    if row.revoked_at is not None:
        return translate("Sharing", "Shut out")
    return translate("Sharing", "This computer") if row.is_this else translate("Sharing", "Let in")


def _state_tone(row: DeviceRow) -> str | None:
    return "text_quiet" if row.revoked_at is not None else None


def _device_details(session: Session, row: DeviceRow) -> str:
    zone = session.shop.timezone
    if row.revoked_at is not None:
        told = translate("Sharing", "Shut out on {when}.")
        return told.format(when=moment(row.revoked_at, zone))
    if row.reported_at is None:
        return translate("Sharing", "It has not told yet what its books come to.")
    if row.agrees is False:
        told = translate("Sharing", "What it told of its books on {when} differs from those here.")
    else:
        told = translate("Sharing", "It last told what its books come to on {when}.")
    return told.format(when=moment(row.reported_at, zone))


def _revoke(session: Session, row: DeviceRow, parent: QWidget) -> Operation | None:
    named = f"{row.code} · {row.name}"
    is_sure = ConfirmDialog.ask(
        translate("Sharing", "Shut out {computer}?").format(computer=named),
        translate(
            "Sharing",
            "The server takes nothing of this computer any more. What waits there and has not "
            "come yet does not come. This cannot be undone: to come back it has to join anew.",
        ),
        translate("Sharing", "&Shut out"),
        parent,
    )
    if not is_sure:
        return None
    return partial(revoke_device, session.database, session.actor, code=row.code)
