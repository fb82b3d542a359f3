"""Settings of the shop that an owner changes."""

from collections.abc import Sequence

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput
from db.ids import fixed_id
from db.models.shop import Setting
from db.operations.master import change_row, create_row
from db.operations.work import Work, writing
from db.rules.in_store import InStoreFormat, checked_formats, text_of
from db.rules.money import checked_price

LONGEST_IDLE = 24 * 60


def set_idle_lock(database: ShopDatabase, actor: Actor, *, minutes: int) -> None:
    """After so many minutes without a key or a click a PC asks for the password; 0 is never.

    `InvalidInput("minutes_out_of_range")` below 0 and above a day.
    """
    with writing(database, actor, "settings.manage") as work:
        if not 0 <= minutes <= LONGEST_IDLE:
            raise InvalidInput("minutes_out_of_range", "minutes", longest=LONGEST_IDLE)
        _set(work, "idle_minutes", str(minutes))


def set_count_limit(database: ShopDatabase, actor: Actor, *, amount: int | None) -> None:
    """From when on closing a stocktake needs `count.approve`: more than this (ten-thousandths).

    It is what all differences together are worth, found and missing alike, at average cost, or at
    its price where an item has no cost. None, as it begins, is never; 0 is for any difference.
    """
    with writing(database, actor, "settings.manage") as work:
        value = "" if amount is None else str(checked_price(amount, "amount"))
        _set(work, "count_limit", value)


def set_direct_sale(database: ShopDatabase, actor: Actor, *, on: bool) -> None:
    """Whether a till books a sale at once as exactly paid in cash, unless its cashier asks first.

    As it begins every sale is asked how it is paid.
    """
    with writing(database, actor, "settings.manage") as work:
        _set(work, "direct_sale", str(int(on)))


def set_in_store_formats(
    database: ShopDatabase, actor: Actor, *, formats: Sequence[InStoreFormat]
) -> None:
    """How the shop's scales spell weight and price in their codes; none: as any other code.

    Raises what `db.rules.in_store.checked_formats` does.
    """
    with writing(database, actor, "settings.manage") as work:
        _set(work, "in_store_formats", text_of(checked_formats(formats)))


def _set(work: Work, key: str, value: str) -> None:
    identity = fixed_id(f"setting/{key}")
    if Setting.select().where(Setting.id == identity).exists(work.database):
        change_row(work, Setting, identity, value=value)
    else:
        create_row(work, Setting, id=identity, key=key, value=value)
