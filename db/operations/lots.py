"""Lots: whether an item is kept by lot and expiry date, and the rows that stand for its lots."""

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import NotFound
from db.ids import new_id
from db.models.items import Item, Lot
from db.operations.master import change_row, create_row
from db.operations.work import Work, writing

LOT = """
SELECT id FROM lot WHERE item = ? AND code = ? AND expires_on IS ? ORDER BY id LIMIT 1
"""


def set_lot_tracking(database: ShopDatabase, actor: Actor, *, item: bytes, tracked: bool) -> None:
    """Says whether receipts of an item ask for its lot and expiry date.

    Stock stays where and what it is: goods without a lot count as the oldest and go out first, and
    lots that are there when tracking ends still go out first-expired-first-out.
    """
    with writing(database, actor, "item.edit") as work:
        if not database.row("SELECT 1 FROM item WHERE id = ?", (item,)):
            raise NotFound("item_unknown")
        change_row(work, Item, item, track_lots=int(tracked))


def lot_for(work: Work, item: bytes, code: str, expires_on: str | None) -> bytes:
    """The item's lot of this code and date, made when there is none."""
    found = work.database.row(LOT, (item, code, expires_on))
    if found:
        return bytes(found[0])
    return create_row(work, Lot, id=new_id(), item=item, code=code, expires_on=expires_on)
