"""Goods set aside for outside orders, such as a web shop's, and given up again."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound, Refused
from db.ids import new_id
from db.models.reservations import Reservation
from db.operations.headers import day_of
from db.operations.master import create_rows
from db.operations.own_drafts import place_of_ours
from db.operations.reserved import Left, left_of, lower, part_of
from db.operations.work import Work, writing
from db.rules.documents import has_expired
from db.rules.money import checked_quantity
from db.rules.shortage import Short, told
from db.rules.texts import clean_line

REFERENCE_LIMIT = 200
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ITEM = """
SELECT item.id, item.name, unit.decimals, item.archived_at IS NOT NULL
FROM item AS named
JOIN item ON item.id = coalesce(named.merged_into, named.id)
JOIN unit ON unit.id = item.unit
WHERE named.id = ?
"""
KNOWN = """
SELECT reservation.id, coalesce(item.merged_into, item.id), reservation.location,
       reservation.quantity, reservation.expires_at
FROM reservation JOIN item ON item.id = reservation.item
WHERE reservation.reference = ? ORDER BY reservation.id
"""
ON_SHELF = """
SELECT balance.quantity, lot.expires_on FROM balance JOIN lot ON lot.id = balance.lot
WHERE balance.item = ? AND balance.location = ? AND balance.quantity <> 0
"""
RESERVED = """
SELECT coalesce(sum(quantity), 0) FROM reserved WHERE item = ? AND location = ? AND until > ?
"""


@dataclass(frozen=True)
class Goods:
    """So many thousandths of an item."""

    item: bytes
    quantity: int


@dataclass(frozen=True)
class _Wanted:
    name: str
    decimals: int
    archived: int
    quantity: int


def reserve_stock(
    database: ShopDatabase,
    actor: Actor,
    *,
    reference: str,
    goods: Sequence[Goods],
    location: bytes | None = None,
    expires_at: datetime | None = None,
    oversell: bool = False,
) -> tuple[bytes, ...]:
    """Sets goods at a place (the first for None) aside for the order `reference`; returns ids.

    Until `expires_at` (the shop's clock when it names no zone) nothing else takes them without
    `stock.oversell`. The same call again changes nothing and returns the same, whatever became of
    the order: whoever gets no answer may ask again. Raises `Refused` with `reservation_differs` for
    a reference that has other goods, place or expiry, `item_archived`, or `stock_short` with
    `items` (as `db.rules.shortage` tells them) unless `oversell`. Expired lots do not count.
    """
    with writing(database, actor, "stock.sell") as work:
        if oversell:
            work.require("stock.oversell")
        reference = clean_line(reference, "reference", limit=REFERENCE_LIMIT)
        wanted, until = _together(work, goods), _moment(work, expires_at)
        known = database.rows(KNOWN, (reference,))
        if known:
            return _again(reference, known, wanted, location, until)
        place = place_of_ours(work, location)
        if until is not None and until <= work.at:
            raise InvalidInput("expiry_in_past", "expires_at")
        _refuse_archived(wanted)
        if not oversell:
            _refuse_short(work, wanted, place)
        said = {"reference": reference, "location": place, "expires_at": until, "at": work.at}
        said |= {"actor": actor.account, "oversell_by": actor.account if oversell else None}
        made = {new_id(): Goods(item, each.quantity) for item, each in wanted.items()}
        create_rows(
            work, Reservation, [{"id": new, **asdict(part), **said} for new, part in made.items()]
        )
        return tuple(made)


def release_reservation(
    database: ShopDatabase,
    actor: Actor,
    *,
    reference: str,
    item: bytes | None = None,
    quantity: int | None = None,
) -> tuple[Goods, ...]:
    """Gives up what is left of an order, of one item of it, or a part of that; returns what was.

    Where nothing is left nothing happens. Raises `NotFound("reservation_unknown")`, or
    `Refused("released_too_much")` for a `quantity` above what is left of the item.
    """
    with writing(database, actor, "stock.sell") as work:
        if quantity is not None and item is None:
            raise InvalidInput("item_missing", "item")
        left = left_of(work, clean_line(reference, "reference", limit=REFERENCE_LIMIT))
        if item is not None:
            left = _of_item(work, left, item, quantity)
        lower(work, left)
        return tuple(Goods(part.item, part.quantity) for part in left)


def _together(work: Work, goods: Sequence[Goods]) -> dict[bytes, _Wanted]:
    """What is wanted of each item; one that was merged leads to the kept one."""
    if not goods:
        raise InvalidInput("goods_missing", "goods")
    wanted: dict[bytes, _Wanted] = {}
    for each in goods:
        item, name, decimals, archived = _item(work, each.item)
        before = wanted[item].quantity if item in wanted else 0
        quantity = before + checked_quantity(each.quantity, decimals)
        wanted[item] = _Wanted(name, decimals, archived, checked_quantity(quantity, decimals))
    return wanted


def _item(work: Work, item: bytes) -> tuple[Any, ...]:
    found = work.database.row(ITEM, (item,))
    if not found:
        raise NotFound("item_unknown")
    return found


def _moment(work: Work, expires_at: datetime | None) -> int | None:
    """Microseconds UTC."""
    if expires_at is None:
        return None
    if expires_at.tzinfo is None:
        (timezone,) = work.database.rows("SELECT value FROM setting WHERE key = 'timezone'")[0]
        expires_at = expires_at.replace(tzinfo=ZoneInfo(timezone))
    return (expires_at - EPOCH) // timedelta(microseconds=1)


def _again(
    reference: str,
    known: Sequence[tuple[Any, ...]],
    wanted: dict[bytes, _Wanted],
    location: bytes | None,
    until: int | None,
) -> tuple[bytes, ...]:
    """The ids of an order that is known and the very same; one without a place is wherever."""
    before: dict[bytes, int] = {}
    for _id, item, place, quantity, expires_at in known:
        before[item] = before.get(item, 0) + quantity
        if location not in (None, place) or until != expires_at:
            raise Refused("reservation_differs", reference=reference)
    if before != {item: each.quantity for item, each in wanted.items()}:
        raise Refused("reservation_differs", reference=reference)
    return tuple(row[0] for row in known)


def _refuse_archived(wanted: dict[bytes, _Wanted]) -> None:
    for each in wanted.values():
        if each.archived:
            raise Refused("item_archived", name=each.name)


def _refuse_short(work: Work, wanted: dict[bytes, _Wanted], place: bytes) -> None:
    today, short = day_of(work, None), list[Short]()
    for item, each in wanted.items():
        lots = work.database.rows(ON_SHELF, (item, place))
        on_hand = sum(quantity for quantity, _ in lots)
        good = sum(quantity for quantity, expires in lots if not has_expired(expires, today))
        (reserved,) = work.database.rows(RESERVED, (item, place, work.at))[0]
        there = min(on_hand, good)
        if there - reserved < each.quantity:
            short.append(told(each.name, there, each.quantity, reserved))
    if short:
        raise Refused("stock_short", items=tuple(short))


def _of_item(work: Work, left: list[Left], item: bytes, quantity: int | None) -> list[Left]:
    identity, name, decimals, _ = _item(work, item)
    there = [each for each in left if each.item == identity]
    if quantity is None:
        return there
    total = sum(each.quantity for each in there)
    if checked_quantity(quantity, decimals) > total:
        raise Refused("released_too_much", name=name, left=total, wanted=quantity)
    return list(part_of(there, quantity))
