"""What is done with scans: sales for less, that wait and go on; returns; goods with batches."""

from contextlib import closing
from datetime import date
from typing import Final

from db.access import Actor
from db.connection import ShopDatabase, storage_errors
from db.home import Home
from db.operations.discounts import discount_draft
from db.operations.documents import post_draft
from db.operations.drafts import add_line, describe_draft, open_draft
from db.operations.line_details import set_line_lot
from db.operations.lots import set_lot_tracking
from db.operations.parking import park_draft, resume_draft
from db.operations.return_scan import scan_return
from db.queries.drafts import open_draft_of, tape
from db.queries.parked import parked_drafts
from db.rules.discounts import Discount
from tests.shops import ONE, on_hand, open_shop

CODE: Final = "8991002101104"
COUNTS: Final = """
SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM draft_line),
       (SELECT count(*) FROM journal)
"""
LINES: Final = "SELECT count(*), count(returns), count(nullif(lot_code, '')) FROM draft_line"
LOTS: Final = "SELECT code, quantity FROM balance JOIN lot ON lot.id = balance.lot ORDER BY 1, 2"

Found = tuple[object, ...]


def owner_of(database: ShopDatabase) -> Actor:
    """Who made the shop."""
    with storage_errors():
        return Actor(bytes(database.rows("SELECT id FROM account")[0][0]))


def books(home: Home) -> Found:
    """How many documents, lines and acts, and what is there of the first item."""
    with closing(open_shop(home)) as database:
        (item,) = database.rows("SELECT id FROM item")[0]
        return (*database.rows(COUNTS)[0], on_hand(database, item))


def sell_for_less(home: Home) -> None:
    """A tenth off, paid by card, for the total that the customer was told."""
    with closing(open_shop(home)) as database:
        owner = owner_of(database)
        draft = open_draft(database, owner, kind="sale")
        discount_draft(database, owner, draft=draft, discount=Discount(rate=1_000))
        post_draft(database, owner, draft=draft, payment_method="card", total=270)


def sold(home: Home) -> Found:
    """The books, with the discount of what is not posted, or what was paid and how."""
    with closing(open_shop(home)) as database:
        open_ones = database.rows("SELECT discount_rate FROM draft WHERE kind = 'sale'")
        paid = database.rows("SELECT total, payment_method FROM document WHERE kind = 'sale'")
    return (*books(home), *open_ones, *paid)


def sold_fits(before: Found, after: Found, found: Found) -> bool:
    """Nothing, only the discount, or all of it."""
    discounted = (*before[:4], (1_000,))
    return found in (before, discounted, after)


def park(home: Home) -> None:
    """Aside with the open sale."""
    with closing(open_shop(home)) as database:
        owner = owner_of(database)
        draft = open_draft(database, owner, kind="sale")
        park_draft(database, owner, draft=draft, label="Bu Ani")


def park_and_begin(home: Home) -> None:
    """One sale waits, another one has a line."""
    park(home)
    with closing(open_shop(home)) as database:
        owner = owner_of(database)
        draft = open_draft(database, owner, kind="sale")
        add_line(database, owner, draft=draft, code=CODE, count=ONE)


def go_on(home: Home) -> None:
    """The two sales change places."""
    with closing(open_shop(home)) as database:
        owner = owner_of(database)
        (waiting,) = parked_drafts(database, owner, kind="sale")
        resume_draft(database, owner, draft=waiting.id)


def tills(home: Home) -> Found:
    """The books, with the lines of the sale that is open and of those that wait."""
    with closing(open_shop(home)) as database:
        owner = owner_of(database)
        row = open_draft_of(database, owner, kind="sale")
        lines = len(tape(database, owner, draft=row.id)) if row else None
        waiting = parked_drafts(database, owner, kind="sale")
    return (*books(home), lines, *((one.label, one.lines, one.total) for one in waiting))


def sell_first(home: Home) -> None:
    """A sale of which something comes back."""
    with closing(open_shop(home)) as database:
        owner = owner_of(database)
        sold = post_draft(database, owner, draft=open_draft(database, owner, kind="sale"))
        back = open_draft(database, owner, kind="customer_return")
        describe_draft(database, owner, draft=back, external_ref=sold.number)


def bring_back(home: Home) -> None:
    """One of three, scanned and booked."""
    with closing(open_shop(home)) as database:
        owner = owner_of(database)
        back = open_draft(database, owner, kind="customer_return")
        if not tape(database, owner, draft=back):
            scan_return(database, owner, draft=back, code=CODE)
        post_draft(database, owner, draft=back)


def keep_batches(home: Home) -> None:
    """From now on what comes in has a batch."""
    with closing(open_shop(home)) as database:
        (item,) = database.rows("SELECT id FROM item")[0]
        set_lot_tracking(database, owner_of(database), item=item, tracked=True)


def label(home: Home) -> None:
    """The receipt's line is given its batch, and is booked."""
    with closing(open_shop(home)) as database:
        owner = owner_of(database)
        draft = open_draft(database, owner, kind="receipt")
        (line,) = tape(database, owner, draft=draft)
        until = date(2030, 1, 31)
        set_line_lot(database, owner, line=line.id, code="A1", expires_on=until, fill_others=True)
        post_draft(database, owner, draft=draft)


def goods(home: Home) -> Found:
    """The books, the lines that wait and what they say, and what is there batch by batch."""
    with closing(open_shop(home)) as database:
        return (*books(home), *database.rows(LINES), *database.rows(LOTS))


def goods_fit(before: Found, after: Found, found: Found) -> bool:
    """Nothing, all of it, or only what the lines say that wait to be booked."""
    is_booked = [(look[0], look[2:4], look[5:]) for look in (before, found)]
    return found in (before, after) or is_booked[0] == is_booked[1]
