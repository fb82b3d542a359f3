"""Documents: a draft is posted, a posted one is reversed; nothing is ever deleted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound, PermissionDenied, Refused
from db.ids import new_id
from db.operations.booking import Line, book
from db.operations.headers import day_of, new_header
from db.operations.numbers import PREFIXES, REVERSAL
from db.operations.orders import lower_orders
from db.operations.own_drafts import drop_draft
from db.operations.posting import Head, lines_of
from db.operations.reserved import fulfil
from db.operations.reversal import opposite, reversed_tax
from db.operations.work import Work, writing
from db.rules.discounts import Discount
from db.rules.documents import KINDS, MERGE
from db.rules.money import total_amount
from db.rules.payment import checked_method
from db.rules.permissions import POSTING
from db.rules.texts import clean_line

DRAFT = """
SELECT kind, location, destination, reason, reservation, partner, external_ref, note,
       payment_method, discount_rate, discount_amount
FROM draft WHERE id = ? AND owner = ?
"""
POSTED = """
SELECT number, total, (SELECT count(*) FROM document_line WHERE document = document.id)
FROM document WHERE id = ? AND actor = ?
"""
LINE_APPROVER = """
SELECT approved_by FROM approval
WHERE subject = :draft AND EXISTS (
    SELECT 1 FROM draft_line AS line
    JOIN draft ON draft.id = line.draft
    JOIN item ON item.id = line.item
    WHERE line.draft = :draft AND line.undone_at IS NULL AND (line.unit_price <> item.sale_price
        OR line.discount_rate > 0 OR line.discount_amount > 0
        OR draft.discount_rate > 0 OR draft.discount_amount > 0))
ORDER BY at DESC LIMIT 1
"""
WITHOUT_COST = """
SELECT item.name FROM draft_line JOIN item ON item.id = draft_line.item
WHERE draft_line.draft = ? AND draft_line.unit_cost IS NULL AND draft_line.undone_at IS NULL
GROUP BY item.id ORDER BY min(draft_line.id)
"""
DOCUMENT = """
SELECT kind, number, actor, business_date, partner, reason, reverses, total, tax
FROM document WHERE id = ?
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
    payment_method: str | None = None,
    total: int | None = None,
) -> PostedDocument:
    """Books a draft as a document, under the draft's id, so that posting twice books once.

    `day` is the business date (today when None, never in the future). Raises `Refused` with
    `draft_empty`, `unknown_codes` (with their count), `stock_short` or `stock_expired` (with name,
    what can be taken and wanted), and what `db.operations.posting.lines_of` tells of; `oversell`
    lets stock go below zero, and expired goods be sold, for those who hold `stock.oversell`. Goods
    without a cost come in at zero; `costs_needed` refuses them as `costs_missing` with `names`.
    `payment_method` is one of PAYMENT_METHODS, of a sale: for other kinds it is
    `InvalidInput("payment_without_sale")`. `total` is what the customer was told: anything else
    is `total_changed`.
    """
    with writing(database, actor, *dict.fromkeys(POSTING.values())) as work:
        found = database.row(DRAFT, (draft, actor.account))
        if not found:
            return _posted_before(work, draft)
        *described, partner, external_ref, note, payment, rate, amount = found
        head = Head(*(draft, *described, Discount(rate, amount)))
        if POSTING[head.kind] not in work.rights.scopes:
            raise PermissionDenied(POSTING[head.kind])
        if payment_method is not None:
            payment = _checked_payment(head.kind, payment_method)
        if oversell:
            work.require("stock.oversell")
        business_day = day_of(work, day)
        lines = lines_of(work, head, business_day, oversell=oversell)
        if costs_needed and head.kind in ("receipt", "opening"):
            _refuse_without_cost(work, draft)
        header = replace(
            new_header(work, draft, head.kind, PREFIXES[head.kind], business_day),
            partner=partner,
            reason=head.reason,
            external_ref=external_ref or head.reservation,
            note=note,
            payment_method=payment,
            oversell_by=actor.account if oversell else None,
            approved_by=_line_approver(work, draft),
            total=_total(lines),
        )
        if total is not None and total != header.total:
            raise Refused("total_changed", total=header.total)
        book(work, header, lines, stock_is_there=True)
        if head.kind == "receipt":
            lower_orders(work, draft, partner)
        if head.reservation:
            fulfil(work, head.reservation, header.id, lines)
        drop_draft(work, draft)
        return PostedDocument(draft, header.number, header.total, _count(lines))


def reverse_document(
    database: ShopDatabase,
    actor: Actor,
    *,
    document: bytes,
    reason: str,
    lines: Sequence[bytes] | None = None,
) -> PostedDocument:
    """Books the opposite of a document's lines, which stay as they are.

    `lines` are the lines to reverse, each once; None: all that are not reversed yet. Raises
    `Refused` with `already_reversed`, `is_reversal`, `is_merge`, `stock_short`, `line_reversed`, or
    `line_returned` for a line of which somebody gave goods back. A person whose right is "own, same
    day" gets `PermissionDenied` for other people's and older documents.
    """
    with writing(database, actor, "document.reverse") as work:
        found = database.row(DOCUMENT, (document,))
        if not found:
            raise NotFound("document_unknown")
        kind, number, author, booked_on, partner, booked_reason, reverses, total, tax = found
        today = day_of(work, None)
        _check_scope(work, author == actor.account and booked_on == today)
        if reverses is not None:
            raise Refused("is_reversal", number=number)
        if booked_reason == MERGE:
            raise Refused("is_merge", number=number)
        reversal = opposite(work, document, number, lines)
        header = replace(
            new_header(work, new_id(), kind, REVERSAL, today),
            partner=partner,
            reason=clean_line(reason, "reason", required=False),
            reverses=document,
            total=_total(reversal.lines),
            tax=reversed_tax(work, document, reversal, total, tax),
        )
        book(work, header, reversal.lines)
        return PostedDocument(header.id, header.number, header.total, _count(reversal.lines))


def _total(lines: Sequence[Line]) -> int:
    """The amounts of the lines, each counted once however many lots it has."""
    return total_amount({line.id: line.amount for line in lines}.values())


def _count(lines: Sequence[Line]) -> int:
    return len({line.id for line in lines})


def _checked_payment(kind: str, method: str) -> str:
    if not KINDS[kind].has_price:
        raise InvalidInput("payment_without_sale", "payment_method", kind=kind)
    return checked_method(method)


def _line_approver(work: Work, draft: bytes) -> bytes | None:
    """Who allowed a price or a discount while it was scanned, if one is left."""
    found = work.database.row(LINE_APPROVER, {"draft": draft})
    return found[0] if found else None


def _refuse_without_cost(work: Work, draft: bytes) -> None:
    names = tuple(name for (name,) in work.database.rows(WITHOUT_COST, (draft,)))
    if names:
        raise Refused("costs_missing", names=names)


def _posted_before(work: Work, draft: bytes) -> PostedDocument:
    found = work.database.row(POSTED, (draft, work.actor.account))
    if not found:
        raise NotFound("draft_unknown")
    return PostedDocument(draft, *found)


def _check_scope(work: Work, own_today: bool) -> None:
    if work.rights.scopes["document.reverse"] != "all" and not own_today:
        raise PermissionDenied("document.reverse")
