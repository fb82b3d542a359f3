"""What the hub takes of a PC: rows in their order, each with a number, and who may what."""

import pytest

from tests.db.sharing.hubs import PRICE, HubShop
from tests.db.sharing.rows import ONE, Pc, received, sold


def test_a_sale_comes_back_in_the_feed(hub_shop: HubShop) -> None:
    """A cashier's sale is accepted, gets the next number, and is the same text in the feed."""
    pc = hub_shop.new_pc()
    hub = hub_shop.hub("kasir", pc)
    before = hub.epoch().last_seq
    sale = pc.document(
        hub_shop.people["kasir"], "sale", [sold(hub_shop.item, hub_shop.place, ONE, PRICE)]
    )
    answer = hub.push([sale])
    (agreed,) = hub.pull(before, 10)
    assert (answer.seqs, answer.resend, answer.incarnation) == ((before + 1,), None, None)
    assert (agreed.entry, agreed.body, agreed.seq) == (sale.entry, sale.body, before + 1)
    assert (agreed.verdict.outcome, agreed.verdict.details) == ("accepted", {})
