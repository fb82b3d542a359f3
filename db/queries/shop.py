"""The shop's own facts, and the short lists that forms choose from."""

from dataclasses import dataclass
from datetime import date

from db.access import Actor, reading
from db.connection import ShopDatabase, storage_errors
from db.rules.calendar import business_date
from db.rules.in_store import InStoreFormat, formats_of

SETTINGS = "SELECT key, value FROM setting"
IDLE_MINUTES = 15  # until an owner chooses otherwise
DEVICE = "SELECT device.code FROM this_device JOIN device ON device.id = this_device.device"
SHARED = "SELECT 1 FROM hub_link WHERE state = 'joined'"
UNITS = "SELECT id, code, decimals FROM unit ORDER BY code"
CATEGORIES = """
SELECT id, name FROM category WHERE archived_at IS NULL ORDER BY folded(name)
"""
SUPPLIERS = """
SELECT id, name FROM partner WHERE archived_at IS NULL AND kind IN ('supplier', 'both')
ORDER BY folded(name)
"""
PARTNERS = """
SELECT id, name, kind FROM partner WHERE archived_at IS NULL ORDER BY folded(name)
"""
LOCATIONS = """
SELECT id, name FROM location WHERE kind = 'internal' AND archived_at IS NULL ORDER BY id
"""


@dataclass(frozen=True)
class Shop:
    """What every window says of the shop; asked before anybody is signed in.

    `is_shared`: several PCs share it, and who is new on another one may come in here too.
    """

    name: str
    currency: str
    timezone: str
    demo: bool
    device_code: str
    is_shared: bool = False


@dataclass(frozen=True)
class UnitRow:
    """A unit: its code (pcs, kg ...) and how many decimals a quantity may have."""

    id: bytes
    code: str
    decimals: int


@dataclass(frozen=True)
class Choice:
    """Something to choose by name."""

    id: bytes
    name: str


@dataclass(frozen=True)
class PartnerRow:
    """Somebody the shop trades with; `kind` is supplier, customer or both."""

    id: bytes
    name: str
    kind: str


def shop(database: ShopDatabase) -> Shop:
    """The shop's name, currency, time zone, and this PC's short code."""
    with storage_errors():
        values = dict(database.rows(SETTINGS))
        (code,) = database.rows(DEVICE)[0]
        is_shared = database.row(SHARED) is not None
    return Shop(
        name=values["shop_name"],
        currency=values["currency"],
        timezone=values["timezone"],
        demo=values["demo"] == "1",
        device_code=code,
        is_shared=is_shared,
    )


def day_of(database: ShopDatabase, at: int) -> date:
    """The shop's day at a moment (microseconds UTC), within somebody's look at the data."""
    (timezone,) = database.rows("SELECT value FROM setting WHERE key = 'timezone'")[0]
    return business_date(at, timezone)


def idle_minutes(database: ShopDatabase, actor: Actor) -> int:
    """After how many idle minutes a PC locks itself, 0 for never."""
    with reading(database, actor):
        found = database.row("SELECT value FROM setting WHERE key = 'idle_minutes'")
        return int(found[0]) if found else IDLE_MINUTES


def count_limit(database: ShopDatabase, actor: Actor) -> int | None:
    """Above which worth of differences a stocktake is approved, None for never."""
    with reading(database, actor, "settings.manage"):
        found = database.row("SELECT value FROM setting WHERE key = 'count_limit'")
        return int(found[0]) if found and found[0] else None


def direct_sale(database: ShopDatabase, actor: Actor) -> bool:
    """Whether a till books a sale at once as exactly paid in cash."""
    with reading(database, actor, "stock.sell"):
        return database.row("SELECT value FROM setting WHERE key = 'direct_sale'") == ("1",)


def in_store_formats(database: ShopDatabase, actor: Actor) -> tuple[InStoreFormat, ...]:
    """How the shop's scales spell their codes."""
    with reading(database, actor, "settings.manage"):
        return formats_of_scales(database)


def formats_of_scales(database: ShopDatabase) -> tuple[InStoreFormat, ...]:
    """How the shop's scales spell their codes, within somebody's look at the data."""
    found = database.row("SELECT value FROM setting WHERE key = 'in_store_formats'")
    return formats_of(found[0]) if found else ()


def units(database: ShopDatabase, actor: Actor) -> list[UnitRow]:
    """All units."""
    with reading(database, actor, "item.view"):
        return [UnitRow(*row) for row in database.rows(UNITS)]


def categories(database: ShopDatabase, actor: Actor) -> list[Choice]:
    """Categories in use, by name."""
    return _choices(database, actor, CATEGORIES)


def suppliers(database: ShopDatabase, actor: Actor) -> list[Choice]:
    """Suppliers in use, by name."""
    return _choices(database, actor, SUPPLIERS)


def partners(database: ShopDatabase, actor: Actor) -> list[PartnerRow]:
    """Suppliers and customers in use, by name."""
    with reading(database, actor, "item.view"):
        return [PartnerRow(*row) for row in database.rows(PARTNERS)]


def locations(database: ShopDatabase, actor: Actor) -> list[Choice]:
    """Our own places for goods, the oldest first."""
    return _choices(database, actor, LOCATIONS)


def _choices(database: ShopDatabase, actor: Actor, sql: str) -> list[Choice]:
    with reading(database, actor, "item.view"):
        return [Choice(*row) for row in database.rows(sql)]
