"""Takes rows of the feed into the copy: what they do, and what the hub decided of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from db.connection import ShopDatabase
from db.errors import HubError
from db.sharing import history
from db.sharing.arriving import Arriving, Coming, listed
from db.sharing.entries import Entry
from db.sharing.forks import new_life
from db.sharing.ledger import FORGET_TEXT, KEEP_TEXT
from db.sharing.link_state import set_link
from db.sharing.protocol import Agreed, Verdict
from db.sharing.rows import settle_row, settle_rows, take_out_document
from db.sharing.tables import MODELS, completed, values_of
from db.sharing.verdicts import is_plain, keep_verdict

KNOWN: Final = """
SELECT id, hash, hub_seq FROM journal WHERE id IN (SELECT unhex(value) FROM json_each(?))
"""
IS_OUT: Final = "SELECT 1 FROM verdict WHERE row = ? AND outcome <> 'accepted'"
THIS_DEVICE: Final = """
SELECT device.id, device.incarnation FROM this_device JOIN device ON device.id = device
"""
WAITING_BOOKINGS: Final = """
SELECT subject FROM journal
WHERE subject IN (SELECT unhex(value) FROM json_each(?))
  AND kind = 'document_posted' AND hub_seq IS NULL
"""
NO_CHAIN: Final = (b"", 0)  # of a copy in the making, which is nobody's yet
OTHER_BOOKING: Final = """
SELECT id FROM journal
WHERE subject = ? AND kind = 'document_posted' AND hub_seq IS NULL AND id <> ?
"""
SIGNS_IN_ANEW: Final = "UPDATE account SET password_hash = '' WHERE id = ?"
BOOKED_TABLES: Final = frozenset({"document", "document_line", "movement", "item", "balance"})


@dataclass
class Applying:
    """One page on its way into the copy, inside a transaction."""

    database: ShopDatabase
    clock: Callable[[], int]
    tables: set[str] = field(default_factory=set)
    touched: dict[tuple[str, bytes], None] = field(default_factory=dict)
    _arriving: Arriving = field(init=False)
    _booked_here: set[bytes] = field(default_factory=set)
    _this_chain: tuple[Any, ...] = NO_CHAIN
    _is_cloned: bool = False

    def __post_init__(self) -> None:
        self._arriving = Arriving(self.database)

    def apply(self, page: Sequence[Agreed]) -> None:
        """All rows of the page in their order, and where the feed has been read up to."""
        self.take(page)
        self._settle()
        if self._is_cloned:
            new_life(self.database, self.clock)
        set_link(self.database, cursor=page[-1].seq)

    def take(self, page: Sequence[Agreed]) -> None:
        """All rows of the page in their order; what they change is `touched`, to be settled."""
        self._this_chain = self.database.row(THIS_DEVICE) or NO_CHAIN
        for coming in self._comings(page):
            self._keep(coming)
            if coming.is_accepted:
                self._accept(coming)
            elif coming.agreed.verdict.outcome == "refused":
                self._refuse(coming)
            else:
                self._touch(coming.entry)
        self._arriving.flush()

    def keep_unread(self, agreed: Agreed, why: str) -> None:
        """A row that cannot be taken stays in the journal alone, and is known not to be in."""
        details = {**agreed.verdict.details, "unread": why}
        decided = replace(agreed, verdict=Verdict(agreed.verdict.outcome, details))
        for coming in self._comings([decided]):
            self._keep(coming)

    # -- the journal

    def _comings(self, page: Sequence[Agreed]) -> Iterator[Coming]:
        entries = [agreed.said for agreed in page]
        asked = listed(entry.id for entry in entries)
        found = {row: (row_hash, seq) for row, row_hash, seq in self.database.rows(KNOWN, asked)}
        posted = listed(entry.subject for entry in entries if entry.kind == "document_posted")
        booked = self.database.rows(WAITING_BOOKINGS, posted)
        self._booked_here = {subject for (subject,) in booked}
        for agreed, entry in zip(page, entries, strict=True):
            row_hash, seq = found.get(entry.id, (None, None))
            if row_hash not in (None, entry.hash):
                raise HubError("feed_differs", row=entry.id.hex())
            if seq is None:
                is_known = row_hash is not None
                is_in = is_known and self.database.row(IS_OUT, (entry.id,)) is None
                yield Coming(agreed, entry, is_known, is_in)

    def _keep(self, coming: Coming) -> None:
        agreed, entry = coming.agreed, coming.entry
        is_told = not is_plain(agreed.verdict) or (coming.is_known and not coming.is_in)
        if is_told:
            self._arriving.flush()  # what came before does not know of it yet
        self._arriving.kept.append(coming)
        if entry.chain == self._this_chain:  # written elsewhere, or behind what was
            self._is_cloned |= coming.is_known == (agreed.fork != 0)
        if is_told:
            self._arriving.write_journal()
            decided = (agreed.seq, agreed.verdict)
            keep_verdict(self.database, entry.id, entry.subject, *decided)

    # -- what rows do

    def _accept(self, coming: Coming) -> None:
        for revived in coming.agreed.verdict.details.get("revives", ()):
            self._revive(bytes.fromhex(revived))
        act = ACTS.get(coming.entry.kind)
        if act is not None:
            act(self, coming)

    def _refuse(self, coming: Coming) -> None:
        entry, body = coming.entry, coming.agreed.body
        if not coming.is_in:
            if body is not None:
                self._arriving.flush()
                self.database.execute_sql(KEEP_TEXT, (entry.id, body, None))
            return
        self._arriving.flush()
        if entry.kind == "document_posted":
            take_out_document(self.database, entry.id, entry.subject, None)
            self.tables |= BOOKED_TABLES
        elif entry.kind == "history_added":
            self.database.execute_sql(KEEP_TEXT, (entry.id, body, None))
            history.drop_history(self.database, body)
        elif entry.kind == "import_undone":
            history.restore_batch(self.database, entry)
        else:
            self._settle_now(entry)

    def _book(self, coming: Coming) -> None:
        self.tables |= BOOKED_TABLES
        entry, body = coming.entry, coming.agreed.body
        if coming.is_in or body is None:
            return
        if coming.is_known:
            self._arriving.flush()
            self.database.execute_sql(FORGET_TEXT, (entry.id,))
        if entry.subject in self._booked_here:
            self._take_out_others(entry)
        if self._arriving.made:
            self._arriving.flush()
        document = coming.agreed.document
        self._arriving.booked.add(document)
        if document.kind == "stocktake":
            self.touched["stock_count", entry.subject] = None  # it ends the count
            self.tables.add("stock_count")

    def _take_out_others(self, entry: Entry) -> None:
        """What was booked here under the same id, and waits."""
        for (other,) in self.database.rows(OTHER_BOOKING, (entry.subject, entry.id)):
            self._arriving.flush()
            told = {"reason": "booked_elsewhere"}
            take_out_document(self.database, other, entry.subject, told)

    def _create(self, coming: Coming) -> None:
        entry = coming.entry
        table = entry.said["table"]
        if table not in MODELS:
            return
        self.tables.add(table)
        if self._arriving.booked.documents:
            self._arriving.flush()
        if coming.is_known:
            if not coming.is_in:
                self._touch(entry)
            return
        exists = f"SELECT 1 FROM {table} WHERE id = ?"  # noqa: S608  (names of our models)
        if self._arriving.makes(entry.subject) or self.database.row(exists, (entry.subject,)):
            self._arriving.flush()
            self._settle_now(entry)
        else:
            values = completed(table, values_of(table, entry.said["fields"]))
            self._arriving.make(table, entry.subject, values)

    def _change(self, coming: Coming) -> None:
        said = coming.entry.said
        if said["field"] == "password_hash" and not coming.is_known:
            self._arriving.flush()
            self.database.execute_sql(SIGNS_IN_ANEW, (coming.entry.subject,))
        self._touch(coming.entry)

    def _touch(self, entry: Entry) -> None:
        """The row is put to what it is once the page is in."""
        table = _table_of(entry)
        if table is not None:
            self.touched[table, entry.subject] = None
            self.tables.add(table)

    def _change_later(self, coming: Coming) -> None:
        self._touch(coming.entry)

    def _settle_now(self, entry: Entry) -> None:
        table = _table_of(entry)
        if table is not None:
            self.tables.add(table)
            settle_row(self.database, table, entry.subject)

    def _revive(self, subject: bytes) -> None:
        self._arriving.flush()
        made = "SELECT payload ->> 'table' FROM journal WHERE subject = ? AND kind = 'row_created'"
        for (table,) in self.database.rows(made, (subject,)):
            if table in MODELS:
                settle_row(self.database, table, subject)
                self.tables.add(table)

    def _settle(self) -> None:
        settle_rows(self.database, self.touched)

    # -- another program's sales

    def _add_history(self, coming: Coming) -> None:
        self._arriving.flush()
        self.tables.add("sales_history")
        history.add_history(self.database, coming.entry, coming.agreed.body)

    def _batch(self, coming: Coming) -> None:
        act = BATCHES[coming.entry.kind]
        if not coming.is_in:
            self._arriving.flush()
            act(self.database, coming.entry)


BATCHES: Final[dict[str, Callable[[ShopDatabase, Entry], None]]] = {
    "import_started": history.begin_batch,
    "import_finished": history.finish_batch,
    "import_undone": history.undo_batch,
}
ACTS: Final[dict[str, Callable[[Applying, Coming], None]]] = {
    "document_posted": Applying._book,
    "row_created": Applying._create,
    "field_changed": Applying._change,
    "row_deleted": Applying._change_later,
    "role_permissions_set": Applying._change_later,
    "history_added": Applying._add_history,
    **dict.fromkeys(BATCHES, Applying._batch),
}


def _table_of(entry: Entry) -> str | None:
    if entry.kind == "role_permissions_set":
        return "role"
    table = entry.said.get("table")
    return table if table in MODELS else None
