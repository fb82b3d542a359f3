"""What is taken off a sale that is being scanned: off a line, or off all of it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput
from db.operations.own_drafts import draft_of, drafting, own_draft, own_line
from db.operations.work import Work
from db.queries.drafts import PRINTED_AMOUNT
from db.rules.discounts import NONE, Discount, Priced, base, checked_discount, outgrows

OF_LINE = "UPDATE draft_line SET discount_rate = ?, discount_amount = ? WHERE id = ?"
OF_DRAFT = "UPDATE draft SET discount_rate = ?, discount_amount = ? WHERE id = ?"
WHOLE = "SELECT discount_rate, discount_amount FROM draft WHERE id = ?"
HAS_ITS_OWN = """
SELECT 1 FROM draft_line WHERE id = ? AND (discount_rate > 0 OR discount_amount > 0)
"""
PRICED = f"""
SELECT id, undone_at IS NULL, quantity, unit_price, discount_rate, discount_amount, {PRINTED_AMOUNT}
FROM draft_line WHERE draft = ?
"""  # noqa: S608  (a constant)


def discount_line(database: ShopDatabase, actor: Actor, *, line: bytes, discount: Discount) -> None:
    """Takes a rate or an amount off a sale's line; one that says nothing takes it back.

    Needs `price.override`. An amount is never more than the line comes to. Raises what
    `checked_discount` raises, and `InvalidInput("discount_not_sold")` for other kinds of drafts.
    """
    with drafting(database, actor) as work:
        work.require("price.override")
        kind, _ = own_line(work, line)
        _refuse_unsold(kind)
        work.about(draft_of(work, line))
        checked = checked_discount(discount)
        database.execute_sql(OF_LINE, (checked.rate, checked.amount, line))


def discount_draft(
    database: ShopDatabase, actor: Actor, *, draft: bytes, discount: Discount
) -> None:
    """Takes a rate off the lines that have no discount of their own, or an amount off the sale.

    One that says nothing takes it back. Needs and raises what `discount_line` does.
    """
    with drafting(database, actor) as work:
        work.require("price.override")
        _refuse_unsold(own_draft(work, draft))
        work.about(draft)
        checked = checked_discount(discount)
        database.execute_sql(OF_DRAFT, (checked.rate, checked.amount, draft))


@contextmanager
def as_given(work: Work, draft: bytes, *lines: bytes) -> Iterator[None]:
    """Changes a draft inside, and `lines` of it; discounts that would then be more than was given
    are taken off again, and the sale's where no line is left.

    Who may give discounts, on their own or by an approval of this act, keeps what `outgrows`.
    """
    whole = Discount(*(work.database.row(WHOLE, (draft,)) or ()))
    if not (whole.is_said or any(work.database.row(HAS_ITS_OWN, (line,)) for line in lines)):
        yield
        return
    before = _scanned(work, draft)
    yield
    after = _scanned(work, draft)
    lapsed = [line for line, one in after.items() if line in before and one.lapses(before[line])]
    after |= {line: after[line].at_full_price for line in lapsed}
    has_lapsed = outgrows(whole, _base(before, whole), _base(after, whole))
    if (lapsed or has_lapsed) and not _may_stay(work, draft):
        work.database.execute_many(OF_LINE, [(None, None, line) for line in lapsed])
        if has_lapsed:
            _take_back(work, draft)
    if not any(one.counts for one in after.values()):
        _take_back(work, draft)


@dataclass(frozen=True)
class _Scanned:
    """A draft's line, which `counts` unless it was taken out."""

    counts: int
    priced: Priced

    @property
    def at_full_price(self) -> "_Scanned":
        return replace(self, priced=replace(self.priced, discount=NONE))

    def lapses(self, before: "_Scanned") -> bool:
        return outgrows(self.priced.discount, before.priced.gross, self.priced.gross)


def _scanned(work: Work, draft: bytes) -> dict[bytes, _Scanned]:
    return {
        bytes(line): _Scanned(counts, Priced(quantity, price, Discount(rate, amount), printed))
        for line, counts, quantity, price, rate, amount, printed in work.database.rows(
            PRICED, (draft,)
        )
    }


def _base(scanned: Mapping[bytes, _Scanned], whole: Discount) -> int:
    return base([one.priced for one in scanned.values() if one.counts], whole)


def _may_stay(work: Work, draft: bytes) -> bool:
    work.about(draft)
    return work.holds("price.override")


def _take_back(work: Work, draft: bytes) -> None:
    work.database.execute_sql(OF_DRAFT, (None, None, draft))


def _refuse_unsold(kind: str) -> None:
    if kind != "sale":
        raise InvalidInput("discount_not_sold", "discount", kind=kind)
