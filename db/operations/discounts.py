"""What is taken off a sale that is being scanned: off a line, or off all of it."""

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput
from db.operations.own_drafts import drafting, own_draft, own_line
from db.rules.discounts import Discount, checked_discount

OF_LINE = "UPDATE draft_line SET discount_rate = ?, discount_amount = ? WHERE id = ?"
OF_DRAFT = "UPDATE draft SET discount_rate = ?, discount_amount = ? WHERE id = ?"


def discount_line(database: ShopDatabase, actor: Actor, *, line: bytes, discount: Discount) -> None:
    """Takes a rate or an amount off a sale's line; one that says nothing takes it back.

    Needs `price.override`. An amount is never more than the line comes to. Raises what
    `checked_discount` raises, and `InvalidInput("discount_not_sold")` for other kinds of drafts.
    """
    with drafting(database, actor) as work:
        work.require("price.override")
        kind, _ = own_line(work, line)
        _refuse_unsold(kind)
        work.about(line)
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


def _refuse_unsold(kind: str) -> None:
    if kind != "sale":
        raise InvalidInput("discount_not_sold", "discount", kind=kind)
