"""What is asked of a draft before it is booked: whose it is, what it holds, is there enough."""

from datetime import date

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound, PermissionDenied, Refused
from db.ids import VIEWER, new_id
from db.operations.accounts import change_role
from db.operations.documents import post_draft
from db.operations.drafts import add_line, change_line, describe_draft, open_draft, undo_line
from db.operations.places import add_location, add_partner
from db.queries.check import check
from tests.db.operations.conftest import EAN, MIDNIGHT
from tests.shops import ONE, add_item, at, digest, on_hand, sell


def test_posting_twice_books_once(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, item: bytes
) -> None:
    """The second click gets the same document; somebody else's click gets nothing."""
    posted = sell(shop_database, cashier, item, 3 * ONE)
    before = digest(shop_database)
    assert post_draft(shop_database, cashier, draft=posted.id) == posted
    assert post_draft(shop_database, cashier, draft=posted.id, oversell=False) == posted
    with pytest.raises(NotFound, match="draft_unknown"):
        post_draft(shop_database, owner, draft=posted.id)
    assert digest(shop_database) == before


def test_somebody_elses_draft_is_not_posted(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, item: bytes
) -> None:
    """Not even by the owner."""
    draft = open_draft(shop_database, cashier, kind="sale")
    add_line(shop_database, cashier, draft=draft, code=EAN)
    before = digest(shop_database)
    for unknown in (draft, new_id()):
        with pytest.raises(NotFound, match="draft_unknown"):
            post_draft(shop_database, owner, draft=unknown)
    assert digest(shop_database) == before


def test_an_empty_draft_is_no_document(
    shop_database: ShopDatabase, cashier: Actor, item: bytes
) -> None:
    """Nor is one whose lines were all undone."""
    draft = open_draft(shop_database, cashier, kind="sale")
    with pytest.raises(Refused, match="draft_empty"):
        post_draft(shop_database, cashier, draft=draft)
    line = add_line(shop_database, cashier, draft=draft, code=EAN).line
    undo_line(shop_database, cashier, line=line)
    with pytest.raises(Refused, match="draft_empty"):
        post_draft(shop_database, cashier, draft=draft)


def test_unknown_codes_must_be_settled_first(
    shop_database: ShopDatabase, cashier: Actor, item: bytes
) -> None:
    """The refusal counts them; undone ones do not matter."""
    draft = open_draft(shop_database, cashier, kind="sale")
    lines = [
        add_line(shop_database, cashier, draft=draft, code=code).line for code in (EAN, "x", "y")
    ]
    with pytest.raises(Refused, match="unknown_codes") as refused:
        post_draft(shop_database, cashier, draft=draft)
    assert refused.value.details == {"count": 2}
    for line in lines[1:]:
        undo_line(shop_database, cashier, line=line)
    assert post_draft(shop_database, cashier, draft=draft).lines == 1


def test_scans_of_one_item_become_one_line(
    shop_database: ShopDatabase, owner: Actor, item: bytes
) -> None:
    """Ten beeps are one line of ten, in the order of the first scan; undone ones are left out."""
    other = add_item(shop_database, owner, "Kopi", "222", sale_price=7)
    draft = open_draft(shop_database, owner, kind="receipt")
    for code in (EAN, "222", EAN, EAN):
        kept = add_line(shop_database, owner, draft=draft, code=code)
    undo_line(shop_database, owner, line=kept.line)
    posted = post_draft(shop_database, owner, draft=draft)
    lines = shop_database.rows(
        "SELECT position, item, quantity FROM document_line WHERE document = ? ORDER BY position",
        (posted.id,),
    )
    assert lines == [(1, item, 2 * ONE), (2, other, ONE)]


def test_scans_together_beyond_the_bounds_are_refused(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """Each scan was possible, all together are not: told plainly, nothing booked."""
    add_item(shop_database, owner, "Paku", "1")
    draft = open_draft(shop_database, owner, kind="receipt")
    for _ in range(2):
        add_line(shop_database, owner, draft=draft, code="1", count=10**10)
    before = digest(shop_database)
    with pytest.raises(InvalidInput, match="quantity_too_large"):
        post_draft(shop_database, owner, draft=draft)
    assert digest(shop_database) == before


def test_more_than_is_there_is_not_sold(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, item: bytes
) -> None:
    """Over all lines together; the refusal names item, what is there and what was wanted."""
    draft = open_draft(shop_database, owner, kind="sale")
    for price in (150, 140):
        line = add_line(shop_database, owner, draft=draft, code=EAN, count=6 * ONE).line
        change_line(shop_database, owner, line=line, unit_price=price)
    before = digest(shop_database)
    with pytest.raises(Refused, match="stock_short") as refused:
        post_draft(shop_database, owner, draft=draft)
    assert refused.value.details == {"items": (("Teh", 10 * ONE, 12 * ONE),)}
    assert digest(shop_database) == before


def test_only_what_its_place_holds_can_leave(
    shop_database: ShopDatabase, owner: Actor, item: bytes
) -> None:
    """Ten in the shop are none in the store room."""
    store_room = add_location(shop_database, owner, name="Gudang")
    draft = open_draft(shop_database, owner, kind="sale", location=store_room)
    add_line(shop_database, owner, draft=draft, code=EAN)
    with pytest.raises(Refused, match="stock_short"):
        post_draft(shop_database, owner, draft=draft)


def test_overselling_needs_its_right(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, warehouse: Actor, item: bytes
) -> None:
    """An owner may, and the document says so; others are denied and nothing is booked."""
    for actor in (cashier, warehouse):
        draft = open_draft(shop_database, actor, kind="sale")
        add_line(shop_database, actor, draft=draft, code=EAN, count=11 * ONE)
        before = digest(shop_database)
        with pytest.raises(PermissionDenied) as denied:
            post_draft(shop_database, actor, draft=draft, oversell=True)
        assert denied.value.permission == "stock.oversell"
        assert digest(shop_database) == before
    posted = sell(shop_database, owner, item, 11 * ONE, oversell=True)
    assert on_hand(shop_database, item) == -ONE
    sql = "SELECT oversell_by FROM document WHERE id = ?"
    assert shop_database.rows(sql, (posted.id,)) == [(owner.account,)]
    assert check(shop_database) == []


def test_a_role_that_changed_in_mid_scan_posts_no_more(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, item: bytes
) -> None:
    """Rights are asked when booking, not when scanning."""
    draft = open_draft(shop_database, cashier, kind="sale")
    add_line(shop_database, cashier, draft=draft, code=EAN)
    change_role(shop_database, owner, account=cashier.account, role=VIEWER)
    before = digest(shop_database)
    with pytest.raises(PermissionDenied):
        post_draft(shop_database, cashier, draft=draft)
    assert digest(shop_database) == before


def test_a_day_in_the_future_is_refused(
    shop_database: ShopDatabase, owner: Actor, item: bytes
) -> None:
    """Tomorrow cannot be booked, yesterday and today can."""
    today = at(owner, MIDNIGHT)
    draft = open_draft(shop_database, today, kind="sale")
    add_line(shop_database, today, draft=draft, code=EAN)
    before = digest(shop_database)
    with pytest.raises(InvalidInput, match="date_in_future"):
        post_draft(shop_database, today, draft=draft, day=date(2026, 3, 11))
    assert digest(shop_database) == before
    posted = post_draft(shop_database, today, draft=draft, day=date(2026, 3, 9))
    sql = "SELECT business_date FROM document WHERE id = ?"
    assert shop_database.rows(sql, (posted.id,)) == [("2026-03-09",)]


def test_what_was_said_of_a_draft_is_in_the_document(
    shop_database: ShopDatabase, warehouse: Actor, item: bytes
) -> None:
    """Partner, the partner's number and note; the draft is gone."""
    partner = add_partner(shop_database, warehouse, name="CV Maju")
    draft = open_draft(shop_database, warehouse, kind="receipt")
    add_line(shop_database, warehouse, draft=draft, code=EAN)
    describe_draft(
        shop_database,
        warehouse,
        draft=draft,
        partner=partner,
        external_ref="SJ-1",
        note="'; DROP TABLE document; --\n<img src=x>",
    )
    post_draft(shop_database, warehouse, draft=draft)
    sql = "SELECT partner, external_ref, note FROM document WHERE id = ?"
    assert shop_database.rows(sql, (draft,)) == [
        (partner, "SJ-1", "'; DROP TABLE document; --\n<img src=x>")
    ]
    assert shop_database.rows("SELECT id FROM draft UNION ALL SELECT id FROM draft_line") == []
    assert check(shop_database) == []
