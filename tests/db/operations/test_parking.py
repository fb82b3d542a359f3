"""Sales that wait: the next customer is served, and nothing of the first one is lost."""

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound, Refused
from db.home import Home
from db.operations.discounts import discount_draft
from db.operations.documents import post_draft
from db.operations.drafts import add_line, describe_draft, discard_draft, open_draft, undo_line
from db.operations.items import archive_item, restore_item
from db.operations.own_account import set_badge
from db.operations.parking import park_draft, resume_draft
from db.queries.drafts import open_draft_of, tape
from db.queries.parked import parked_drafts
from db.rules.discounts import Discount
from db.rules.money import MAX_AMOUNT
from tests.clocks import Clock
from tests.db.operations.conftest import EAN
from tests.shops import ONE, PASSWORD, add_item, digest, open_shop, receive

SHIP = "8991002105485"


@pytest.fixture
def sale(shop_database: ShopDatabase, cashier: Actor, item: bytes) -> bytes:
    """The cashier's open sale of two pieces."""
    return begin(shop_database, cashier, 2)


def begin(database: ShopDatabase, actor: Actor, pieces: int) -> bytes:
    """Another sale."""
    draft = open_draft(database, actor, kind="sale")
    add_line(database, actor, draft=draft, code=EAN, count=pieces * ONE)
    return draft


def test_the_next_scan_begins_another_sale(
    shop_database: ShopDatabase, cashier: Actor, sale: bytes
) -> None:
    """The parked one is listed with its total, and neither open nor posted."""
    undo_line(shop_database, cashier, line=tape(shop_database, cashier, draft=sale)[0].id)
    add_line(shop_database, cashier, draft=sale, code=EAN, count=3 * ONE)
    park_draft(shop_database, cashier, draft=sale, label="  Bu Ani ")
    assert open_draft_of(shop_database, cashier, kind="sale") is None
    other = begin(shop_database, cashier, 1)
    assert other != sale
    assert post_draft(shop_database, cashier, draft=other).total == 150
    (waiting,) = parked_drafts(shop_database, cashier, kind="sale")
    assert (waiting.id, waiting.label, waiting.names) == (sale, "Bu Ani", ("Teh",))
    assert (waiting.lines, waiting.total) == (1, 450)


def test_it_is_gone_on_with_after_a_restart(
    shop_database: ShopDatabase, home: Home, cashier: Actor, sale: bytes
) -> None:
    """With its lines, place and label, and can be posted."""
    park_draft(shop_database, cashier, draft=sale, label="Pak Budi")
    shop_database.close()
    database = open_shop(home)
    resume_draft(database, cashier, draft=sale)
    row = open_draft_of(database, cashier, kind="sale")
    assert row is not None
    assert (row.id, row.label) == (sale, "Pak Budi")
    assert parked_drafts(database, cashier, kind="sale") == []
    assert post_draft(database, cashier, draft=sale).total == 300
    database.close()


def test_the_lines_of_the_open_one_wait_in_its_place(
    shop_database: ShopDatabase, cashier: Actor, sale: bytes
) -> None:
    """The last parked comes first; a label stays with its sale."""
    clock = Clock()
    actor = Actor(cashier.account, clock=clock)
    park_draft(shop_database, actor, draft=sale, label="satu")
    clock.wait(1)
    second = begin(shop_database, actor, 1)
    park_draft(shop_database, actor, draft=second, label="dua")
    clock.wait(1)
    resume_draft(shop_database, actor, draft=sale)
    clock.wait(1)
    resume_draft(shop_database, actor, draft=second)
    waiting = parked_drafts(shop_database, actor, kind="sale")
    assert [(one.id, one.label) for one in waiting] == [(sale, "satu")]
    assert open_draft(shop_database, actor, kind="sale") == second


def test_an_open_one_without_lines_goes(
    shop_database: ShopDatabase, cashier: Actor, sale: bytes
) -> None:
    """Nobody has two sales on the tape, nor an empty one waiting."""
    park_draft(shop_database, cashier, draft=sale)
    empty = open_draft(shop_database, cashier, kind="sale")
    describe_draft(shop_database, cashier, draft=empty, note="kosong")
    resume_draft(shop_database, cashier, draft=sale)
    assert shop_database.rows("SELECT id FROM draft") == [(sale,)]


def test_what_is_open_already_stays_so(
    shop_database: ShopDatabase, cashier: Actor, sale: bytes
) -> None:
    """A second click changes nothing."""
    before = digest(shop_database)
    resume_draft(shop_database, cashier, draft=sale)
    assert digest(shop_database) == before


def test_a_parked_sale_is_thrown_away(
    shop_database: ShopDatabase, cashier: Actor, sale: bytes
) -> None:
    """As an open one is."""
    park_draft(shop_database, cashier, draft=sale)
    discard_draft(shop_database, cashier, draft=sale)
    assert parked_drafts(shop_database, cashier, kind="sale") == []
    assert shop_database.rows("SELECT count(*) FROM draft_line") == [(0,)]


def test_an_empty_sale_is_not_parked(shop_database: ShopDatabase, cashier: Actor) -> None:
    """There is nothing to come back to."""
    draft = open_draft(shop_database, cashier, kind="sale")
    with pytest.raises(Refused, match="draft_empty"):
        park_draft(shop_database, cashier, draft=draft)


def test_a_sale_that_was_taken_back_whole_is_not_parked(
    shop_database: ShopDatabase, cashier: Actor, sale: bytes
) -> None:
    """Nor does it wait when another one is gone on with."""
    park_draft(shop_database, cashier, draft=sale)
    empty = begin(shop_database, cashier, 1)
    undo_line(shop_database, cashier, line=tape(shop_database, cashier, draft=empty)[0].id)
    with pytest.raises(Refused, match="draft_empty"):
        park_draft(shop_database, cashier, draft=empty)
    resume_draft(shop_database, cashier, draft=sale)
    assert shop_database.rows("SELECT id FROM draft") == [(sale,)]


def test_labels_are_bounded(shop_database: ShopDatabase, cashier: Actor, sale: bytes) -> None:
    """Sixty-four characters."""
    park_draft(shop_database, cashier, draft=sale, label="a" * 64)
    with pytest.raises(InvalidInput):
        park_draft(shop_database, cashier, draft=sale, label="a" * 65)


def test_a_badge_is_no_label(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, sale: bytes
) -> None:
    """What a scanner types into the field is kept nowhere; the sale stays open."""
    set_badge(shop_database, owner, password=PASSWORD, badge="LUMBUNG-OWNER-1")
    before = digest(shop_database)
    with pytest.raises(Refused, match="code_is_badge"):
        park_draft(shop_database, cashier, draft=sale, label="LUMBUNG-OWNER-1 ")
    assert digest(shop_database) == before


def test_a_sale_that_is_too_large_hides_no_other(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, sale: bytes
) -> None:
    """Its total is told as more than a document can hold; it can be thrown away."""
    park_draft(shop_database, cashier, draft=sale)
    add_item(shop_database, owner, "Kapal", SHIP, sale_price=10**13)
    large = open_draft(shop_database, cashier, kind="sale")
    for _ in range(2):
        add_line(shop_database, cashier, draft=large, code=SHIP, count=600 * ONE)
    park_draft(shop_database, cashier, draft=large)
    waiting = {row.id: row.total for row in parked_drafts(shop_database, cashier, kind="sale")}
    assert waiting == {sale: 300, large: MAX_AMOUNT + 1}


def test_other_peoples_sales_are_theirs(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, sale: bytes
) -> None:
    """Neither seen, nor parked, nor gone on with."""
    park_draft(shop_database, cashier, draft=sale)
    assert parked_drafts(shop_database, owner, kind="sale") == []
    for act in (park_draft, resume_draft):
        with pytest.raises(NotFound, match="draft_unknown"):
            act(shop_database, owner, draft=sale)


def test_what_waits_tells_its_discounted_total(
    shop_database: ShopDatabase, owner: Actor, item: bytes
) -> None:
    """The total that it is posted with."""
    draft = begin(shop_database, owner, 2)
    discount_draft(shop_database, owner, draft=draft, discount=Discount(rate=5_000))
    park_draft(shop_database, owner, draft=draft)
    (waiting,) = parked_drafts(shop_database, owner, kind="sale")
    assert waiting.total == 150
    assert post_draft(shop_database, owner, draft=draft, total=150).total == 150


def test_what_was_archived_meanwhile_is_not_sold(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, item: bytes, sale: bytes
) -> None:
    """It is shown on the tape and refused by name; struck or restored, the sale is booked."""
    ship = add_item(shop_database, owner, "Kapal", SHIP)
    receive(shop_database, owner, ship, ONE, 100)
    line = add_line(shop_database, cashier, draft=sale, code=SHIP).line
    park_draft(shop_database, cashier, draft=sale)
    for gone in (ship, item):
        archive_item(shop_database, owner, item=gone)
    resume_draft(shop_database, cashier, draft=sale)
    assert [line.archived for line in tape(shop_database, cashier, draft=sale)] == [True, True]
    before = digest(shop_database)
    with pytest.raises(Refused) as refused:
        post_draft(shop_database, cashier, draft=sale)
    assert (refused.value.code, refused.value.details) == (
        "archived_unsold",
        {"names": ("Teh", "Kapal")},
    )
    assert digest(shop_database) == before
    undo_line(shop_database, cashier, line=line)
    restore_item(shop_database, owner, item=item)
    assert post_draft(shop_database, cashier, draft=sale).lines == 1
