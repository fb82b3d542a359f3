"""Ids: UUIDv7 for what is made here (RFC 9562 section 5.7), fixed ones for what all shops share."""

import uuid

import uuid_utils

NAMESPACE = uuid.UUID("6f1c0e5a-2b7d-5c38-9e41-4c756d62756e")
NOBODY = bytes(16)


def new_id() -> bytes:
    """A fresh id of 16 bytes; later ones sort after earlier ones of the same process."""
    return uuid_utils.uuid7().bytes


def fixed_id(name: str) -> bytes:
    """The id that every shop gives the built-in row of this name, such as `role/owner`."""
    return uuid.uuid5(NAMESPACE, name).bytes


OWNER = fixed_id("role/owner")
WAREHOUSE = fixed_id("role/warehouse")
CASHIER = fixed_id("role/cashier")
VIEWER = fixed_id("role/viewer")
SUPPLIERS = fixed_id("location/supplier")
CUSTOMERS = fixed_id("location/customer")
LOSS = fixed_id("location/loss")
OPENING = fixed_id("location/opening")
VIRTUAL = frozenset({SUPPLIERS, CUSTOMERS, LOSS, OPENING})
NO_LOT = fixed_id("lot/none")
PIECES = fixed_id("unit/pcs")
