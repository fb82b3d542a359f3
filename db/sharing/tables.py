"""The tables whose rows the journal tells of: their columns, and what their ids point at."""

from collections.abc import Mapping
from typing import Any, Final

import peewee

from db.models.base import Row
from db.models.counts import CountLine, StockCount
from db.models.items import Barcode, Item, Lot
from db.models.orders import OrderCancel, OrderLine, OrderReceipt, PurchaseOrder
from db.models.people import Account, AccountRequest, Approval, Role
from db.models.reservations import Reservation, ReservationRelease
from db.models.shop import Category, Device, Location, Partner, Setting, Unit
from db.operations.master import DERIVED, SECRET, table_of
from db.rules.texts import folded

MODELS: Final[dict[str, type[Row]]] = {
    table_of(model): model
    for model in (
        *(Unit, Category, Partner, Location, Setting, Role, Account, AccountRequest, Approval),
        *(Device, Item, Barcode, Lot, StockCount, CountLine, Reservation, ReservationRelease),
        *(PurchaseOrder, OrderLine, OrderReceipt, OrderCancel),
    )
}
COLUMNS: Final = {
    name: {column: type(field) for column, field in model._meta.fields.items()}
    for name, model in MODELS.items()
}
DEFAULTS: Final = {
    name: {
        column: field.default
        for column, field in model._meta.fields.items()
        if column not in SECRET | DERIVED
    }
    for name, model in MODELS.items()
}
# A test holds these to the foreign keys of the schema.
REFERENCES: Final[dict[str, dict[str, str]]] = {
    "item": {
        "category": "category",
        "unit": "unit",
        "supplier": "partner",
        "merged_into": "item",
    },
    "barcode": {"item": "item"},
    "lot": {"item": "item"},
    "location": {"parent": "location"},
    "account": {"role": "role"},
    "approval": {"asked_by": "account", "approved_by": "account", "confirmed_by": "account"},
    "stock_count": {
        "location": "location",
        "category": "category",
        "opened_by": "account",
        "ended_by": "account",
    },
    "count_line": {
        "count": "stock_count",
        "item": "item",
        "location": "location",
        "lot": "lot",
        "counted_by": "account",
        "struck_by": "account",
    },
    "reservation": {"item": "item", "location": "location"},
    "reservation_release": {"reservation": "reservation", "document": "document"},
    "purchase_order": {"supplier": "partner"},
    "order_line": {"purchase_order": "purchase_order", "item": "item"},
    "order_receipt": {"order_line": "order_line", "receipt_line": "document_line"},
    "order_cancel": {"order_line": "order_line"},
}
# What documents point at; their rows come and go as a whole.
BOOKED: Final[dict[str, dict[str, str]]] = {
    "document": {"partner": "partner", "reverses": "document"},
    "document_line": {"item": "item", "returns": "document_line", "reverses": "document_line"},
    "movement": {
        "item": "item",
        "lot": "lot",
        "source": "location",
        "destination": "location",
    },
}
OWN_FIELDS: Final = frozenset({("device", "incarnation")})  # each PC says its own
LEFT_OUT: Final[dict[str, Any]] = {"password_hash": ""}  # of a row that others made: not here yet


def values_of(table: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """A new row by its payload, with what a payload leaves out; secrets are not in it.

    What this program does not know stays in the journal.
    """
    return {
        name: in_column(table, name, fields[name]) if name in fields else default
        for name, default in DEFAULTS[table].items()
    }


def in_column(table: str, name: str, value: Any) -> Any:
    """A field of a payload as its column holds it; ValueError for what it cannot hold."""
    is_id = issubclass(COLUMNS[table][name], peewee.BlobField)
    return bytes.fromhex(value) if is_id and isinstance(value, str) else value


def completed(table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """With what every PC makes itself of a new row."""
    more = {name: value for name, value in LEFT_OUT.items() if name in COLUMNS[table]}
    if "sort_name" in COLUMNS[table]:
        more["sort_name"] = folded(str(values["name"]))
    return {**values, **more}
