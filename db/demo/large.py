"""A demo shop of any size: the small one's people, places and goods, and many more goods like them.

Every number is the same for the same size and day.
"""

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any, Final
from zoneinfo import ZoneInfo

from db.access import Actor, now, require
from db.connection import ShopDatabase
from db.demo.bulk import BARCODE, ITEM, NEXT_NUMBER, Batch, Chain, hurried
from db.demo.fill import OWNER_LOGIN, Clock, House
from db.demo.goods import Goods, read_goods
from db.demo.year import DAYS, Ware, Year
from db.errors import Refused
from db.ids import new_id
from db.operations.search_text import searchable_together
from db.operations.work import ENTRY
from db.queries.shop import shop
from db.rules.barcodes import check_digit, normalise_gtin
from db.rules.calendar import business_date
from db.rules.texts import folded

AT_ONCE: Final = 20_000
A_TRANSACTION: Final = 500_000  # movements: pages that many of them touch are written once
PLACE_WEIGHTS: Final = (64, 6, 30)
HUNDRED_RUPIAH: Final = 1_000_000
SYLLABLES: Final = (
    *("sa", "ri", "mo", "ta", "lu", "ne", "ka", "wi", "do", "pe", "gu", "ja", "bi", "ra", "so"),
    *("me", "nu", "la"),
)
LIKE: Final = "SELECT id, sale_price, category, supplier, unit FROM item ORDER BY id"


def fill_large(
    database: ShopDatabase,
    owner: Actor,
    *,
    items: int,
    movements: int,
    language: str = "id",
    today: date | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Gives a new shop so many items and so many movements in the year before `today`.

    The rows, sums, hashes and chains are those that the operations would write. `progress` hears
    of (done, all) rows now and then; what it raises ends the work. Raises
    `Refused("shop_not_demo")`.
    """
    require(database, owner, "people.manage")
    facts = shop(database)
    if not facts.demo:
        raise Refused("shop_not_demo")
    tell = progress or (lambda _done, _all: None)
    day = (today or business_date(now(), facts.timezone)) - timedelta(days=DAYS)
    clock = Clock(ZoneInfo(facts.timezone))
    clock.set(datetime.combine(day, datetime.min.time()))
    goods = read_goods()[:items]
    with hurried(database), database.atomic() as transaction:
        house = House.furnish(database, owner.account, clock, goods, language)
        wares = []
        for ware in _wares(house, goods, items):
            wares.append(ware)
            if len(wares) % AT_ONCE == 0:
                tell(len(wares), items + movements)
        kept = 0
        for booked in Year(house, wares, movements, day).book():
            tell(items + booked, items + movements)
            if booked - kept >= A_TRANSACTION:
                transaction.commit()
                kept = booked


def _wares(house: House, goods: list[Goods], items: int) -> Iterator[Ware]:
    """The small shop's items, then as many more as are wanted."""
    dice = random.Random(items)  # noqa: S311  (a story, no secret)
    (code,) = house.database.rows("SELECT code FROM device")[0]
    models = list(zip(goods, house.database.rows(LIKE), strict=True))
    for each, (identity, price, _category, supplier, _unit) in models:
        yield Ware(identity, price, each.cost, supplier, _place(house, dice))
    chain, batch = Chain.of(house.database), Batch()
    owner, moment = house.people[OWNER_LOGIN].account, house.clock.moment
    for number in range(len(goods), items):
        each, (_id, _price, category, supplier, unit) = models[number % len(goods)]
        percent = dice.randrange(70, 140)
        price = max(each.price * percent // 100 // HUNDRED_RUPIAH, 1) * HUNDRED_RUPIAH
        ware = Ware(new_id(), price, each.cost * percent // 100, supplier, _place(house, dice))
        fields = {
            "id": ware.id,
            "track_lots": 0,
            "created_at": moment,
            "name": _name(each, number // len(goods)),
            "sku": f"{code}-{number + 1:05d}",
            "category": category,
            "unit": unit,
            "sale_price": price,
            "reorder_point": each.reorder_point,
            "reorder_quantity": each.carton or 2 * each.reorder_point,
            "supplier": supplier,
            "note": "",
        }
        barcode = _barcode(ware.id, number)
        for table, row in (("item", fields), ("barcode", barcode)):
            payload = {"table": table, "fields": row}
            entry = chain.entry("row_created", row["id"], payload, owner, moment)
            batch.rows[ENTRY].append(entry)
        batch.rows[ITEM].append(fields | {"sort_name": folded(fields["name"])})
        batch.rows[BARCODE].append(barcode)
        if number == items - 1 or len(batch.rows[ITEM]) == AT_ONCE:
            with searchable_together(house.database):
                batch.write(house.database)
        yield ware
    house.database.execute_sql(NEXT_NUMBER, ("SKU", items))


def _barcode(item: bytes, number: int) -> dict[str, Any]:
    body = f"899{number:09d}"
    code = body + check_digit(body)
    return {
        "id": new_id(),
        "item": item,
        "gtin14": normalise_gtin(code),
        "code": code,
        "pack_quantity": 1000,
        "pack_name": "",
    }


def _place(house: House, dice: random.Random) -> bytes:
    (place,) = dice.choices(house.places, PLACE_WEIGHTS)
    return place


def _brands() -> list[str]:
    """Some thousands of made-up names; those that look alike do not follow one another."""
    brands = ["".join(syllables).capitalize() for syllables in product(SYLLABLES, repeat=3)]
    random.Random(1).shuffle(brands)  # noqa: S311  (a story, no secret)
    return brands


BRANDS: Final = _brands()


def _name(goods: Goods, turn: int) -> str:
    """The goods of a brand, then of its second line and so on."""
    brand, line = BRANDS[turn % len(BRANDS)], turn // len(BRANDS)
    return f"{goods.name} {brand} {line + 1}" if line else f"{goods.name} {brand}"
