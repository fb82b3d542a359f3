"""What every shop has from its first day without a row in the journal, and what refers to what."""

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

# The foreign keys of the shared tables: a row that names an unknown one could be kept by no PC.
REFERENCES: Final[dict[str, dict[str, str]]] = {
    "account": {"role": "role"},
    "barcode": {"item": "item"},
    "count_line": {
        "count": "stock_count",
        "item": "item",
        "location": "location",
        "lot": "lot",
        "counted_by": "account",
        "struck_by": "account",
    },
    "item": {
        "category": "category",
        "unit": "unit",
        "supplier": "partner",
        "merged_into": "item",
    },
    "location": {"parent": "location"},
    "lot": {"item": "item"},
    "order_cancel": {"order_line": "order_line"},
    "order_line": {"purchase_order": "purchase_order", "item": "item"},
    "order_receipt": {"order_line": "order_line", "receipt_line": "document_line"},
    "purchase_order": {"supplier": "partner"},
    "reservation": {"item": "item", "location": "location"},
    "reservation_release": {"reservation": "reservation", "document": "document"},
    "stock_count": {
        "location": "location",
        "category": "category",
        "opened_by": "account",
        "ended_by": "account",
    },
}


def built_in_rows() -> Iterator[tuple[bytes, str, dict[str, Any]]]:
    """Id, table and fields of the rows that every shop begins with; roles are not among them."""
    for code, decimals in UNITS.items():
        identity = fixed_id(f"unit/{code}")
        yield identity, "unit", {"id": identity.hex(), "code": code, "decimals": decimals}
    for kind, identity in PLACES.items():
        yield identity, "location", {"id": identity.hex(), "name": kind, "kind": kind}
    yield NO_LOT, "lot", {"id": NO_LOT.hex(), "item": None, "code": ""}
