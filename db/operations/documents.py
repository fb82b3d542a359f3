"""Documents: a draft is posted, a posted one is reversed; nothing is ever deleted."""

from dataclasses import dataclass, replace
from datetime import date

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound, PermissionDenied, Refused
from db.ids import CUSTOMERS, SUPPLIERS, new_id
from db.operations.booking import Header, Line, book
from db.operations.drafts import drop_draft
from db.operations.numbers import PREFIXES, REVERSAL, next_number
from db.operations.work import Work, writing
from db.rules.calendar import business_date
from db.rules.money import checked_quantity, line_amount, total_amount
from db.rules.permissions import POSTING
from db.rules.texts import clean_line

DRAFT = """
SELECT kind, location, partner, external_ref, note, payment_method
FROM draft WHERE id = ? AND owner = ?
"""
POSTED = """
SELECT number, total, (SELECT count(*) FROM document_line WHERE document = document.id)
FROM document WHERE id = ? AND actor = ?
"""
UNKNOWN = """
SELECT count(*) FROM draft_line WHERE draft = ? AND item IS NULL AND undone_at IS NULL
"""
DRAFT_LINES = """
SELECT draft_line.item, draft_line.unit_price,
       coalesce(draft_line.unit_cost, 0) AS cost, sum(draft_line.quantity)
FROM draft_line
WHERE draft_line.draft = ? AND draft_line.undone_at IS NULL
GROUP BY draft_line.item, draft_line.unit_price, cost
ORDER BY min(draft_line.id)
"""
WITHOUT_COST = """
SELECT item.name FROM draft_line JOIN item ON item.id = draft_line.item
WHERE draft_line.draft = ? AND draft_line.unit_cost IS NULL AND draft_line.undone_at IS NULL
GROUP BY item.id ORDER BY min(draft_line.id)
"""
DOCUMENT = """
SELECT kind, number, actor, business_date, partner, reverses, total, tax
FROM document WHERE id = ?
"""
BOOKED_LINES = """
SELECT line.id, movement.id, line.item, movement.source, movement.destination, movement.lot,
       movement.quantity, line.unit_price, line.amount, movement_cost.cost
FROM document_line AS line
JOIN movement ON movement.line = line.id
LEFT JOIN movement_cost ON movement_cost.movement = movement.id
WHERE line.document = ? ORDER BY line.position, movement.id
"""


@dataclass(frozen=True)
class PostedDocument:
    """A document that is booked: its total in ten-thousandths of the currency."""

    id: bytes
    number: str
    total: int
    lines: int


def post_draft(
    database: ShopDatabase,
    actor: Actor,
    *,
    draft: bytes,
    day: date | None = None,
    oversell: bool = False,
    costs_needed: bool = False,
) -> PostedDocument:
    """Books a draft as a document, under the draft's id, so that posting twice books once.

    `day` is the business date (today when None, never in the future). Raises `Refused` with
    `draft_empty`, `unknown_codes` (with their count) or `stock_short` (with name, on hand and
    wanted); `oversell` lets stock go below zero for those who hold `stock.oversell`. Goods without
    a cost come in at zero; `costs_needed` refuses them as `costs_missing` with their `names`.
    """
    with writing(database, actor, *dict.fromkeys(POSTING.values())) as work:
        found = database.row(DRAFT, (draft, actor.account))
        if not found:
            return _posted_before(work, draft)
        kind, location, partner, external_ref, note, payment_method = found
        if POSTING[kind] not in work.rights.scopes:
            raise PermissionDenied(POSTING[kind])
        if oversell:
            work.require("stock.oversell")
        lines = _draft_lines(work, draft, kind, location)
        if costs_needed and kind == "receipt":
            _refuse_without_cost(work, draft)
        header = _header(work, draft, kind, PREFIXES[kind], _day(work, day))
        header = replace(
            header,
            partner=partner,
            external_ref=external_ref,
            note=note,
            payment_method=payment_method,
            oversell_by=actor.account if oversell else None,
            total=total_amount(line.amount for line in lines),
        )
        book(work, header, lines)
        drop_draft(work, draft)
        return PostedDocument(draft, header.number, header.total, len(lines))


def reverse_document(
    database: ShopDatabase, actor: Actor, *, document: bytes, reason: str
) -> PostedDocument:
    """Books the opposite of a whole document, which stays as it is.

    Raises `Refused` with `already_reversed`, `is_reversal` or `stock_short`; a person whose right
    is "own, same day" gets `PermissionDenied` for other people's and older documents.
    """
    with writing(database, actor, "document.reverse") as work:
        found = database.row(DOCUMENT, (document,))
        if not found:
            raise NotFound("document_unknown")
        kind, number, author, booked_on, partner, reverses, total, tax = found
        today = _day(work, None)
        _check_scope(work, author == actor.account and booked_on == today)
        if reverses is not None:
            raise Refused("is_reversal", number=number)
        if database.row("SELECT 1 FROM document WHERE reverses = ?", (document,)):
            raise Refused("already_reversed", number=number)
        header = replace(
            _header(work, new_id(), kind, REVERSAL, today),
            partner=partner,
            reason=clean_line(reason, "reason", required=False),
            reverses=document,
            total=total,
            tax=tax,
        )
        lines = [_opposite(*row) for row in database.rows(BOOKED_LINES, (document,))]
        book(work, header, lines)
        return PostedDocument(header.id, header.number, total, len(lines))


def _draft_lines(work: Work, draft: bytes, kind: str, location: bytes) -> list[Line]:
    (unknown,) = work.database.rows(UNKNOWN, (draft,))[0]
    if unknown:
        raise Refused("unknown_codes", count=unknown)
    rows = work.database.rows(DRAFT_LINES, (draft,))
    if not rows:
        raise Refused("draft_empty")
    incoming = kind == "receipt"
    return [
        Line(
            id=new_id(),
            movement=new_id(),
            item=item,
            source=SUPPLIERS if incoming else location,
            destination=location if incoming else CUSTOMERS,
            quantity=checked_quantity(quantity),
            unit_price=unit_price,
            amount=line_amount(quantity, unit_price),
            stated_cost=line_amount(quantity, unit_cost) if incoming else None,
        )
        for item, unit_price, unit_cost, quantity in rows
    ]


def _refuse_without_cost(work: Work, draft: bytes) -> None:
    names = tuple(name for (name,) in work.database.rows(WITHOUT_COST, (draft,)))
    if names:
        raise Refused("costs_missing", names=names)


def _opposite(
    line: bytes,
    movement: bytes,
    item: bytes,
    source: bytes,
    destination: bytes,
    lot: bytes,
    quantity: int,
    unit_price: int,
    amount: int,
    cost: int | None,
) -> Line:
    return Line(
        id=new_id(),
        movement=new_id(),
        item=item,
        source=destination,
        destination=source,
        quantity=quantity,
        unit_price=unit_price,
        amount=amount,
        lot=lot,
        reverses=line,
        reverses_movement=movement,
        stated_cost=cost,
    )


def _header(work: Work, document: bytes, kind: str, prefix: str, day: str) -> Header:
    return Header(
        id=document,
        kind=kind,
        number=next_number(work, prefix),
        device=work.device().id,
        actor=work.actor.account,
        at=work.at,
        business_date=day,
    )


def _day(work: Work, day: date | None) -> str:
    (timezone,) = work.database.rows("SELECT value FROM setting WHERE key = 'timezone'")[0]
    today = business_date(work.at, timezone)
    if day is not None and day > today:
        raise InvalidInput("date_in_future", "day", day=day.isoformat())
    return (day or today).isoformat()


def _posted_before(work: Work, draft: bytes) -> PostedDocument:
    found = work.database.row(POSTED, (draft, work.actor.account))
    if not found:
        raise NotFound("draft_unknown")
    return PostedDocument(draft, *found)


def _check_scope(work: Work, own_today: bool) -> None:
    if work.rights.scopes["document.reverse"] != "all" and not own_today:
        raise PermissionDenied("document.reverse")
