"""The drafts that a person has put aside, with what each comes to."""

from dataclasses import dataclass

from db.access import Actor, reading
from db.connection import ShopDatabase
from db.errors import InvalidInput
from db.queries.drafts import TapeLine, bill_of, tape
from db.rules.discounts import Discount
from db.rules.money import MAX_AMOUNT
from db.rules.permissions import POSTING

PARKED = """
SELECT id, label, parked_at, discount_rate, discount_amount FROM draft
WHERE owner = ? AND kind = ? AND parked_at IS NOT NULL ORDER BY parked_at DESC, id DESC
"""


@dataclass(frozen=True)
class ParkedDraft:
    """A draft that waits since `parked_at` (microseconds UTC), with what posting would come to.

    A `total` above MAX_AMOUNT is more than a document can hold.
    `names` are those of its items, the first scanned first; `lines` counts those that count.
    """

    id: bytes
    label: str
    parked_at: int
    lines: int
    total: int
    names: tuple[str, ...]


def parked_drafts(database: ShopDatabase, actor: Actor, *, kind: str) -> list[ParkedDraft]:
    """The person's drafts of a kind that wait, the last one parked first."""
    with reading(database, actor, *dict.fromkeys(POSTING.values())):
        found = database.rows(PARKED, (actor.account, kind))
        return [_parked(database, actor, *row) for row in found]


def _parked(
    database: ShopDatabase,
    actor: Actor,
    draft: bytes,
    label: str,
    parked_at: int,
    rate: int | None,
    amount: int | None,
) -> ParkedDraft:
    lines = [line for line in tape(database, actor, draft=draft) if not line.undone]
    names = tuple(dict.fromkeys(line.name or line.code for line in reversed(lines)))
    total = _total(lines, Discount(rate, amount))
    return ParkedDraft(draft, label, parked_at, len(lines), total, names)


def _total(lines: list[TapeLine], discount: Discount) -> int:
    """One sale that nobody can book does not hide the others."""
    try:
        return bill_of(lines, discount).total
    except InvalidInput:
        return MAX_AMOUNT + 1
