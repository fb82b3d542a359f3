"""The stock card (kartu stok): every movement of an item with the balance after it."""

from dataclasses import dataclass
from typing import Any

from db.access import Actor, may, reading
from db.connection import ShopDatabase

ON_HAND = """
SELECT coalesce(sum(balance.quantity), 0)
FROM balance JOIN location ON location.id = balance.location AND location.kind = 'internal'
WHERE balance.item = ?
"""
CARD = """
SELECT movement.id, movement.at, movement.business_date, document.kind,
       document.reverses IS NOT NULL, document.id, document.number, account.name, partner.name,
       movement.quantity, source.kind = 'internal', destination.kind = 'internal',
       source.name, destination.name, movement_cost.cost
FROM movement
JOIN document ON document.id = movement.document
JOIN location AS source ON source.id = movement.source
JOIN location AS destination ON destination.id = movement.destination
LEFT JOIN account ON account.id = document.actor
LEFT JOIN partner ON partner.id = document.partner
LEFT JOIN movement_cost ON movement_cost.movement = movement.id
WHERE movement.item = ? AND (movement.at, movement.id) < (?, ?)
ORDER BY movement.at DESC, movement.id DESC LIMIT ?
"""
STORY = """
SELECT document.kind,
       sum(movement.quantity * ((destination.kind = 'internal') - (source.kind = 'internal')))
FROM movement
JOIN document ON document.id = movement.document
JOIN location AS source ON source.id = movement.source
JOIN location AS destination ON destination.id = movement.destination
WHERE movement.item = ? GROUP BY document.kind
"""
END_OF_TIME = (2**62, b"\xff" * 16)


@dataclass(frozen=True)
class CardRow:
    """One movement: `change` of the stock in our places and the `balance` after it (thousandths).

    `place` is our own place that it touched; a transfer has change 0 and names both. `cost` is the
    whole movement's, None for people without `cost.view`.
    """

    movement: bytes
    at: int
    business_date: str
    kind: str
    is_reversal: bool
    document: bytes
    number: str
    person: str | None
    partner: str | None
    change: int
    balance: int
    place: str
    cost: int | None


def stock_card(
    database: ShopDatabase,
    actor: Actor,
    *,
    item: bytes,
    limit: int = 100,
    after: CardRow | None = None,
) -> list[CardRow]:
    """The newest movements first; `after` is the last row of the page before."""
    with reading(database, actor, "stock.view"):
        sees_cost = may(database, actor, "cost.view")
        start = (after.at, after.movement) if after else END_OF_TIME
        balance = after.balance - after.change if after else _on_hand(database, item)
        card = []
        for row in database.rows(CARD, (item, *start, limit)):
            card.append(_card_row(row, balance, sees_cost=sees_cost))
            balance -= card[-1].change
        return card


def stock_story(database: ShopDatabase, actor: Actor, *, item: bytes) -> dict[str, int]:
    """What each kind of document changed in all, less its reversals (thousandths).

    They add up to what is on hand; a kind without documents is left out.
    """
    with reading(database, actor, "stock.view"):
        return dict(database.rows(STORY, (item,)))


def _on_hand(database: ShopDatabase, item: bytes) -> int:
    return int(database.rows(ON_HAND, (item,))[0][0])


def _card_row(row: tuple[Any, ...], balance: int, *, sees_cost: bool) -> CardRow:
    *head, quantity, leaves, arrives, source, destination, cost = row
    change = quantity * (arrives - leaves)
    places = [name for ours, name in ((leaves, source), (arrives, destination)) if ours]
    shown = (change, balance, " → ".join(places), cost if sees_cost else None)
    return CardRow(*(*head, *shown))
