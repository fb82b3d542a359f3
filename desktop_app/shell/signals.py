"""What has changed in the shop; the only way that rooms hear of each other."""

from PySide6.QtCore import QObject, Signal


class ShopSignals(QObject):
    """One object for the whole program, given to each room.

    Sets hold ids (`frozenset[bytes]`); None means "anything may have changed". They are sent on
    the UI thread, after the commit.
    """

    items_changed = Signal(object)
    stock_changed = Signal(object)
    documents_changed = Signal(object)
    accounts_changed = Signal()
    settings_changed = Signal()
    language_changed = Signal(str)
    scanned = Signal(object)
