"""What somebody who may has taken off stays off what they saw, and nothing else."""

from dataclasses import replace

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.approvals import approve
from db.operations.discounts import discount_draft, discount_line
from db.operations.documents import post_draft
from db.operations.drafts import (
    add_line,
    change_line,
    open_draft,
    redo_lines,
    resolve_code,
    undo_line,
    undo_unknown,
)
from db.operations.own_account import set_pin
from db.queries.drafts import open_draft_of, tape, tape_line
from db.rules.discounts import NONE, Discount
from tests.db.operations.conftest import EAN
from tests.shops import ONE, PASSWORD, add_item

TENTH = Discount(rate=1_000)
HUNDRED = Discount(amount=100)
COFFEE = "8991002105485"


@pytest.fixture
def sale(shop_database: ShopDatabase, cashier: Actor, item: bytes) -> bytes:
    """The cashier's open sale: six pieces of tea at 150."""
    draft = open_draft(shop_database, cashier, kind="sale")
    add_line(shop_database, cashier, draft=draft, code=EAN, count=6 * ONE)
    return draft


@pytest.fixture
def line(shop_database: ShopDatabase, cashier: Actor, sale: bytes) -> bytes:
    """Its one line."""
    return tape(shop_database, cashier, draft=sale)[0].id


def allowed(database: ShopDatabase, owner: Actor, cashier: Actor) -> Actor:
    """The cashier, for one act with the owner's PIN."""
    set_pin(database, owner, password=PASSWORD, pin="583904")
    wanted = {"permission": "price.override", "login": "owner", "pin": "583904"}
    return replace(cashier, approval=approve(database, cashier, **wanted))


def whole(database: ShopDatabase, actor: Actor) -> Discount:
    """The discount of the actor's open sale."""
    row = open_draft_of(database, actor, kind="sale")
    assert row is not None
    return row.discount


@pytest.mark.parametrize(
    ("given", "quantity", "left"),
    [
        (TENTH, 5, TENTH),
        (TENTH, 7, NONE),
        (HUNDRED, 7, HUNDRED),
        (HUNDRED, 5, NONE),
        (Discount(amount=10_000), 7, NONE),
        (Discount(rate=0), 7, Discount(rate=0)),
    ],
)
def test_another_quantity_is_another_discount(
    shop_database: ShopDatabase,
    owner: Actor,
    cashier: Actor,
    line: bytes,
    given: Discount,
    quantity: int,
    left: Discount,
) -> None:
    """A rate of more goods and an amount off fewer were not given; less of either stays."""
    actor = allowed(shop_database, owner, cashier)
    discount_line(shop_database, actor, line=line, discount=given)
    change_line(shop_database, cashier, line=line, quantity=quantity * ONE)
    assert tape_line(shop_database, cashier, line=line).discount == left


@pytest.mark.parametrize(("given", "left"), [(TENTH, NONE), (HUNDRED, HUNDRED)])
def test_a_later_scan_is_not_covered_by_a_rate(
    shop_database: ShopDatabase,
    owner: Actor,
    cashier: Actor,
    sale: bytes,
    given: Discount,
    left: Discount,
) -> None:
    """Money off the sale stays the same money."""
    discount_draft(
        shop_database, allowed(shop_database, owner, cashier), draft=sale, discount=given
    )
    add_line(shop_database, cashier, draft=sale, code=EAN)
    assert whole(shop_database, cashier) == left
    assert post_draft(shop_database, cashier, draft=sale).total == 7 * 150 - (left.amount or 0)


def test_money_off_the_sale_goes_when_goods_go(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, sale: bytes, line: bytes
) -> None:
    """It would be more of what is left; a rate is the same of it."""
    add_line(shop_database, cashier, draft=sale, code=EAN)
    for given, left in ((TENTH, TENTH), (HUNDRED, NONE)):
        actor = allowed(shop_database, owner, cashier)
        discount_draft(shop_database, actor, draft=sale, discount=given)
        undo_line(shop_database, cashier, line=line)
        assert whole(shop_database, cashier) == left
        redo_lines(shop_database, cashier, lines=[line])
        assert whole(shop_database, cashier) == NONE


def test_a_line_that_was_taken_out_meanwhile_is_the_same_line(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, sale: bytes, line: bytes
) -> None:
    """Back as it was it keeps what was given for it; with another quantity it does not."""
    add_line(shop_database, cashier, draft=sale, code=EAN)
    actor = allowed(shop_database, owner, cashier)
    discount_line(shop_database, actor, line=line, discount=TENTH)
    undo_line(shop_database, cashier, line=line)
    redo_lines(shop_database, cashier, lines=[line])
    assert tape_line(shop_database, cashier, line=line).discount == TENTH
    undo_line(shop_database, cashier, line=line)
    change_line(shop_database, cashier, line=line, quantity=60 * ONE)
    redo_lines(shop_database, cashier, lines=[line])
    assert tape_line(shop_database, cashier, line=line).discount == NONE


def test_a_line_that_loses_its_own_is_not_covered_by_the_sales(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, sale: bytes, line: bytes
) -> None:
    """The sale's rate was given for the other lines."""
    add_line(shop_database, cashier, draft=sale, code=EAN)
    actor = allowed(shop_database, owner, cashier)
    discount_line(shop_database, actor, line=line, discount=Discount(amount=10))
    actor = allowed(shop_database, owner, cashier)
    discount_draft(shop_database, actor, draft=sale, discount=TENTH)
    change_line(shop_database, cashier, line=line, quantity=5 * ONE)
    assert tape_line(shop_database, cashier, line=line).discount == NONE
    assert whole(shop_database, cashier) == NONE


def test_an_unknown_code_is_not_covered_before_it_is_known(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, sale: bytes
) -> None:
    """Nobody knew what it costs; the rest of the sale is as it was."""
    code = add_line(shop_database, cashier, draft=sale, code=COFFEE).line
    actor = allowed(shop_database, owner, cashier)
    discount_line(shop_database, actor, line=code, discount=TENTH)
    actor = allowed(shop_database, owner, cashier)
    discount_draft(shop_database, actor, draft=sale, discount=TENTH)
    add_item(shop_database, owner, "Kopi", COFFEE, sale_price=100)
    assert resolve_code(shop_database, cashier, draft=sale, code=COFFEE) == 1
    assert tape_line(shop_database, cashier, line=code).discount == NONE
    assert whole(shop_database, cashier) == NONE


def test_an_approval_of_the_change_keeps_the_discount(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, line: bytes
) -> None:
    """Asked again, the same discount stands for the other quantity; the approval is used up."""
    for quantity in (None, 7 * ONE):
        actor = allowed(shop_database, owner, cashier)
        if quantity is None:
            discount_line(shop_database, actor, line=line, discount=TENTH)
        else:
            change_line(shop_database, actor, line=line, quantity=quantity)
    assert tape_line(shop_database, cashier, line=line).discount == TENTH
    assert shop_database.rows("SELECT count(*) FROM approval WHERE subject IS NOT NULL") == [(2,)]


def test_who_may_give_discounts_changes_as_they_like(
    shop_database: ShopDatabase, owner: Actor, item: bytes
) -> None:
    """What was scanned later is covered, and another quantity too."""
    draft = open_draft(shop_database, owner, kind="sale")
    first = add_line(shop_database, owner, draft=draft, code=EAN, count=2 * ONE).line
    discount_line(shop_database, owner, line=first, discount=HUNDRED)
    discount_draft(shop_database, owner, draft=draft, discount=TENTH)
    add_line(shop_database, owner, draft=draft, code=EAN)
    change_line(shop_database, owner, line=first, quantity=ONE)
    assert tape_line(shop_database, owner, line=first).discount == HUNDRED
    assert whole(shop_database, owner) == TENTH


@pytest.mark.parametrize("given", [TENTH, HUNDRED])
def test_a_sale_without_lines_has_no_discount(
    shop_database: ShopDatabase, owner: Actor, item: bytes, given: Discount
) -> None:
    """Struck, all of them, by whomever: the next customer's goods are not cheaper."""
    draft = open_draft(shop_database, owner, kind="sale")
    first = add_line(shop_database, owner, draft=draft, code=EAN).line
    add_line(shop_database, owner, draft=draft, code=COFFEE)
    discount_draft(shop_database, owner, draft=draft, discount=given)
    undo_line(shop_database, owner, line=first)
    assert whole(shop_database, owner) == given
    undo_unknown(shop_database, owner, draft=draft)
    assert whole(shop_database, owner) == NONE
