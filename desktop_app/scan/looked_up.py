"""What a look-up finds: an item with its stock place by place and its lots."""

from dataclasses import dataclass, replace

from db.queries.items import BarcodeRow, ItemDetail, item_barcode, item_detail, item_of_scan
from db.queries.locations import PlaceStock, stock_by_location
from db.queries.lots import LotRow, item_lots
from db.rules.money import THOUSANDTHS
from desktop_app.capture.scan import Scan
from desktop_app.shell.session import Session


@dataclass(frozen=True)
class LookedUp:
    """A scan and its item, None when nobody knows the code.

    `count` is what was typed before it, `counted` how many thousandths of the unit that is, the
    pack's with it; places and lots are empty for whom the stock is not to be seen. `barcode` is
    what an item would keep of a code that nobody knows.
    """

    scan: Scan
    count: int
    detail: ItemDetail | None = None
    counted: int = THOUSANDTHS
    pack_name: str = ""
    places: tuple[PlaceStock, ...] = ()
    lots: tuple[LotRow, ...] = ()
    barcode: str = ""


def look_up(session: Session, scan: Scan, count: int) -> LookedUp:
    """Reads what there is to know; raises what reading the code raises."""
    database, actor = session.database, session.actor
    row = item_of_scan(database, actor, scan.text, scan.symbology, scan.number)
    if row is None:
        return LookedUp(scan, count, barcode=item_barcode(database, actor, scan.text, scan.number))
    detail = item_detail(database, actor, item=row.id)
    packs = [code for code in detail.barcodes if code.code in (scan.text.strip(), scan.barcode)]
    pack = packs[0] if packs else BarcodeRow(scan.text, THOUSANDTHS, "")
    counted = count * pack.pack_quantity // THOUSANDTHS
    found = LookedUp(scan, count, detail, counted, pack.pack_name)
    if not session.person.may("stock.view"):
        return found
    lots = item_lots(database, actor, item=row.id)
    return replace(
        found,
        places=tuple(stock_by_location(database, actor, item=row.id)),
        lots=tuple(lot for lot in lots if lot.code or lot.expires_on),
    )
