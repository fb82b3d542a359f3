"""One mode's tape: what was scanned in or out and is not posted yet."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.errors import LumbungError
from db.operations.documents import PostedDocument
from db.queries.drafts import TapeLine, TapeLot
from db.queries.parked import ParkedDraft
from db.rules.discounts import Discount
from desktop_app.capture.scan import Scan
from desktop_app.scan.edits import Edit, Edits, Read, Undone, without
from desktop_app.scan.open_draft import Head, Kind, OpenDraft
from desktop_app.scan.payment import Payment
from desktop_app.scan.tape_on_screen import TapeOnScreen
from desktop_app.shell.session import Session
from desktop_app.widgets.rows_model import Column

Change = Callable[[], TapeLine]


class Tape(TapeOnScreen):
    """Every wish is done on the one write worker, in order; `model` shows what is on disk.

    `refused(LumbungError)` tells of what could not be done; nothing was changed then. `done` tells
    that something else than a scan was.
    """

    line_kept = Signal(object)  # TapeLine
    described = Signal(object)  # DraftRow or None
    head_kept = Signal(object)  # Head
    not_kept = Signal(object, object, object)  # Scan, its count, LumbungError
    resumed = Signal(int)
    posting = Signal()  # until one of the next two
    posted = Signal(object, object)  # PostedDocument, frozenset of the items in it
    post_refused = Signal(object)
    refused = Signal(object)
    done = Signal()
    put_aside = Signal(str)  # under which name

    def __init__(
        self,
        session: Session,
        kind: Kind,
        columns: Sequence[Column[TapeLine]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(kind, session.person, columns, parent)
        self.parked: tuple[ParkedDraft, ...] = ()
        self._draft = OpenDraft(session.database, session.actor, kind)
        self._background = session.background
        self._edits = Edits(self._draft, may_discount=session.person.may("price.override"))
        self._undone: list[Undone] = []  # each is what one redo brings back
        self._head: Head | None = None  # what is not on disk yet, or could not be kept
        self._changing: list[Change] = []  # what is not on disk yet

    @property
    def can_redo(self) -> bool:
        """Whether something was undone since the page was opened."""
        return bool(self._undone)

    def resume(self) -> None:
        """Shows what was scanned before the program was closed or broke down."""
        self._resolve()
        self._do(self._draft.read, self._on_resumed)
        self._read_parked()

    def refresh(self) -> None:
        """Reads anew, after items have changed."""
        if self.lines:
            self._resolve()
            self._read()

    def keep(self, scan: Scan, count: int) -> None:
        """Keeps a scan, `count` thousandths times what its code counts."""
        self._background.write(
            partial(self._draft.keep, scan, count),
            self._on_kept,
            partial(self.not_kept.emit, scan, count),
            owner=self,
        )

    def change(self, line: TapeLine, **changes: Any) -> None:
        """Sets quantity, price, cost, `discount` or lot of a line by their names, or `no_cost`."""
        self._change(partial(self._edits.change, line.id, **changes))
        self._follow(line, "unit_cost" in changes)

    def step(self, line: TapeLine, by: int) -> None:
        """Makes a quantity more or less by thousandths: of what is on disk then; nothing of it
        left takes the line back.

        What is tried again before posting adds nothing twice.
        """
        self._change(cache(partial(self._edits.step, line.id, by)))
        self._follow(line)

    def discount_all(self, discount: Discount) -> None:
        """Takes a discount off the whole sale."""
        self._wish(partial(self._edits.discount, discount), lambda _: self._on_typed())
        self._read()

    def undo(self) -> None:
        """Takes back what was typed or scanned last."""
        self._wish(self._edits.undo, self._on_undone)

    def take_back(self, line: TapeLine) -> None:
        """Takes a line out of what will be posted."""
        self._wish(partial(self._draft.take_back, line.id), self._on_undone)

    def take_back_unknown(self) -> None:
        """Takes out every line that has no item; one redo brings them all back."""
        self._wish(self._draft.take_back_unknown, self._on_undone)

    def redo(self) -> None:
        """Does again what was undone last."""
        if self._undone:
            self._redo(self._undone.pop())

    def bring_back(self, line: TapeLine) -> None:
        """Puts a line back in that was taken out."""
        self._undone = [rest for one in self._undone if (rest := without(one, line.id))]
        self._redo((line.id,))

    def ask_lots(self, line: TapeLine, on_told: Callable[[list[TapeLot]], None]) -> None:
        """Tells which batches a line could take."""
        self._do(partial(self._draft.lots, line.id), on_told)

    def describe(self, head: Head) -> None:
        """Keeps what stands above the lines."""
        self._head = head
        self._wish(partial(self._draft.describe, head), lambda _: self._on_described(head))

    def take_all(self) -> None:
        """Puts all that is left of the sale on a return's tape."""
        self._wish(self._draft.take_all, lambda _: self._read())

    def when_kept(self, done: Callable[[], None]) -> None:
        """Calls back once everything that was wished for so far is on disk, and shown."""
        self._do(lambda: None, lambda _: done())

    def post(
        self,
        *,
        oversell: bool = False,
        without_cost: bool = False,
        payment: Payment | None = None,
    ) -> None:
        """Books everything that was scanned before; ends in `posted` or `post_refused`.

        Nothing is booked with a head or a change that cannot be kept, nor, for who knows costs,
        goods that have none unless `without_cost` says so.
        """
        self.posting.emit()
        job = partial(
            self._draft.post,
            self._head,
            tuple(self._changing),
            oversell=oversell,
            costs_needed=self._knows_costs and not without_cost,
            payment=payment,
        )
        self._background.write(job, self._on_posted, self.post_refused.emit, owner=self)

    def park(self, label: str = "") -> None:
        """Puts everything aside until `go_on_with`; the next scan begins another tape."""
        self._wish(partial(self._draft.park, label), lambda _: self._on_put_aside(label))
        self._read_parked()

    def go_on_with(self, parked: ParkedDraft) -> None:
        """Shows what was put aside; what is on the tape now waits in its place."""
        self._wish(partial(self._draft.go_on_with, parked.id), lambda _: self._on_gone())
        self.resume()

    def discard_parked(self, parked: ParkedDraft) -> None:
        """Throws away what was put aside."""
        self._wish(partial(self._draft.discard_parked, parked.id), lambda _: None)
        self._read_parked()

    def discard(self) -> None:
        """Throws everything away."""
        self._wish(self._draft.discard, lambda _: self._on_gone())

    def _do(self, job: Callable[[], Any], on_done: Callable[[Any], None]) -> None:
        self._background.write(job, on_done, self._on_refused, owner=self)

    def _wish(self, job: Callable[[], Any], on_done: Callable[[Any], None]) -> None:
        self._do(job, partial(self._on_done, on_done))

    def _change(self, change: Change) -> None:
        self._changing.append(change)
        self._background.write(
            change,
            partial(self._on_change_kept, change),
            partial(self._on_change_refused, change),
            owner=self,
        )

    def _follow(self, line: TapeLine, has_others: bool = False) -> None:
        if line.item is None:
            self.refresh()  # its quantity may be why it has no item yet
        elif has_others or line.has_lots or self.discount.is_said:
            self._read()  # other lines of the item, or the sale's discount, may follow it

    def _redo(self, undone: Undone) -> None:
        self._wish(partial(self._edits.redo, undone), lambda _: self._read())

    def _read(self) -> None:
        self._do(self._draft.read, self.show_read)

    def _read_parked(self) -> None:
        self._do(self._draft.parked, self._on_parked)

    def _resolve(self) -> None:
        self._do(self._draft.resolve, lambda _: None)

    def _on_done(self, on_done: Callable[[Any], None], result: object) -> None:
        self.done.emit()
        on_done(result)

    def _on_refused(self, error: LumbungError) -> None:
        self.refused.emit(error)

    def _on_kept(self, line: TapeLine) -> None:
        self.add_line(line)
        self.line_kept.emit(line)
        takes_lot = line.has_lots and (line.lot_code or line.expires_on)
        if takes_lot or self.discount.is_said:
            self._read()  # others may have been going to take of that lot; the discount may go

    def _on_change_kept(self, change: Change, line: TapeLine) -> None:
        self._changing.remove(change)
        self.done.emit()
        self._on_typed()
        if line.undone:
            self._undone.append((line.id,))
        self.show_line(line)

    def _on_change_refused(self, change: Change, error: LumbungError) -> None:
        self._changing.remove(change)
        self._on_refused(error)

    def _on_typed(self) -> None:
        self._undone = [one for one in self._undone if not isinstance(one, Edit)]

    def _on_parked(self, parked: list[ParkedDraft]) -> None:
        self.parked = tuple(parked)
        self.changed.emit()

    def _on_undone(self, undone: Undone) -> None:
        if undone:
            self._undone.append(undone)
            self._read()

    def _on_described(self, head: Head) -> None:
        if self._head is head:
            self._head = None
        self.head_kept.emit(head)
        if any(line.lots for line in self.lines):
            self._read()  # another place has other lots

    def _on_posted(self, document: PostedDocument) -> None:
        items = frozenset(line.item for line in self.counted)
        self._on_gone()
        self.posted.emit(document, items)

    def _on_resumed(self, read: Read) -> None:
        draft, _ = read
        if draft is not None:
            self.described.emit(draft)
        self.show_read(read)
        if self.counted:
            self.resumed.emit(len(self.counted))

    def _on_put_aside(self, label: str) -> None:
        self._on_gone()
        self.put_aside.emit(label)

    def _on_gone(self) -> None:
        self._undone.clear()
        self._head = None
        self.described.emit(None)
        self.show_read((None, []))
