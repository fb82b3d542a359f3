"""What every shop has from its first day without a row in the journal."""

from collections.abc import Iterator
from typing import Any, Final

from db.ids import CUSTOMERS, LOSS, NO_LOT, OPENING, SUPPLIERS, fixed_id

UNITS: Final = {"pcs": 0, "pack": 0, "box": 0, "kg": 3, "g": 0, "l": 3, "ml": 0, "m": 3}
PLACES: Final = {
    "supplier": SUPPLIERS,
    "customer": CUSTOMERS,
    "loss": LOSS,
    "opening": OPENING,
}


def built_in_rows() -> Iterator[tuple[bytes, str, dict[str, Any]]]:
    """Id, table and fields of the rows that every shop begins with; roles are not among them."""
    for code, decimals in UNITS.items():
        identity = fixed_id(f"unit/{code}")
        yield identity, "unit", {"id": identity.hex(), "code": code, "decimals": decimals}
    for kind, identity in PLACES.items():
        yield identity, "location", {"id": identity.hex(), "name": kind, "kind": kind}
    yield NO_LOT, "lot", {"id": NO_LOT.hex(), "item": None, "code": ""}
