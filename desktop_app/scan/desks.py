"""Which desk stands for which mode."""

from collections.abc import Callable

from db.queries.people import Person
from db.rules.permissions import POSTING
from desktop_app.scan.desk import Desk
from desktop_app.scan.mode_switch import MODES, Mode
from desktop_app.scan.sale_desk import SaleDesk
from desktop_app.scan.scan_desk import ScanDesk
from desktop_app.shell.session import Session

CreateItemOf = Callable[[str], bytes | None]


def modes_for(person: Person) -> tuple[Mode, ...]:
    """The modes that a person may use; none: there is no scan page for them."""
    return tuple(mode for mode in MODES if person.may(POSTING[mode]))


def desk_for(mode: Mode, session: Session, create_item: CreateItemOf | None) -> Desk:
    """A mode's desk. `create_item(code)` is None where the person may not make items."""
    if mode == "sale":
        return SaleDesk(session, mode, create_item)
    return ScanDesk(session, mode, create_item)
