"""The stock card (kartu stok): every movement of an item with the balance after it."""

from dataclasses import dataclass
from typing import Any

from db.access import Actor, Rights, reading, rights_of
from db.connection import ShopDatabase
from db.rules.calendar import business_date

ON_HAND = """
SELECT coalesce(sum(balance.quantity), 0)
FROM balance JOIN location ON location.id = balance.location AND location.kind = 'internal'
WHERE balance.item = ?
"""
CARD = """
SELECT movement.id, movement.at, movement.business_date, document.kind,
       document.reverses IS NOT NULL, document.id, document.number, account.name, partner.name,
       movement.quantity, source.kind = 'internal', destination.kind = 'internal',
       source.name, destination.name, document.actor, movement_cost.cost,
       EXISTS (SELECT 1 FROM document_line AS undo WHERE undo.reverses = movement.line)
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
SELECT kind, sum(came - went) FROM item_day INDEXED BY item_day_by_item
WHERE item = ? GROUP BY kind
"""
END_OF_TIME = (2**62, b"\xff" * 16)


@dataclass(frozen=True)
class CardRow:
    """One movement: `change` of the stock in our places and the `balance` after it (thousandths).

    `place` is our own place that it touched; a transfer has change 0 and names both. `cost` is the
    whole movement's, None for people without `cost.view`. `reversible` is whether the person who
    asks may reverse the document now; one that is reversed, or reverses another, is not. Of other
    people's documents a person who may report on their own alone gets no number and no names.
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
    reversible: bool


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
        eyes = _eyes(database, actor)
        start = (after.at, after.movement) if after else END_OF_TIME
        balance = after.balance - after.change if after else _on_hand(database, item)
        card = []
        for row in database.rows(CARD, (item, *start, limit)):
            card.append(_card_row(row, balance, eyes))
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


def _eyes(database: ShopDatabase, actor: Actor) -> "_Eyes":
    (timezone,) = database.rows("SELECT value FROM setting WHERE key = 'timezone'")[0]
    rights = rights_of(database, actor, "cost.view", "document.reverse", "report.view")
    return _Eyes(actor, rights, business_date(actor.clock(), timezone).isoformat())


def _card_row(row: tuple[Any, ...], balance: int, eyes: "_Eyes") -> CardRow:
    *head, quantity, leaves, arrives, source, destination, author, cost, is_reversed = row
    if not eyes.may_know(author):
        head[-3:] = "", None, None
    change = quantity * (arrives - leaves)
    places = [name for ours, name in ((leaves, source), (arrives, destination)) if ours]
    seen_cost = cost if "cost.view" in eyes.rights.scopes else None
    _, _, day, _, is_reversal, *_ = head
    reversible = not (is_reversal or is_reversed) and eyes.may_reverse(author, day)
    shown = (change, balance, " → ".join(places), seen_cost, reversible)
    return CardRow(*(*head, *shown))


@dataclass(frozen=True)
class _Eyes:
    """Who looks at a card, with what rights, on which day of the shop."""

    actor: Actor
    rights: Rights
    today: str

    def may_know(self, author: bytes) -> bool:
        """Whether the document's number, person and partner may be seen."""
        return author == self.actor.account or self.rights.scopes.get("report.view") == "all"

    def may_reverse(self, author: bytes, day: str) -> bool:
        own_today = author == self.actor.account and day == self.today
        scope = self.rights.scopes.get("document.reverse")
        return scope == "all" or (scope is not None and own_today)
