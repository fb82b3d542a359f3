"""What has changed in the shop; the only way that rooms hear of each other."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True)
class ToCount:
    """An item and lot that somebody is to count at a place; `count` is its stocktake, if any."""

    item: bytes
    location: bytes
    lot: bytes
    count: bytes | None = None


class ShopSignals(QObject):
    """One object for the whole program, given to each room.

    Sets hold ids (`frozenset[bytes]`); None means "anything may have changed". They are sent on
    the UI thread, after the commit.

    Every scan of every source comes through `scanned`; the scan page takes it unless a dialog has
    claimed the scans. `item_page_wanted` asks the shell for the item page with an ItemRow: the
    shell brings it to the front and sends the row as `item_wanted`. `scanner_changed`: this PC's
    settings for its scanners are others now.
    `noticed` carries a sentence for whoever looks at another page. `count_wanted` asks for the scan
    page, where it counts what a ToCount says; `sign_out_wanted` for the sign-in window, because the
    shop is shared from now on, or is not any more.
    """

    items_changed = Signal(object)
    stock_changed = Signal(object)
    documents_changed = Signal(object)
    accounts_changed = Signal()
    scanner_changed = Signal()
    language_changed = Signal(str)
    scanned = Signal(object)
    noticed = Signal(str)
    item_page_wanted = Signal(object)
    item_wanted = Signal(object)
    count_wanted = Signal(object)
    sign_out_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._claims = 0

    @property
    def scans_are_claimed(self) -> bool:
        """Whether somebody else than the scan page takes the scans now."""
        return self._claims > 0

    @contextmanager
    def claimed_scans(self) -> Iterator[None]:
        """Takes the scans away from the scan page, for as long as a dialog is open."""
        self._claims += 1
        try:
            yield
        finally:
            self._claims -= 1
