"""One booked document with its lines, and what became of each: reversed, given back, still open."""

from dataclasses import dataclass
from typing import Final, Literal

from db.access import Actor, Rights, reading, rights_of
from db.connection import ShopDatabase
from db.errors import NotFound

State = Literal["booked", "partly_reversed", "reversed", "reversal"]

HEAD: Final = """
SELECT document.id, document.kind, document.number, document.business_date, document.at,
       document.reason, document.note, document.external_ref, partner.name, account.name,
       document.total, document.actor, document.reverses
FROM document
LEFT JOIN partner ON partner.id = document.partner
LEFT JOIN account ON account.id = document.actor
WHERE {} = ?
"""
BY_ID: Final = HEAD.format("document.id")
BY_NUMBER: Final = HEAD.format("document.number")
LINES: Final = """
SELECT line.id, document.number || '/' || line.position, line.item, item.sku, item.name,
       unit.code, line.quantity, line.unit_price, line.amount,
       (SELECT coalesce(sum(back.quantity), 0) FROM document_line AS back
        WHERE back.returns = line.id AND NOT EXISTS (
            SELECT 1 FROM document_line AS undo WHERE undo.reverses = back.id)),
       EXISTS (SELECT 1 FROM document_line AS undo WHERE undo.reverses = line.id)
FROM document_line AS line
JOIN document ON document.id = line.document
JOIN item ON item.id = line.item
JOIN unit ON unit.id = item.unit
WHERE line.document = ? ORDER BY line.position
"""


@dataclass(frozen=True)
class DocumentLine:
    """A booked line: thousandths, and money in ten-thousandths; `returned` is what came back.

    `reference` is its name where a command wants a booked line: SAL-K1-000001/1.
    """

    id: bytes
    reference: str
    item: bytes
    sku: str
    name: str
    unit: str
    quantity: int
    unit_price: int
    amount: int
    returned: int
    is_reversed: bool

    @property
    def returnable(self) -> int:
        """How much of it can still come back."""
        return 0 if self.is_reversed else self.quantity - self.returned


@dataclass(frozen=True)
class DocumentDetail:
    """A document with its lines; `person` is None for those who may not know it."""

    id: bytes
    kind: str
    number: str
    business_date: str
    at: int
    reason: str
    note: str
    external_ref: str
    partner: str | None
    person: str | None
    total: int
    state: State
    lines: tuple[DocumentLine, ...]


def document_detail(database: ShopDatabase, actor: Actor, *, document: bytes) -> DocumentDetail:
    """A document by its id; `NotFound("document_unknown")`, also for one that is not theirs to see.

    Whoever reports on their own alone sees other people's sales when they may take goods back, but
    not who sold.
    """
    with reading(database, actor, "stock.view"):
        return _detail(database, actor, BY_ID, document)


def document_numbered(database: ShopDatabase, actor: Actor, *, number: str) -> DocumentDetail:
    """A document by the number that is printed on it; see `document_detail`."""
    with reading(database, actor, "stock.view"):
        return _detail(database, actor, BY_NUMBER, number.strip())


def _detail(database: ShopDatabase, actor: Actor, sql: str, wanted: bytes | str) -> DocumentDetail:
    found = database.row(sql, (wanted,))
    if not found:
        raise NotFound("document_unknown")
    *head, person, total, author, reverses = found
    rights = rights_of(database, actor, "report.view", "stock.customer_return")
    is_known = author == actor.account or rights.scopes.get("report.view") == "all"
    if not is_known and not _can_take_back(rights, head[1], reverses):
        raise NotFound("document_unknown")
    lines = tuple(
        DocumentLine(*(*row, bool(is_reversed)))
        for *row, is_reversed in database.rows(LINES, (head[0],))
    )
    state: State = "reversal" if reverses is not None else _state(lines)
    return DocumentDetail(*(*head, person if is_known else None, total, state, lines))


def _can_take_back(rights: Rights, kind: str, reverses: bytes | None) -> bool:
    return "stock.customer_return" in rights.scopes and kind == "sale" and reverses is None


def _state(lines: tuple[DocumentLine, ...]) -> State:
    reversed_lines = sum(line.is_reversed for line in lines)
    if not reversed_lines:
        return "booked"
    return "reversed" if reversed_lines == len(lines) else "partly_reversed"
