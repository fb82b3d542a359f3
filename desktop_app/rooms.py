"""Which rooms a person has; each is loaded when it is first looked at."""

from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.shell.messages import QT_TRANSLATE_NOOP
from desktop_app.shell.page import Page, PageView
from desktop_app.shell.session import Session

SCANNING = (
    *("item.view", "stock.receive", "stock.sell", "stock.customer_return", "stock.transfer"),
    "stock.count",
)
ROOMS = (
    ("items", QT_TRANSLATE_NOOP("Rooms", "Items"), "ItemsPage", ("item.view",)),
    ("scan", QT_TRANSLATE_NOOP("Rooms", "Scan"), "ScanPage", SCANNING),
    ("reports", QT_TRANSLATE_NOOP("Rooms", "Reports"), "ReportsPage", ("report.view",)),
    ("people", QT_TRANSLATE_NOOP("Rooms", "People"), "PeoplePage", ("people.manage",)),
    ("sharing", QT_TRANSLATE_NOOP("Rooms", "Sharing"), "SharingPage", ("sharing.manage",)),
)
SHARED = frozenset({"sharing"})  # what everybody has in a shop that several PCs share


def pages_for(session: Session) -> list[Page]:
    """The pages of which the person holds one of the permissions, in the rail's order.

    Ctrl and a number is every page's key, the same for everybody.
    """
    return [
        Page(key, _words(title), key, partial(_view, key, view, session), f"Ctrl+{place}")
        for place, (key, title, view, permissions) in enumerate(ROOMS, start=1)
        if any(session.person.may(permission) for permission in permissions)
        or (key in SHARED and session.hub is not None)
    ]


def _view(room: str, view: str, session: Session) -> PageView:
    module = import_module(f"desktop_app.{room}.{room}_page")
    wiring = {"create_item": _item_form(session)} if room == "scan" else {}
    made: PageView = getattr(module, view)(session, **wiring)
    return made


def _item_form(session: Session) -> Callable[[str, QWidget], bytes | None] | None:
    """The item room's form, for the scan room to turn an unknown code into an item."""
    if not session.person.may("item.create"):
        return None

    def ask(code: str, parent: QWidget) -> bytes | None:
        from desktop_app.items.item_dialog import ItemDialog

        return ItemDialog.ask(session, barcode=code, parent=parent)

    return ask


def _words(text: str) -> str:
    return QCoreApplication.translate("Rooms", text)
