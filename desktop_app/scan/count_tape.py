"""One person at one open stocktake: everything is done on the write worker, in order."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final, Literal

from PySide6.QtCore import QObject, Signal

from db.errors import LumbungError, Refused
from db.operations.counts import ClosedCount
from db.queries.count_tape import CountTapeRow, count_tape, row_to_count
from db.queries.counted import uncounted
from db.queries.counts import CountRow, count_summary, stock_counts
from desktop_app.scan.close_count_dialog import CountEnd
from desktop_app.scan.count_places import Place, places_within
from desktop_app.scan.open_count import Goods, Lot, OpenCount
from desktop_app.scan.recount_dialog import Recount
from desktop_app.shell.session import Session
from desktop_app.shell.signals import ToCount

_NAMED: Final = 20
_ASKED: Final = ("count_lot_missing", "count_moved")  # what the desk asks about


@dataclass(frozen=True)
class Standing:
    """The open counts, and of the one that is being made: rows, places, how far it is."""

    counts: list[CountRow]
    chosen: CountRow | None = None
    rows: tuple[CountTapeRow, ...] = ()
    places: tuple[Place, ...] = ()
    end: CountEnd | None = None


class CountTape(QObject):
    """`refused(LumbungError)` tells of what could not be done; nothing was changed then.

    `not_kept(Goods, error)` tells of a scan that was not counted; `unknown` (Goods) of a code that
    no item has: it waits in `uncounted`. `wanted` (CountTapeRow) is what somebody asks to be
    counted. `progressed` and `closing` carry how it stands (a CountEnd), the latter for the
    question whether to close it.
    """

    counted = Signal(object)  # CountTapeRow
    read = Signal(object)  # Standing
    wanted = Signal(object)
    progressed = Signal(object)
    closing = Signal(object)
    ended = Signal(object)  # ClosedCount, or None when it was cancelled
    not_kept = Signal(object, object)
    unknown = Signal(object)
    uncounted_changed = Signal()
    struck = Signal()
    refused = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen: bytes | None = None
        self._is_read = False
        self._piles: list[CountTapeRow | Goods] = []  # scanned here in this order, for undo
        self._uncounted: dict[bytes, list[Goods]] = {}  # by the count that they are of

    @property
    def can_undo(self) -> bool:
        """Whether something was scanned here that still stands."""
        return any(isinstance(pile, CountTapeRow) or self.waits(pile) for pile in self._piles)

    @property
    def is_open(self) -> bool:
        """Whether there is a stocktake that goes on."""
        return self._chosen is not None

    @property
    def uncounted(self) -> list[Goods]:
        """What was scanned for this count and belongs to no item, the newest last."""
        return self._uncounted.get(self._chosen or b"", [])

    @property
    def waiting(self) -> dict[bytes, list[Goods]]:
        """The same of every count."""
        return self._uncounted

    def waits(self, goods: Goods) -> bool:
        """Whether it belongs to no item still; its place may be known by now."""
        return any(one.scan == goods.scan for one in self.uncounted)

    def wait_for(self, waiting: dict[bytes, list[Goods]]) -> None:
        """Goes on with what another tape had."""
        self._uncounted = waiting
        self.uncounted_changed.emit()

    def choose(self, count: bytes) -> None:
        """Goes on with another open count."""
        self._chosen = count
        self._piles.clear()
        self.refresh()

    def refresh(self) -> None:
        """Reads anew what others have counted too."""
        self._do(partial(_standing, self._session, self._chosen), self._on_read)

    def keep(self, goods: Goods, lot: Lot | None = None) -> None:
        """Counts what was scanned; what comes before it is known which counts are open waits."""
        keep = partial(self._keep, goods, lot)
        if self._is_read:
            keep()
        else:
            self._do(lambda: None, lambda _: keep())

    def want(self, goods: ToCount) -> None:
        """Goes to the stocktake that goods are of, where it is open; then `wanted` says of them."""
        if goods.count is not None:
            self.choose(goods.count)
        database, actor = self._session.database, self._session.actor
        where = {"item": goods.item, "location": goods.location, "lot": goods.lot}
        self._do(partial(row_to_count, database, actor, **where), self.wanted.emit)

    def count_again(self, place: bytes | None) -> None:
        """Tries what belonged to no item once more, at its place or, where it has none, here."""
        waiting = self._uncounted.pop(self._chosen or b"", [])
        for goods in waiting:
            here, open_count = replace(goods, place=goods.place or place), self._open()
            self._session.background.write(
                partial(open_count.keep, here),
                partial(self._on_tried, open_count.id),
                partial(self._on_not_again, open_count.id, here),
                owner=self,
            )
        if waiting:
            self._do(lambda: None, lambda _: self.uncounted_changed.emit())

    def forget_uncounted(self) -> None:
        """They are seen to."""
        self._uncounted.pop(self._chosen or b"", None)
        self.uncounted_changed.emit()

    def recount(self, row: CountTapeRow, now: Recount) -> None:
        """So many are there now; what was counted before is struck."""
        self._forget(row)
        job = partial(self._open().recount, row, now.counted, now.reason, now.note)
        self._do(job, self._on_changed)

    def strike(self, row: CountTapeRow) -> None:
        """Takes back all piles of a row."""
        self._forget(row)
        self._strike(row.first)

    def undo(self) -> None:
        """Takes back what was scanned last here."""
        while self._piles:
            pile = self._piles.pop()
            if isinstance(pile, CountTapeRow):
                self._strike(pile.newest)
                return
            if self.waits(pile):
                self._forget_goods(pile)
                return

    def ask_to_close(self) -> None:
        """Looks how it stands once everything that was scanned is counted."""
        if self._chosen is not None:
            self._do(
                partial(_end_of, self._session, self._chosen),
                lambda end: self._where_all_is_known(partial(self.closing.emit, end)),
            )

    def close(self, remaining: Literal["leave", "zero"]) -> None:
        """Books what differs, with what was scanned while it was asked whether to."""
        book = partial(self._do, partial(self._open().close, remaining), self._on_ended)
        self._do(lambda: None, lambda _: self._where_all_is_known(book))

    def cancel(self) -> None:
        """Ends it without booking."""
        self._do(self._open().cancel, self._on_ended)

    def _open(self) -> OpenCount:
        assert self._chosen is not None  # noqa: S101  (nothing is offered without one)
        return OpenCount(self._session.database, self._session.actor, self._chosen)

    def _keep(self, goods: Goods, lot: Lot | None) -> None:
        if self._chosen is None:
            self.not_kept.emit(goods, Refused("count_not_open"))
            return
        self._session.background.write(
            partial(self._open().keep, goods, lot),
            partial(self._on_kept, self._chosen),
            partial(self.not_kept.emit, goods),
            owner=self,
        )

    def _where_all_is_known(self, go: Callable[[], None]) -> None:
        """What belongs to no item is seen to before a count is closed."""
        if self.uncounted:
            self._on_refused(Refused("unknown_codes", count=len(self.uncounted)))
        else:
            go()

    def _strike(self, line: bytes) -> None:
        self._do(partial(self._open().strike, line), lambda _: self._on_struck())

    def _on_struck(self) -> None:
        self.struck.emit()
        self.refresh()

    def _forget(self, row: CountTapeRow) -> None:
        """Its piles are struck by something else than undo."""
        self._piles = [
            pile for pile in self._piles if isinstance(pile, Goods) or pile.key != row.key
        ]

    def _forget_goods(self, goods: Goods) -> None:
        newest = max(n for n, one in enumerate(self.uncounted) if one.scan == goods.scan)
        del self.uncounted[newest]
        self.uncounted_changed.emit()

    def _do(self, job: Callable[[], Any], on_done: Callable[[Any], None]) -> None:
        self._session.background.write(job, on_done, self._on_refused, owner=self)

    def _on_read(self, standing: Standing) -> None:
        chosen = standing.chosen
        if chosen is None or chosen.id != self._chosen:
            self._piles.clear()
        self._chosen = chosen.id if chosen else None
        self._is_read = True
        self.read.emit(standing)
        self.uncounted_changed.emit()

    def _on_kept(self, count: bytes, kept: CountTapeRow | Goods) -> None:
        self._on_tried(count, kept)
        if isinstance(kept, Goods):
            if count == self._chosen:
                self._piles.append(kept)
            self.uncounted_changed.emit()
            self.unknown.emit(kept)

    def _on_tried(self, count: bytes, kept: CountTapeRow | Goods) -> None:
        """Another count may be chosen by now."""
        if isinstance(kept, Goods):
            self._wait(count, kept)
            return
        if count == self._chosen:
            self._piles.append(kept)
        self._on_changed(kept)

    def _wait(self, count: bytes, goods: Goods) -> None:
        self._uncounted.setdefault(count, []).append(goods)

    def _on_not_again(self, count: bytes, goods: Goods, error: LumbungError) -> None:
        """What has an item by now is as every scan; all else waits on."""
        if error.code in _ASKED:
            self.not_kept.emit(goods, error)
        else:
            self._wait(count, goods)
            self.refused.emit(error)

    def _on_changed(self, row: CountTapeRow) -> None:
        self.counted.emit(row)
        if self._chosen is not None:
            self._session.background.read(
                partial(_end_of, self._session, self._chosen),
                self.progressed.emit,
                owner=self,
                key="progress",
            )

    def _on_ended(self, closed: ClosedCount | None) -> None:
        self._piles.clear()
        self.forget_uncounted()
        self.ended.emit(closed)
        self._session.signals.stock_changed.emit(None)
        self._session.signals.documents_changed.emit(None)
        self.refresh()

    def _on_refused(self, error: LumbungError) -> None:
        self.refused.emit(error)
        if error.code in ("count_ended", "line_unknown"):  # somebody else was quicker
            self.refresh()


def _standing(session: Session, wanted: bytes | None) -> Standing:
    """The count that is wanted while it is open, else the newest one."""
    database, actor = session.database, session.actor
    counts = stock_counts(database, actor)
    chosen = next((row for row in counts if row.id == wanted), counts[0] if counts else None)
    if chosen is None:
        return Standing(counts)
    return Standing(
        counts,
        chosen,
        tuple(count_tape(database, actor, count=chosen.id)),
        tuple(places_within(session, chosen.location)),
        _end_of(session, chosen.id),
    )


def _end_of(session: Session, count: bytes) -> CountEnd:
    database, actor = session.database, session.actor
    return CountEnd(
        count_summary(database, actor, count=count),
        uncounted(database, actor, count=count, limit=_NAMED),
    )
