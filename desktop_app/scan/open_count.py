"""What is done to one open stocktake, on the write worker, one thing after the other."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from db.access import Actor
from db.connection import ShopDatabase
from db.operations import counting, counts
from db.operations.counts import ClosedCount
from db.queries.count_tape import CountTapeRow, count_tape_row
from desktop_app.capture.scan import Scan
from desktop_app.scan.scan_contents import contents_of, times


@dataclass(frozen=True)
class Lot:
    """The lot that goods are of; an empty one says that they have none."""

    code: str = ""
    expires_on: date | None = None


@dataclass(frozen=True)
class OpenCount:
    """Each call is one line on disk, told as the row of the tape that it belongs to."""

    database: ShopDatabase
    actor: Actor
    id: bytes

    def keep(
        self, scan: Scan, count: int, place: bytes | None, lot: Lot | None = None
    ) -> CountTapeRow:
        """Adds what was scanned to what is counted there, `count` times what the code counts."""
        kept = counting.count_line(
            self.database,
            self.actor,
            count=self.id,
            counted=count * times(scan),
            code=scan.text,
            contents=contents_of(scan),
            location=place,
            lot_code=lot.code if lot else None,
            expires_on=lot.expires_on if lot else None,
            adds=True,
        )
        return count_tape_row(self.database, self.actor, line=kept.line)

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
