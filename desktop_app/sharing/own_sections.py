"""The lists that everybody has: what waits to go to the server, and what it refused."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from db.operations.sharing import note_refusal
from db.queries.sharing import RefusedRow, SharedRow, refusals, waiting_rows
from desktop_app.sharing.refusal_words import why_refused
from desktop_app.sharing.section import Deed, Operation, Section
from desktop_app.sharing.words import change, document, done, goods_in_words, moment, who
from desktop_app.shell.session import Session
from desktop_app.widgets.numbers import format_amount
from desktop_app.widgets.rows_model import Column

translate = QCoreApplication.translate


def waiting_section(session: Session) -> Section:
    """What the server does not have yet; of everybody for whom may see the journal."""
    sees_all = session.person.may("journal.view")
    of_all = translate("Sharing", "What was done on this computer and the server does not have yet")
    own = translate("Sharing", "What you did here and the server does not have yet")
    purpose = translate("Sharing", "{what}. It goes by itself as soon as the server answers.")
    return Section(
        key="waiting",
        title=translate("Sharing", "Waiting to go"),
        icon="export",
        nothing=translate("Sharing", "Nothing waits here"),
        purpose=purpose.format(what=of_all if sees_all else own),
        columns=row_columns(session),
        read=partial(waiting_rows, session.database, session.actor),
        details=change,
    )


def row_columns(session: Session) -> list[Column[SharedRow]]:
    """What was done, who did it where, when."""
    zone = session.shop.timezone
    return [
        Column("what", translate("Sharing", "What"), done, tooltip=done, width=360, stretch=True),
        Column(
            "who",
            translate("Sharing", "Who"),
            lambda row: who(row.actor_name, row.device_code),
            width=200,
        ),
        Column("when", translate("Sharing", "When"), lambda row: moment(row.at, zone), width=160),
    ]


def refused_section(session: Session) -> Section:
    """What the server refused: the books are as if it had never been done."""
    return Section(
        key="refused",
        title=translate("Sharing", "Refused"),
        icon="error",
        nothing=translate("Sharing", "Nothing was refused"),
        purpose=translate(
            "Sharing",
            "What the server did not take, and why. The books are as if it had not been done: do "
            "what has to be done again, then press “Seen”.",
        ),
        columns=_refused_columns(session),
        read=partial(refusals, session.database, session.actor),
        details=_refused_details,
        deeds=(
            Deed(
                name="seenRefusal",
                text=translate("Sharing", "Seen"),
                icon="check",
                key="F2",
                prepare=partial(_seen, session),
                fits=lambda row: not row.is_seen and _may_see(session, row),
            ),
        ),
        counts=lambda row: not row.is_seen,
    )


def _refused_columns(session: Session) -> list[Column[RefusedRow]]:
    zone = session.shop.timezone
    return [
        Column(
            "what",
            translate("Sharing", "What"),
            _refused_name,
            tooltip=_refused_name,
            tone=_tone,
            width=260,
        ),
        Column(
            "why",
            translate("Sharing", "Why"),
            _why,
            tooltip=_why,
            tone=_tone,
            width=300,
            stretch=True,
        ),
        Column(
            "who",
            translate("Sharing", "Who"),
            lambda row: who(row.what.actor_name, row.what.device_code),
            tone=_tone,
            width=160,
        ),
        Column(
            "when",
            translate("Sharing", "When"),
            lambda row: moment(row.what.at, zone),
            tone=_tone,
            width=150,
        ),
        Column(
            "seen",
            translate("Sharing", "State"),
            lambda row: (
                translate("Sharing", "Seen") if row.is_seen else translate("Sharing", "New")
            ),
            tone=_tone,
            width=90,
        ),
    ]


def _refused_name(row: RefusedRow) -> str:
    if row.said is None:
        return done(row.what)
    header = row.said["header"]
    return document(header["kind"], header["number"])


def _why(row: RefusedRow) -> str:
    return why_refused(row.reason, row.details)


def _tone(row: RefusedRow) -> str | None:
    return "text_quiet" if row.is_seen else None


def _refused_details(row: RefusedRow) -> str:
    lines = [_why(row), change(row.what)]
    if row.said is not None:
        lines.append(goods_in_words(row.goods))
        total = int(row.said["header"].get("total") or 0)
        said = translate("Sharing", "Total: {amount}").format(amount=format_amount(total))
        lines.append(said if total else "")
    return "\n".join(filter(None, lines))


def _may_see(session: Session, row: RefusedRow) -> bool:
    own = row.what.actor == session.actor.account
    return own or session.person.may("sharing.manage")


def _seen(session: Session, row: RefusedRow, _parent: QWidget) -> Operation:
    return partial(note_refusal, session.database, session.actor, row=row.what.row)
