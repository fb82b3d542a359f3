"""Makes a new shop: its settings, this PC, the first place for goods and the owner."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from db import keys
from db.access import Actor, now
from db.backup import settle
from db.connection import ShopDatabase, create_database, storage_errors
from db.errors import InvalidInput, Refused
from db.home import Home
from db.ids import OWNER, fixed_id, new_id
from db.models.people import Account
from db.models.shop import Device, Location, Setting
from db.operations.accounts import checked_login, hash_password
from db.operations.master import create_row
from db.operations.work import Work, writing_unasked
from db.rules.passwords import checked_password
from db.rules.texts import clean_line

CURRENCIES = ("IDR", "MYR", "SGD", "BND", "PHP", "THB", "VND", "USD", "EUR", "AUD")


@dataclass(frozen=True)
class NewShop:
    """The answers of the first start. `place` names the first location for goods."""

    name: str
    owner_name: str
    owner_login: str
    owner_password: str
    place: str
    currency: str = "IDR"
    timezone: str = "Asia/Jakarta"
    device_name: str = ""
    demo: bool = False


def new_recovery_key() -> str:
    """A fresh key for a shop that is about to be made, as the person is to keep it."""
    return keys.recovery_key(keys.new_key())


def make_shop(
    home: Home,
    shop: NewShop,
    recovery_key: str,
    *,
    fill: Callable[[ShopDatabase, Actor], None] | None = None,
    clock: Callable[[], int] = now,
) -> Actor:
    """Creates the home's encrypted database with everything a shop starts with.

    It appears whole under its name or not at all; `fill` puts more into it before it appears.
    Returns the owner. Raises `InvalidInput` for an answer that cannot be taken,
    `Refused("shop_exists")`, or `CannotOpen` when the disk refuses.
    """
    checked, key = _checked(shop), keys.key_from_recovery(recovery_key)
    with appearing(home, key) as database:
        owner = set_up_shop(database, checked, clock=clock)
        if fill:
            fill(database, owner)
    return owner


@contextmanager
def appearing(home: Home, key: bytes) -> Iterator[ShopDatabase]:
    """A new, empty database for the home, which gets its name once all went well with it.

    Its key is kept then. Raises `Refused("shop_exists")`, or `CannotOpen` when the disk refuses;
    whatever fails leaves nothing behind.
    """
    if home.database.exists():
        raise Refused("shop_exists", folder=str(home.folder))
    with storage_errors():
        home.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        building = Home(home.folder / "new-shop")
        shutil.rmtree(building.folder, ignore_errors=True)
        building.folder.mkdir(mode=0o700)
        try:
            with closing(create_database(building.database, key)) as database:
                yield database
            keys.save_key(home, keys.salt_of(building.database), key)
            building.database.replace(home.database)
            settle(home.folder)
        finally:
            shutil.rmtree(building.folder, ignore_errors=True)


def set_up_shop(database: ShopDatabase, shop: NewShop, *, clock: Callable[[], int] = now) -> Actor:
    """Fills an empty database and returns the owner; raises `Refused("shop_exists")` otherwise."""
    password_hash = hash_password(checked_password(shop.owner_password))
    with writing_unasked(database, Actor(new_id(), clock)) as work:
        if database.row("SELECT 1 FROM this_device"):
            raise Refused("shop_exists")
        _this_device(work, shop)
        _settings(work, shop)
        create_row(work, Location, id=new_id(), name=shop.place, kind="internal")
        create_row(
            work,
            Account,
            id=work.actor.account,
            login=shop.owner_login,
            name=shop.owner_name,
            role=OWNER,
            password_hash=password_hash,
            created_at=work.at,
        )
        return work.actor


def _checked(shop: NewShop) -> NewShop:
    checked_password(shop.owner_password)
    if shop.currency not in CURRENCIES:
        raise InvalidInput("currency_unknown", "currency", currency=shop.currency)
    try:
        ZoneInfo(shop.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        raise InvalidInput("timezone_unknown", "timezone", timezone=shop.timezone) from None
    return replace(
        shop,
        name=clean_line(shop.name, "shop_name"),
        owner_name=clean_line(shop.owner_name, "owner_name"),
        owner_login=checked_login(shop.owner_login),
        place=clean_line(shop.place, "place"),
        device_name=clean_line(shop.device_name, "device_name", required=False),
    )


def _this_device(work: Work, shop: NewShop) -> None:
    """The device row comes first: the journal row that tells of it needs it."""
    device = new_id()
    values = {"id": device, "incarnation": 1, "code": "K1", "name": shop.device_name}
    Device.insert(**values).execute(work.database)
    work.database.execute_sql("INSERT INTO this_device VALUES (1, ?)", (device,))
    work.record("row_created", device, {"table": "device", "fields": values})


def _settings(work: Work, shop: NewShop) -> None:
    settings = {
        "shop_name": shop.name,
        "currency": shop.currency,
        "timezone": shop.timezone,
        "demo": "1" if shop.demo else "0",
    }
    for key, value in settings.items():
        create_row(work, Setting, id=fixed_id(f"setting/{key}"), key=key, value=value)
