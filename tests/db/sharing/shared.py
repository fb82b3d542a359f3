"""What tests of sharing need: copies that share a hub, and looks at what waits there."""

from db.connection import ShopDatabase
from db.sharing.address import Address, keep_address
from db.sharing.outbox import waiting
from db.sharing.protocol import Offered

SOMEWHERE = Address(("localhost",))
DEVICE_KEY = bytes(range(100, 132))
JOIN = """
INSERT INTO hub_link (one, state, hub, system, timeline, device_key)
VALUES (1, 'joined', '', '', '', ?)
"""


def join(database: ShopDatabase) -> None:
    """From now on the copy shares with a hub that it has not seen yet."""
    database.execute_sql(JOIN, (DEVICE_KEY,))
    keep_address(database, SOMEWHERE)


def all_waiting(database: ShopDatabase) -> list[Offered]:
    """Everything that waits, as it would be offered."""
    return waiting(database, limit=1_000_000)
