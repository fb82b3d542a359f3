"""The newest and a middle page of the stock card of an item with a million movements."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks.figure import Clocked, Figure, alternate
from benchmarks.shop import Shop, stock_up, throwaway_shop
from db.access import now
from db.demo.bulk import Batch, Chain, add_document, hurried
from db.ids import CUSTOMERS, new_id
from db.operations.booking import Header, Line
from db.queries.stock_card import END_OF_TIME, CardRow, stock_card
from db.rules.cost import Pool, issue

SIZES = (10_000, 100_000, 1_000_000)
LINES, AT_ONCE, ROUNDS, PLENTY, SOLD = 100, 50_000, 50, 10**10, 1000
BARE = """
SELECT movement.*, document.*, movement_cost.*, account.name FROM movement
JOIN document ON document.id = movement.document JOIN account ON account.id = document.actor
LEFT JOIN movement_cost ON movement_cost.movement = movement.id
WHERE movement.item = ? AND (movement.at, movement.id) < (?, ?)
ORDER BY movement.at DESC, movement.id DESC LIMIT 100
"""
PLACE = "SELECT item, location FROM balance WHERE quantity > 0"
MIDDLE = "SELECT at, id FROM movement WHERE item = ? ORDER BY at, id LIMIT 1 OFFSET ?"


@dataclass(frozen=True)
class Card:
    """A shop whose one item moved so often."""

    shop: Shop
    item: bytes
    movements: int


def figures() -> Iterator[Figure]:
    """Each page against the bare SQL, and its growth from the smallest card."""
    smallest: dict[str, Clocked] = {}
    for size in SIZES:
        with _busy(size) as card:
            for page in ("newest", "middle"):
                ours, bare = alternate(ROUNDS, 5, *_pages(card, page))
                first = smallest.setdefault(page, ours)
                yield from _figures(f"stock_card_{page}_{size // 1000}k", ours, bare, first)


def _figures(name: str, ours: Clocked, bare: Clocked, first: Clocked) -> Iterator[Figure]:
    how = f"100 rows, {len(ours.cpu)} times in turn with the bare SQL"
    yield Figure(f"{name}_p95", 1e3 * ours.wall_percentile(95), "ms", 20, how)
    cpu = f"; {1e3 * ours.mean_cpu:.2f} against {1e3 * bare.mean_cpu:.2f} ms of CPU"
    yield Figure(f"{name}_ratio", ours.mean_cpu / bare.mean_cpu, "x bare", 3, how + cpu)
    cpu = f"; {1e3 * ours.mean_cpu:.2f} ms from {1e3 * first.mean_cpu:.2f} ms of CPU"
    yield Figure(f"{name}_growth", ours.mean_cpu / first.mean_cpu, "x", 3, how + cpu)


def _pages(card: Card, page: str) -> tuple[Callable[[], object], Callable[[], object]]:
    database, owner, item = card.shop.database, card.shop.owner, card.item
    cursor, start, after = database.connection().cursor(), END_OF_TIME, None
    if page == "middle":
        start = database.rows(MIDDLE, (item, card.movements // 2))[0]
        after = _row(*start)
    return (
        lambda: stock_card(database, owner, item=item, after=after),
        lambda: cursor.execute(BARE, (item, *start)).fetchall(),
    )


def _row(at: int, movement: bytes) -> CardRow:
    """The last row of the page before, as far as the next one asks it."""
    said = ("2026-01-01", "sale", False, b"", "", None, None)
    return CardRow(movement, at, *said, change=0, balance=0, place="", cost=None, reversible=False)


@contextmanager
def _busy(movements: int) -> Iterator[Card]:
    """A shop that received one item once and sold it all the time."""
    with throwaway_shop(1) as shop:
        stock_up(shop, PLENTY)
        (item, place), *_ = shop.database.rows(
            "SELECT item, location FROM balance WHERE quantity > 0"
        )
        with hurried(shop.database):
            _sell(shop, item, place, movements)
        yield Card(shop, item, movements)


def _sell(shop: Shop, item: bytes, place: bytes, movements: int) -> None:
    chain, batch = Chain.of(shop.database), Batch()
    pool = Pool(*shop.database.rows("SELECT quantity, cost, unit_cost FROM item_cost")[0])
    moment = now()
    with shop.database.atomic():
        for number in range(movements // LINES):
            lines = [_line(item, place) for _ in range(LINES)]
            costs = []
            for _ in lines:
                costs.append(issue(pool, SOLD))
                pool = costs[-1].pool
            header = Header(
                *(new_id(), "sale", f"SAL-{number:06d}", chain.device, shop.owner.account),
                *(moment + number, "2026-01-01"),
            )
            add_document(batch, chain, header, lines, costs)
            if (number + 1) * LINES % AT_ONCE == 0 or number == movements // LINES - 1:
                batch.write(shop.database)


def _line(item: bytes, place: bytes) -> Line:
    return Line(
        id=new_id(),
        movement=new_id(),
        item=item,
        source=place,
        destination=CUSTOMERS,
        quantity=SOLD,
        unit_price=SOLD,
        amount=SOLD,
    )
