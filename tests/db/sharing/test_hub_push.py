"""What the hub takes of a PC: every row gets its number and a verdict, whatever comes how often."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from db.errors import HubError
from db.ids import NOBODY, new_id
from db.sharing.protocol import Offered
from tests.db.sharing.hubs import PRICE, HubShop
from tests.db.sharing.rows import ONE, Pc, item_fields, sold


def sale(shop: HubShop, pc: Pc, quantity: int = ONE) -> Offered:
    """The next sale of a PC, by the cashier."""
    lines = [sold(shop.item, shop.place, quantity, PRICE)]
    return pc.document(shop.people["kasir"], "sale", lines)


def test_a_sale_comes_back_in_the_feed(hub_shop: HubShop) -> None:
    """A cashier's sale is accepted, gets the next number, and is the same text in the feed."""
    pc = hub_shop.new_pc()
    hub = hub_shop.hub("kasir", pc)
    before = hub.epoch().last_seq
    made = sale(hub_shop, pc)
    answer = hub.push([made])
    (agreed,) = hub.pull(before, 10)
    assert (answer.seqs, answer.resend, answer.incarnation) == ((before + 1,), None, None)
    assert (agreed.entry, agreed.body, agreed.seq) == (made.entry, made.body, before + 1)
    assert (agreed.verdict.outcome, agreed.verdict.details) == ("accepted", {})


def test_what_is_offered_again_changes_nothing(hub_shop: HubShop) -> None:
    """After a lost answer the same rows, with new ones behind them, get the numbers they have."""
    pc = hub_shop.new_pc()
    hub = hub_shop.hub("kasir", pc)
    rows = [sale(hub_shop, pc) for _ in range(3)]
    first = hub.push(rows[:2])
    again = hub.push(rows)
    assert again.seqs == (*first.seqs, first.seqs[-1] + 1)
    assert hub.epoch().last_seq == again.seqs[-1]
    assert hub.costs(first.seqs[0] - 1, again.seqs[-1]) is None  # a cashier sees none
    assert len(hub_shop.hub("owner", pc).costs(first.seqs[0] - 1, again.seqs[-1]) or ()) == 3


def test_two_pcs_at_once(hub_shop: HubShop) -> None:
    """The second waits until the first has committed: numbers are seen in their order."""
    pcs = [hub_shop.new_pc(name) for name in ("Satu", "Dua")]
    first, second = (hub_shop.hub("kasir", pc) for pc in pcs)
    made = [sale(hub_shop, pc) for pc in pcs]
    newest = first.epoch().last_seq
    asked = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    with ThreadPoolExecutor(1) as pool, hub_shop.server.admin(hub_shop.database) as admin:
        with first._connection.transaction():
            assert first.push(made[:1]).seqs == (newest + 1,)
            waits = pool.submit(second.push, made[1:])
            while admin.execute(asked).fetchone() == (0,) and not waits.done():
                pass
        assert waits.result().seqs == (newest + 2,)


def test_an_id_with_another_content_is_a_fault(hub_shop: HubShop) -> None:
    """Nothing of such a push is taken."""
    pc = hub_shop.new_pc()
    hub = hub_shop.hub("kasir", pc)
    made = sale(hub_shop, pc)
    hub.push([made])
    last = hub.epoch().last_seq
    other = Offered(made.id, made.entry, made.body, '[["00",1]]', made.signature)
    with pytest.raises(HubError, match="push_differs"):
        hub.push([other, sale(hub_shop, pc)])
    assert hub.epoch().last_seq == last


def test_missing_rows_are_asked_for(hub_shop: HubShop) -> None:
    """Rows behind a gap get no number: the answer names the first that the hub does not have."""
    pc = hub_shop.new_pc()
    hub = hub_shop.hub("kasir", pc)
    rows = [sale(hub_shop, pc) for _ in range(4)]
    hub.push(rows[:1])
    answer = hub.push(rows[2:])
    assert (answer.seqs, answer.resend) == ((0, 0), (1, 2))
    assert hub.push(rows[1:]).resend is None


def test_a_clone_goes_on_in_a_fork(hub_shop: HubShop) -> None:
    """Both PCs' sales stand; the second one is told a new incarnation, again and again the same."""
    pc = hub_shop.new_pc()
    hub = hub_shop.hub("kasir", pc)
    hub.push([sale(hub_shop, pc)])
    clone = pc.clone()
    ours, theirs = [sale(hub_shop, pc) for _ in range(2)], [sale(hub_shop, clone) for _ in range(3)]
    hub.push(ours)
    before = hub.epoch().last_seq
    answer = hub.push(theirs[:2])
    again = hub.push(theirs)
    agreed = hub.pull(before, 10)
    assert answer.incarnation is not None
    assert again.incarnation == answer.incarnation > 1
    assert [row.fork for row in agreed] == [1, 1, 1]
    assert all(row.verdict.details["review"] == ["cloned"] for row in agreed)
    clone.incarnation, clone.seq, clone.head = answer.incarnation, 0, bytes(32)
    fresh = hub.push([sale(hub_shop, clone)])
    assert (fresh.incarnation, fresh.resend) == (None, None)
    assert hub.push([sale(hub_shop, pc)]).incarnation is None


def test_two_clones_get_two_incarnations(hub_shop: HubShop) -> None:
    """A disk that was copied twice."""
    pc = hub_shop.new_pc()
    hub = hub_shop.hub("kasir", pc)
    clones = [pc.clone() for _ in range(3)]
    answers = [hub.push([sale(hub_shop, clone)]).incarnation for clone in clones]
    assert answers[0] is None
    assert len({*answers}) == 3


def test_a_fork_of_a_fork(hub_shop: HubShop) -> None:
    """A clone that is cloned before it heard of its new incarnation."""
    pc = hub_shop.new_pc()
    hub = hub_shop.hub("kasir", pc)
    clone = pc.clone()
    hub.push([sale(hub_shop, pc)])
    hub.push([sale(hub_shop, clone)])
    second = clone.clone()
    hub.push([sale(hub_shop, clone)])
    before = hub.epoch().last_seq
    answer = hub.push([sale(hub_shop, second)])
    assert answer.incarnation is not None
    assert [row.fork for row in hub.pull(before, 5)] == [2]


def test_others_rows_are_taken_back_after_a_loss(hub_shop: HubShop) -> None:
    """A PC offers what another one wrote: signed rows, and the notes that a signed one covers."""
    pc, carrier = hub_shop.new_pc(), hub_shop.new_pc()
    rows = [
        sale(hub_shop, pc),
        pc.row(NOBODY, "sign_in_failed", new_id(), {}),
        sale(hub_shop, pc),
        pc.row(NOBODY, "sign_in_failed", new_id(), {}),
    ]
    before = hub_shop.hub("kasir", carrier).epoch().last_seq
    answer = hub_shop.hub("kasir", carrier).push(rows)
    assert answer.seqs == (before + 1, before + 2, before + 3, 0)
    assert hub_shop.hub("kasir", pc).push(rows).seqs[-1] == before + 4


def test_nobody_writes_unsigned_rows_into_another_chain(hub_shop: HubShop) -> None:
    """A forged sale of another device is not even refused: its own next row has its place."""
    pc, carrier = hub_shop.new_pc(), hub_shop.new_pc()
    forged = pc.clone()
    line = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    row = forged.document(hub_shop.people["kasir"], "sale", [line], row={"signed": False})
    assert hub_shop.hub("kasir", carrier).push([row]).seqs == (0,)
    assert hub_shop.push(sale(hub_shop, pc), by="kasir", pc=pc)[0].fork == 0


def test_one_push_or_many_make_no_difference(hub_shop: HubShop) -> None:
    """The same rows at once and one by one get the same verdicts, whatever hangs on what."""
    verdicts = []
    for is_single in (True, False):
        pc = hub_shop.new_pc()
        rows = entangled_rows(hub_shop, pc, random.Random(3))
        if is_single:
            verdicts.append([hub_shop.verdicts(row, pc=pc)[0] for row in rows])
        else:
            verdicts.append(hub_shop.verdicts(*rows, pc=pc))
    assert verdicts[0] == verdicts[1]
    assert {"accepted", "conflict", "needs_refused", "item_moved"} <= {*verdicts[0]}


def entangled_rows(shop: HubShop, pc: Pc, rng: random.Random) -> list[Offered]:
    """Items that are made, changed, sold and deleted, some of them before they are there."""
    owner, rows = shop.people["owner"], list[Offered]()
    for number in range(12):
        fields = item_fields(f"N{number}", PRICE)
        item = fields["id"]
        barcode = {"id": new_id(), "item": item, "code": str(number), "gtin14": None}
        acts: list[Callable[[], Offered]] = [
            partial(pc.created, owner, "item", fields),
            partial(pc.created, owner, "barcode", barcode),
            partial(pc.changed, owner, "item", item, "sale_price", PRICE, PRICE // 2),
            partial(pc.changed, owner, "item", item, "sale_price", PRICE, PRICE // 4),
            partial(pc.document, owner, "sale", [sold(item, shop.place, ONE, PRICE)]),
            partial(pc.deleted, owner, "item", item),
        ]
        if rng.random() < 0.6:
            acts[1:] = rng.sample(acts[1:], len(acts) - 1)
        else:
            rng.shuffle(acts)
        rows += [act() for act in acts]
    return rows
