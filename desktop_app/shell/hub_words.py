"""How it stands between this PC and the hub, as the status bar says it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from db.rules.calendar import local_time
from db.rules.leases import Lease
from db.sharing.link import LinkState
from desktop_app.shell.messages import sentence_for

if TYPE_CHECKING:  # it loads windows, which a command has none of
    from desktop_app.shell.status import Health

translate = QCoreApplication.translate


@dataclass(frozen=True)
class HubWords:
    """A sentence, what more there is to say, and whether somebody has to look."""

    health: "Health"
    sentence: str
    details: str = ""


def hub_words(state: LinkState, timezone: str) -> HubWords:
    """`timezone` is the shop's, for the day of which it speaks."""
    if state.kind == "connecting":
        return HubWords("unchecked", translate("Hub", "Connecting to the server"))
    if state.kind == "connected":
        return _connected(state.waiting)
    details = sentence_for(state.error) if state.error else ""
    if state.kind == "refused":
        refused = translate("Hub", "Not let in by the server")
        return HubWords("amber", _with_waiting(refused, state.waiting), details)
    if state.lease is not None and state.lease.is_over:
        said = translate(
            "Hub", "Not seen by the server since {day}: your bookings will be reviewed"
        )
        return HubWords("amber", said.format(day=_day(state.lease, timezone)), details)
    return _offline(state, timezone, details)


def _connected(waiting: int) -> HubWords:
    connected = translate("Hub", "Connected")
    if waiting:
        return HubWords("healthy", _with_waiting(connected, waiting))
    all_there = translate("Hub", "The server has every booking of this computer.")
    return HubWords("healthy", connected, all_there)


def _offline(state: LinkState, timezone: str, details: str) -> HubWords:
    said = _with_waiting(translate("Hub", "Working offline"), state.waiting)
    if state.lease is None or not state.lease.warns:
        return HubWords("unchecked", said, details)
    warning = translate(
        "Hub",
        "Not seen by the server since {day}. Days left to connect this computer: {count}.",
    ).format(day=_day(state.lease, timezone), count=state.lease.left)
    return HubWords("amber", said, f"{warning}\n{details}".strip())


def _with_waiting(said: str, count: int) -> str:
    if not count:
        return said
    one, more = translate("Hub", "1 booking waiting"), translate("Hub", "{count} bookings waiting")
    return f"{said}, {one if count == 1 else more.format(count=QLocale().toString(count))}"


def _day(lease: Lease, timezone: str) -> str:
    day = local_time(lease.confirmed_at, timezone)
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
