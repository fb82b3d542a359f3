"""What is done to one open stocktake, on the write worker, one thing after the other."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import NotFound
from db.operations import counting, counts
from db.operations.counts import ClosedCount
from db.queries.count_tape import CountTapeRow, count_tape_row
from db.queries.items import item_barcode
from desktop_app.capture.scan import Scan
from desktop_app.scan.scan_contents import contents_of, times


@dataclass(frozen=True)
class Lot:
    """The lot that goods are of; an empty one says that they have none."""

    code: str = ""
    expires_on: date | None = None


@dataclass(frozen=True)
class Goods:
    """What was scanned where: `count` thousandths times what the code counts.

    `barcode` is what an item would keep of a code that nobody knows.
    """

    scan: Scan
    count: int
    place: bytes | None = None
    barcode: str = ""


@dataclass(frozen=True)
class OpenCount:
    """Each call is one line on disk, told as the row of the tape that it belongs to."""

    database: ShopDatabase
    actor: Actor
    id: bytes

    def keep(self, goods: Goods, lot: Lot | None = None) -> CountTapeRow | Goods:
        """Adds what was scanned to what is counted there.

        Of a code that nobody knows nothing is kept: it comes back with its `barcode`.
        """
        try:
            return self._counted(goods, lot)
        except NotFound as error:
            if error.code != "code_unknown":
                raise
            scan = goods.scan
            barcode = item_barcode(self.database, self.actor, scan.text, scan.number)
            return replace(goods, barcode=barcode)

    def recount(
        self, row: CountTapeRow, counted: int, reason: str = "", note: str = ""
    ) -> CountTapeRow:
        """Counts all of it anew: so many are there now."""
        goods = row.goods
        kept = counting.count_line(
            self.database,
            self.actor,
            count=self.id,
            counted=counted,
            item=goods.item,
            location=goods.location,
            lot=goods.lot,
            reason=reason,
            note=note,
        )
        return count_tape_row(self.database, self.actor, line=kept.line)

    def strike(self, line: bytes) -> None:
        """Takes a line back, with the piles that were added to it."""
        counting.strike_line(self.database, self.actor, line=line)

    def close(self, uncounted: Literal["leave", "zero"]) -> ClosedCount:
        """Books what differs."""
        return counts.close_count(self.database, self.actor, count=self.id, uncounted=uncounted)

    def cancel(self) -> None:
        """Ends it without booking anything."""
        counts.cancel_count(self.database, self.actor, count=self.id)

    def _counted(self, goods: Goods, lot: Lot | None) -> CountTapeRow:
        scan = goods.scan
        kept = counting.count_line(
            self.database,
            self.actor,
            count=self.id,
            counted=goods.count * times(scan),
            code=scan.text,
            contents=contents_of(scan),
            location=goods.place,
            lot_code=lot.code if lot else None,
            expires_on=lot.expires_on if lot else None,
            adds=True,
        )
        return count_tape_row(self.database, self.actor, line=kept.line)
