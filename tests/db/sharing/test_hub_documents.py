"""Which documents the hub accepts: by their kind, places, prices, days, and what they give back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from db.ids import CUSTOMERS, LOSS, OPENING, SUPPLIERS, new_id
from db.operations.booking import Line
from tests.db.sharing.hubs import PRICE, HubShop
from tests.db.sharing.rows import (
    ONE,
    Pc,
    given_back,
    item_fields,
    moved,
    opposite,
    received,
    sold,
)


@pytest.fixture
def pc(hub_shop: HubShop) -> Pc:
    """A PC that is enrolled."""
    return hub_shop.new_pc()


def judged(shop: HubShop, pc: Pc, login: str, kind: str, *lines: Line, **more: Any) -> str:
    """What becomes of a person's document."""
    row = pc.document(shop.people[login], kind, lines, **more)
    return shop.verdicts(row, by=login, pc=pc)[0]


@pytest.mark.parametrize(
    ("login", "kind", "verdict"),
    [
        ("kasir", "sale", "accepted"),
        ("kasir", "receipt", "right_missing"),
        ("kasir", "adjustment", "right_missing"),
        ("gudang", "receipt", "accepted"),
        ("gudang", "transfer", "accepted"),
        ("gudang", "adjustment", "accepted"),
        ("gudang", "opening", "accepted"),
        ("pengamat", "sale", "right_missing"),
        ("pengamat", "receipt", "right_missing"),
    ],
)
def test_a_role_decides_which_kinds(
    hub_shop: HubShop, pc: Pc, login: str, kind: str, verdict: str
) -> None:
    """A person with any kind of document, all else right."""
    assert judged(hub_shop, pc, login, kind, line_of(hub_shop, kind)) == verdict


def line_of(shop: HubShop, kind: str) -> Line:
    """A line as it must be in a kind of document."""
    ends = {
        "sale": (shop.place, CUSTOMERS),
        "receipt": (SUPPLIERS, shop.place),
        "transfer": (shop.place, shop.backroom),
        "adjustment": (shop.place, LOSS),
        "opening": (OPENING, shop.place),
    }[kind]
    price = PRICE if kind == "sale" else 0
    return moved(shop.item, *ends, ONE, unit_price=price, amount=price)


@pytest.mark.parametrize(
    ("kind", "source", "destination"),
    [
        ("sale", "place", "backroom"),
        ("sale", CUSTOMERS, "place"),
        ("receipt", OPENING, "place"),
        ("receipt", "place", SUPPLIERS),
        ("transfer", "place", LOSS),
        ("adjustment", "place", CUSTOMERS),
        ("opening", "place", OPENING),
    ],
)
def test_goods_go_where_their_kind_goes(
    hub_shop: HubShop, pc: Pc, kind: str, source: str | bytes, destination: str | bytes
) -> None:
    """No kind takes goods from or to places that are not its own."""
    ends = [
        getattr(hub_shop, end) if isinstance(end, str) else end for end in (source, destination)
    ]
    line = moved(hub_shop.item, ends[0], ends[1], ONE)
    assert judged(hub_shop, pc, "owner", kind, line) == "place_wrong"


def test_a_price_below_the_list_needs_a_right(hub_shop: HubShop, pc: Pc) -> None:
    """A cashier sells at the list price or above; an owner, or with an owner's approval, below."""
    cheap = sold(hub_shop.item, hub_shop.place, ONE, PRICE - 1)
    assert judged(hub_shop, pc, "kasir", "sale", cheap) == "price_below_list"
    discounted = sold(hub_shop.item, hub_shop.place, ONE, PRICE, amount=1)
    assert judged(hub_shop, pc, "kasir", "sale", discounted) == "price_below_list"
    dear = sold(hub_shop.item, hub_shop.place, ONE, 2 * PRICE)
    assert judged(hub_shop, pc, "kasir", "sale", dear) == "accepted"
    again = sold(hub_shop.item, hub_shop.place, ONE, PRICE - 1)
    assert judged(hub_shop, pc, "owner", "sale", again) == "accepted"
    lent = sold(hub_shop.item, hub_shop.place, ONE, PRICE - 1)
    owner = hub_shop.people["owner"].account
    assert judged(hub_shop, pc, "kasir", "sale", lent, approved_by=owner) == "accepted"
    other = sold(hub_shop.item, hub_shop.place, ONE, PRICE - 1)
    clerk = hub_shop.people["gudang"].account
    assert judged(hub_shop, pc, "kasir", "sale", other, approved_by=clerk) == "price_below_list"


def test_an_old_price_counts_for_a_while(hub_shop: HubShop, pc: Pc) -> None:
    """A PC that was away sells at the price that it knew; after 30 days the new one counts."""
    raised = pc.changed(
        hub_shop.people["owner"], "item", hub_shop.item, "sale_price", PRICE, 2 * PRICE
    )
    assert hub_shop.verdicts(raised, pc=pc) == ["accepted"]
    old = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    assert judged(hub_shop, pc, "kasir", "sale", old) == "accepted"
    with hub_shop.server.admin(hub_shop.database) as connection:
        connection.execute("UPDATE hub.item_price SET until = until - interval '31 days'")
    late = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    assert judged(hub_shop, pc, "kasir", "sale", late) == "price_below_list"
    with hub_shop.server.admin(hub_shop.database) as connection:
        connection.execute("UPDATE hub.device SET seen_at = now() - interval '40 days'")
    hub_shop.hub("kasir", pc).epoch()
    away = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    assert judged(hub_shop, pc, "kasir", "sale", away) == "accepted"


def test_a_scale_may_round(hub_shop: HubShop, pc: Pc) -> None:
    """Weighed goods may bring a little less than weight times price; not half of it."""
    fields = item_fields("Jeruk", 300_000_000, unit=hub_shop.kilogram)
    hub_shop.push(pc.created(hub_shop.people["owner"], "item", fields), pc=pc)
    rounded = sold(fields["id"], hub_shop.place, 333, 300_000_000, amount=99_800_000)
    assert judged(hub_shop, pc, "kasir", "sale", rounded) == "accepted"
    half = sold(fields["id"], hub_shop.place, 333, 300_000_000, amount=50_000_000)
    assert judged(hub_shop, pc, "kasir", "sale", half) == "price_below_list"


def test_what_is_not_there_can_be_sold_by_who_may(hub_shop: HubShop, pc: Pc) -> None:
    """`oversell_by` needs its right; that stock is below zero does not: the goods are gone."""
    line = line_of(hub_shop, "sale")
    assert judged(hub_shop, pc, "kasir", "sale", line) == "accepted"
    cashier = hub_shop.people["kasir"].account
    again = line_of(hub_shop, "sale")
    assert judged(hub_shop, pc, "kasir", "sale", again, oversell_by=cashier) == "right_missing"


def test_the_day_is_not_in_the_future(hub_shop: HubShop, pc: Pc) -> None:
    """Two days ahead of the shop's day is refused; years back is not: clocks decide nothing."""
    later = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()
    sale = line_of(hub_shop, "sale")
    assert judged(hub_shop, pc, "kasir", "sale", sale, business_date=later) == "date_in_future"
    old = line_of(hub_shop, "sale")
    assert judged(hub_shop, pc, "kasir", "sale", old, business_date="1999-12-31") == "accepted"


@pytest.mark.parametrize(
    "wrong",
    [
        {"quantity": 0},
        {"quantity": 10**10 + 1},
        {"unit_price": -1},
        {"amount": 10**16 + 1},
        {"amount": -1},
    ],
)
def test_quantities_and_amounts_have_bounds(
    hub_shop: HubShop, pc: Pc, wrong: dict[str, Any]
) -> None:
    """Beyond them no PC could keep the document."""
    line = replace(line_of(hub_shop, "sale"), **wrong)
    assert judged(hub_shop, pc, "owner", "sale", line) == "out_of_bounds"


@pytest.mark.parametrize(
    "wrong",
    [{"total": 1}, {"tax": -1}, {"number": ""}, {"note": "x" * 4001}, {"reason": "x" * 201}],
)
def test_heads_have_bounds(hub_shop: HubShop, pc: Pc, wrong: dict[str, Any]) -> None:
    """A total is that of its lines; texts are no longer than their columns."""
    assert (
        judged(hub_shop, pc, "owner", "sale", line_of(hub_shop, "sale"), **wrong) == "out_of_bounds"
    )


def test_a_head_says_what_its_row_says(hub_shop: HubShop, pc: Pc) -> None:
    """Nobody books in somebody else's name under their own signature."""
    owner = hub_shop.people["owner"].account
    for wrong in ({"actor": owner}, {"device": new_id()}, {"at": 1}):
        line = line_of(hub_shop, "sale")
        assert judged(hub_shop, pc, "kasir", "sale", line, **wrong) == "head_differs"


def test_a_document_is_booked_once(hub_shop: HubShop, pc: Pc) -> None:
    """The same document, line or movement again, in whatever row, is refused."""
    identity, line = new_id(), line_of(hub_shop, "sale")
    assert judged(hub_shop, pc, "kasir", "sale", line, id=identity) == "accepted"
    other = line_of(hub_shop, "sale")
    assert judged(hub_shop, pc, "kasir", "sale", other, id=identity) == "document_exists"
    for copied in (replace(line, id=new_id()), replace(line, movement=new_id())):
        assert judged(hub_shop, pc, "kasir", "sale", copied) == "document_exists"
    twins = [replace(line_of(hub_shop, "sale"), movement=other.movement) for _ in range(2)]
    assert judged(hub_shop, pc, "kasir", "sale", *twins) == "document_exists"


def test_only_its_own_document_is_the_end_of_a_count(hub_shop: HubShop, pc: Pc) -> None:
    """No sale and no reversal under its id, which would close it, or keep it open for ever."""
    owner, first, count = hub_shop.people["owner"], new_id(), new_id()
    counting = {"location": hub_shop.place, "category": None, "state": "open"}
    out = moved(hub_shop.item, hub_shop.place, LOSS, ONE)
    counted: dict[str, Any] = {"item": out.item, "location": out.source, "lot": out.lot}
    counted |= {"id": new_id(), "count": first, "counted": 0, "recorded": ONE, "adds": 0}
    made = [pc.created(owner, "stock_count", {"id": each, **counting}) for each in (first, count)]
    made += [
        pc.created(owner, "count_line", counted),
        pc.document(owner, "stocktake", [out], id=first),
    ]
    assert hub_shop.verdicts(*made, pc=pc) == ["accepted"] * len(made)
    sale = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    back = {"id": count, "reverses": first}
    assert judged(hub_shop, pc, "kasir", "sale", sale, id=count) == "document_exists"
    assert judged(hub_shop, pc, "owner", "stocktake", opposite(out), **back) == "document_exists"
    line = pc.created(owner, "count_line", {**counted, "id": new_id(), "count": count})
    assert hub_shop.verdicts(line, pc=pc) == ["accepted"]


def test_documents_name_what_is_known(hub_shop: HubShop, pc: Pc) -> None:
    """An item, a lot, a place or a partner that nobody made."""
    for name in ("item", "lot", "source"):
        wrong: dict[str, Any] = {name: new_id()}
        line = replace(line_of(hub_shop, "sale"), **wrong)
        assert judged(hub_shop, pc, "owner", "sale", line) == "needs_refused"
    sale = line_of(hub_shop, "sale")
    assert judged(hub_shop, pc, "owner", "sale", sale, partner=new_id()) == "needs_refused"


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ('"quantity":1000', '"quantity":"1000"'),
        ('"quantity":1000', '"quantity":1000.5'),
        ('"total":', '"total":true,"was":'),
        ('"tax":0', '"tax":"0"'),
        ('"note":""', '"note":"\\u0000"'),
        ('"lines":[', '"lines":{"a":'),
        ('"item":"', '"item":"x'),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(
    hub_shop: HubShop, pc: Pc, text: str, instead: str
) -> None:
    """Nothing that PostgreSQL or another PC cannot read stops the rows behind it."""
    good = pc.document(hub_shop.people["kasir"], "sale", [line_of(hub_shop, "sale")])
    assert good.body is not None
    assert text in good.body
    body = good.body.replace(text, instead)
    if instead.endswith('"a":'):
        body = body[:-2] + "}}"
    row = pc.body_row(hub_shop.people["kasir"], body)
    after = pc.document(hub_shop.people["kasir"], "sale", [line_of(hub_shop, "sale")])
    told = hub_shop.verdicts(good, row, after, by="kasir", pc=pc)
    assert told == ["accepted", "row_unreadable", "accepted"]


@pytest.mark.parametrize(
    "spell", [str.upper, "{{{}}}".format, lambda item: f"{item[:8]}-{item[8:]}"]
)
def test_an_id_is_spelt_as_every_pc_spells_it(
    hub_shop: HubShop, pc: Pc, spell: Callable[[str], str]
) -> None:
    """Not in capitals, in braces or with hyphens, though PostgreSQL would take it for the same."""
    good = pc.document(hub_shop.people["kasir"], "sale", [line_of(hub_shop, "sale")])
    item = hub_shop.item.hex()
    assert good.body is not None
    assert item in good.body
    row = pc.body_row(hub_shop.people["kasir"], good.body.replace(item, spell(item)))
    assert hub_shop.verdicts(good, row, by="kasir", pc=pc) == ["accepted", "row_unreadable"]


def test_a_body_is_the_one_that_was_hashed(hub_shop: HubShop, pc: Pc) -> None:
    """Another body, or none, under the right signature."""
    row = pc.document(hub_shop.people["kasir"], "sale", [line_of(hub_shop, "sale")])
    assert row.body is not None
    other = replace(row, body=row.body.replace("1000", "2000"))
    assert hub_shop.verdicts(other, by="kasir", pc=pc) == ["body_differs"]
    row = pc.document(hub_shop.people["kasir"], "sale", [line_of(hub_shop, "sale")])
    assert hub_shop.verdicts(replace(row, body=None), by="kasir", pc=pc) == ["body_missing"]


def test_returns_name_a_line_and_give_no_more_back(hub_shop: HubShop, pc: Pc) -> None:
    """In goods and in money, over several returns; another item or kind is no such line."""
    sale = sold(hub_shop.item, hub_shop.place, 3 * ONE, PRICE)
    assert judged(hub_shop, pc, "kasir", "sale", sale) == "accepted"

    def back(quantity: int, amount: int, **more: Any) -> str:
        line = given_back(sale, quantity, amount, **more)
        return judged(hub_shop, pc, "kasir", "customer_return", line)

    assert back(ONE, 3 * PRICE + 1) == "returned_too_much"
    assert back(2 * ONE, 2 * PRICE) == "accepted"
    assert back(2 * ONE, PRICE) == "returned_too_much"
    unnamed = replace(given_back(sale, ONE, PRICE), returns=None)
    assert judged(hub_shop, pc, "kasir", "customer_return", unnamed) == "return_unnamed"
    unknown = replace(given_back(sale, ONE, PRICE), returns=new_id())
    assert judged(hub_shop, pc, "kasir", "customer_return", unknown) == "return_unnamed"
    assert back(ONE, PRICE) == "accepted"


def test_two_returns_of_one_line_in_one_document(hub_shop: HubShop, pc: Pc) -> None:
    """They count together."""
    sale = sold(hub_shop.item, hub_shop.place, 3 * ONE, PRICE)
    judged(hub_shop, pc, "kasir", "sale", sale)
    twice = [given_back(sale, 2 * ONE, PRICE) for _ in range(2)]
    assert judged(hub_shop, pc, "kasir", "customer_return", *twice) == "returned_too_much"


def test_a_reversal_is_the_opposite(hub_shop: HubShop, pc: Pc) -> None:
    """Of whole lines of one document; what was given back is not reversed; twice is for people."""
    document, sale = new_id(), sold(hub_shop.item, hub_shop.place, 3 * ONE, PRICE)
    judged(hub_shop, pc, "gudang", "sale", sale, id=document)

    def undone(*lines: Line, login: str = "gudang", **more: Any) -> str:
        head = {"reverses": document, "number": "REV-1", **more}
        return judged(hub_shop, pc, login, "sale", *lines, **head)

    assert undone(opposite(sale, reverses=new_id())) == "reversal_differs"
    assert undone(replace(opposite(sale), quantity=ONE)) == "reversal_differs"
    assert undone(opposite(sale), reverses=new_id()) == "document_unknown"
    assert undone(opposite(sale), login="kasir") == "right_missing"
    first = new_id()
    assert undone(opposite(sale), id=first) == "accepted"
    assert undone(opposite(sale)) == "accepted"
    assert undone(opposite(sale), reverses=first) == "is_reversal"
    returned = given_back(sale, ONE, PRICE)
    assert judged(hub_shop, pc, "gudang", "customer_return", returned) == "returned_too_much"


def test_what_was_given_back_is_not_reversed(hub_shop: HubShop, pc: Pc) -> None:
    """The goods and the money are with the customer only once."""
    document, sale = new_id(), sold(hub_shop.item, hub_shop.place, 3 * ONE, PRICE)
    judged(hub_shop, pc, "gudang", "sale", sale, id=document)
    judged(hub_shop, pc, "gudang", "customer_return", given_back(sale, ONE, PRICE))
    back = judged(hub_shop, pc, "gudang", "sale", opposite(sale), reverses=document)
    assert back == "line_returned"


def test_a_cashier_reverses_their_own_of_the_same_day(hub_shop: HubShop, pc: Pc) -> None:
    """Not another day's, and not somebody else's."""
    document, sale = new_id(), sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    judged(hub_shop, pc, "kasir", "sale", sale, id=document, business_date="2026-01-30")
    head = {"reverses": document, "number": "REV-1"}
    assert judged(hub_shop, pc, "kasir", "sale", opposite(sale), **head) == "right_missing"
    head["business_date"] = "2026-01-30"
    assert judged(hub_shop, pc, "kasir", "sale", opposite(sale), **head) == "accepted"


def test_an_oversold_task_is_settled_once(hub_shop: HubShop, pc: Pc) -> None:
    """Two PCs accept the same task while apart: the second adjustment is refused."""
    judged(hub_shop, pc, "kasir", "sale", line_of(hub_shop, "sale"))
    more = {"reason": "oversold"}
    too_much = moved(hub_shop.item, LOSS, hub_shop.place, 2 * ONE)
    assert judged(hub_shop, pc, "gudang", "adjustment", too_much, **more) == "already_settled"
    enough = moved(hub_shop.item, LOSS, hub_shop.place, ONE)
    assert judged(hub_shop, pc, "gudang", "adjustment", enough, **more) == "accepted"
    again = moved(hub_shop.item, LOSS, hub_shop.place, ONE)
    assert judged(hub_shop, pc, "gudang", "adjustment", again, **more) == "already_settled"


def test_goods_that_come_back_bring_their_cost(hub_shop: HubShop, pc: Pc) -> None:
    """A return brings its share of the sale's cost, a reversal all of it, whatever was said."""
    line = received(hub_shop.item, hub_shop.place, 10 * ONE)
    judged(hub_shop, pc, "gudang", "receipt", line, costs=[(line.movement, 1_003)])
    document, sale = new_id(), sold(hub_shop.item, hub_shop.place, 3 * ONE, PRICE)
    judged(hub_shop, pc, "kasir", "sale", sale, id=document)
    back = given_back(sale, ONE, PRICE)
    judged(hub_shop, pc, "kasir", "customer_return", back, costs=[(back.movement, 10**9)])
    again = sold(hub_shop.item, hub_shop.place, 8 * ONE, PRICE)
    other = new_id()
    judged(hub_shop, pc, "kasir", "sale", again, id=other)
    undo = opposite(again)
    judged(hub_shop, pc, "gudang", "sale", undo, reverses=other)
    hub = hub_shop.hub("owner", pc)
    costs = {each.movement: each.cost for each in hub.costs(0, hub.epoch().last_seq) or ()}
    told = [costs[each.movement] for each in (line, sale, back, again, undo)]
    assert told == [1_003, 301, 100, 802, 802]
