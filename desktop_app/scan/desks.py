"""Which desk stands for which mode, and who may use it."""

from collections.abc import Callable
from typing import Final

from db.queries.people import Person
from db.rules.permissions import POSTING
from desktop_app.scan.count_desk import CountDesk
from desktop_app.scan.desk import Desk
from desktop_app.scan.look_up_desk import LookUpDesk
from desktop_app.scan.mode_switch import MODES, Mode
from desktop_app.scan.return_desk import ReturnDesk
from desktop_app.scan.sale_desk import SaleDesk
from desktop_app.scan.scan_desk import ScanDesk
from desktop_app.shell.session import Session

CreateItemOf = Callable[[str], bytes | None]
NEEDED: Final[dict[Mode, str]] = {
    "receipt": POSTING["receipt"],
    "sale": POSTING["sale"],
    "customer_return": POSTING["customer_return"],
    "transfer": POSTING["transfer"],
    "count": "stock.count",
    "look_up": "item.view",
}


def modes_for(person: Person) -> tuple[Mode, ...]:
    """The modes that a person may use; none: there is no scan page for them."""
    return tuple(mode for mode in MODES if person.may(NEEDED[mode]))


def desk_for(mode: Mode, session: Session, create_item: CreateItemOf | None) -> Desk:
    """A mode's desk. `create_item(code)` is None where the person may not make items."""
    if mode == "sale":
        return SaleDesk(session, mode, create_item)
    if mode == "look_up":
        return LookUpDesk(session, create_item)
    if mode == "count":
        return CountDesk(session, create_item)
    if mode == "customer_return":
        return ReturnDesk(session)
    return ScanDesk(session, mode, create_item)
