"""What a hub makes of rows that no Lumbung writes: whoever has a PC's key can write anything."""

import json
from dataclasses import replace
from hashlib import sha256
from secrets import token_hex
from typing import Any

import pytest

from db.errors import HubError
from db.ids import OWNER, VIEWER, fixed_id, new_id
from db.rules.signatures import sign
from db.sharing.protocol import Offered
from tests.db.sharing.hubs import PRICE, HubShop
from tests.db.sharing.rows import ONE, TODAY_IN, Pc, Person, given_back, item_fields, sold

ROW = "SELECT fields ->> %s, deleted_seq IS NULL FROM hub.shared_row WHERE id = %s"


@pytest.fixture
def pc(hub_shop: HubShop) -> Pc:
    """A PC that is enrolled."""
    return hub_shop.new_pc()


def standing(shop: HubShop, identity: bytes, field: str) -> tuple[Any, ...]:
    """A field of a shared row as the hub has it, and whether the row is there."""
    with shop.server.admin(shop.database) as connection:
        found = connection.execute(ROW, (field, identity.hex())).fetchone()
    assert found is not None
    return found


def changed(subject: bytes, **payload: object) -> tuple[str, bytes, dict[str, Any]]:
    """A change whose payload says what it likes."""
    return "field_changed", subject, {"base": 1, **payload}


def test_a_row_that_names_no_table_changes_nothing(hub_shop: HubShop, pc: Pc) -> None:
    """No right is asked for what no table has: so it is not taken, and nothing stops behind it."""
    cashier = hub_shop.people["kasir"]
    price: dict[str, object] = {"field": "sale_price", "before": PRICE, "after": 1}
    tries: list[tuple[str, bytes, dict[str, Any]]] = [
        changed(hub_shop.item, **price),
        changed(hub_shop.item, table=None, **price),
        changed(cashier.account, field="role", before=cashier.role.hex(), after=OWNER.hex()),
        changed(hub_shop.item, table="item", before=None, after=1),
        changed(cashier.account, table="account", before=None, after=1),
        ("row_deleted", hub_shop.item, {}),
        ("row_created", new_id(), {"fields": item_fields()}),
    ]
    rows = [pc.row(cashier, *each) for each in tries]
    after = pc.document(cashier, "sale", [sold(hub_shop.item, hub_shop.place, ONE, PRICE)])
    told = hub_shop.verdicts(*rows, after, by="kasir", pc=pc)
    assert told == [*["row_unreadable"] * len(rows), "accepted"]
    assert standing(hub_shop, hub_shop.item, "sale_price") == (str(PRICE), True)
    assert standing(hub_shop, cashier.account, "role") == (cashier.role.hex(), True)


def test_an_id_never_changes(hub_shop: HubShop, pc: Pc) -> None:
    """Not even by somebody who may change everything else of the row."""
    owner, item = hub_shop.people["owner"], hub_shop.item
    row = pc.changed(owner, "item", item, "id", item.hex(), new_id().hex())
    assert hub_shop.verdicts(row, pc=pc) == ["row_unreadable"]


def test_a_row_too_long_for_an_index(hub_shop: HubShop) -> None:
    """It is refused, and those behind it are taken."""
    pc, who = hub_shop.new_pc(), hub_shop.people["gudang"]
    long = {**item_fields(), "id": new_id(), "item": token_hex(20_000)}
    rows = [
        pc.created(who, "item", long),
        pc.created(who, "item", item_fields() | {"id": new_id()}),
    ]
    assert hub_shop.verdicts(*rows, by="gudang", pc=pc) == ["row_unreadable", "accepted"]


def test_a_right_over_one_table_deletes_nothing_of_another(hub_shop: HubShop, pc: Pc) -> None:
    """Who may delete barcodes deletes neither the owner's account nor a place."""
    clerk, owner = hub_shop.people["gudang"], hub_shop.people["owner"]
    targets = (owner.account, hub_shop.place, OWNER)
    rows = [pc.deleted(clerk, "barcode", target) for target in targets]
    assert hub_shop.verdicts(*rows, by="gudang", pc=pc) == ["row_gone"] * 3
    assert [standing(hub_shop, target, "id")[1] for target in targets] == [True] * 3


def test_an_account_that_is_made_again_gets_no_second_role(hub_shop: HubShop, pc: Pc) -> None:
    """The same row once more after the person was disabled lets nobody in."""
    owner, clerk = hub_shop.people["owner"], hub_shop.people["gudang"]
    gone = pc.changed(owner, "account", clerk.account, "disabled_at", None, 1)
    again = pc.created(owner, "account", clerk.fields())
    assert hub_shop.verdicts(gone, again, pc=pc) == ["accepted", "accepted"]
    with hub_shop.server.admin(hub_shop.database) as connection:
        found = connection.execute(
            "SELECT count(*) FROM hub.account_role WHERE account = %s AND until IS NULL",
            (clerk.account.hex(),),
        ).fetchone()
    assert found == (0,)


@pytest.mark.parametrize("scope", [None, "own", ["all"], 1, {}])
def test_no_scope_gives_more_than_one_holds(hub_shop: HubShop, pc: Pc, scope: object) -> None:
    """Whatever stands where a scope must: a right that one does not hold is not given."""
    owner, role = hub_shop.people["owner"], new_id()
    manager = Person(new_id(), "siti", role)
    rights = {"version": 1, "permissions": {"people.manage": "all"}}
    rows = [
        pc.created(owner, "role", {"id": role, "name": "HRD", "built_in": 0, "version": 1}),
        pc.row(owner, "role_permissions_set", role, rights),
        pc.created(owner, "account", manager.fields()),
    ]
    assert hub_shop.verdicts(*rows, pc=pc) == ["accepted"] * 3
    hub_shop.hub("owner").add_person(manager.account, manager.login, manager.verifier)
    wider = {"version": 2, "permissions": {"people.manage": "all", "cost.view": scope}}
    row = pc.row(manager, "role_permissions_set", role, wider)
    assert hub_shop.verdicts(row, pc=pc) == ["rights_beyond_own"]


def test_nobody_changes_their_own_role(hub_shop: HubShop, pc: Pc) -> None:
    """Neither a cashier's own account, nor the rights of the role that they have."""
    for login in ("kasir", "gudang", "pengamat"):
        person = hub_shop.people[login]
        rights = {"version": 2, "permissions": {"people.manage": "all"}}
        tries = [
            pc.changed(person, "account", person.account, "role", person.role.hex(), OWNER.hex()),
            pc.row(person, "role_permissions_set", person.role, rights),
            pc.created(person, "account", Person(new_id(), "budi", OWNER).fields()),
            pc.created(person, "setting", {"id": new_id(), "key": "x", "value": "y"}),
        ]
        assert hub_shop.verdicts(*tries, by=login, pc=pc) == ["right_missing"] * 4


def test_two_goods_do_not_share_one_price(hub_shop: HubShop, pc: Pc) -> None:
    """The movements of a line are of one item at one price, so that it is paid whole."""
    other = item_fields("Gula", PRICE)
    hub_shop.push(pc.created(hub_shop.people["owner"], "item", other), pc=pc)
    line = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    for wrong in ({"item": other["id"]}, {"source": hub_shop.backroom}, {"unit_price": 1}):
        second = replace(line, movement=new_id(), **wrong)
        row = pc.document(hub_shop.people["kasir"], "sale", [line, second])
        assert hub_shop.verdicts(row, by="kasir", pc=pc) == ["out_of_bounds"]


def test_only_adjustments_merge(hub_shop: HubShop, pc: Pc) -> None:
    """A sale that calls itself a merge is a sale: with its rights, and no cost of its own."""
    clerk, viewer = hub_shop.people["gudang"], hub_shop.people["pengamat"]
    more: dict[str, Any]
    for person, more, told in (
        (clerk, {"oversell_by": clerk.account}, "right_missing"),
        (viewer, {}, "right_missing"),
        (clerk, {}, "accepted"),
    ):
        line = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
        head: dict[str, Any] = {"reason": "merge", "note": "x", **more}
        row = pc.document(person, "sale", [line], costs=[(line.movement, 7)], **head)
        assert hub_shop.verdicts(row, by=person.login, pc=pc) == [told]
    hub = hub_shop.hub("owner", pc)
    costs = [each.cost for each in hub.costs(0, hub.epoch().last_seq) or ()]
    assert costs == [0]


def test_how_much_a_label_may_round(hub_shop: HubShop, pc: Pc) -> None:
    """Half a gram, or one part of forty; goods that are counted bring their price whole."""
    owner, cashier = hub_shop.people["owner"], hub_shop.people["kasir"]
    price = 3_000_000_000  # 300,000 a kilogram, so 300 a gram
    weighed = item_fields("Jeruk", price, unit=hub_shop.kilogram)
    hub_shop.push(pc.created(owner, "item", weighed), pc=pc)

    def told(item: bytes, quantity: int, amount: int) -> str:
        line = sold(item, hub_shop.place, quantity, price, amount=amount)
        row = pc.document(cashier, "sale", [line])
        return hub_shop.verdicts(row, by="kasir", pc=pc)[0]

    gram = price // 1_000
    for quantity, least in ((1, gram // 2), (20, 20 * gram - gram // 2), (1_000, 975 * gram)):
        assert told(weighed["id"], quantity, least) == "accepted"
        assert told(weighed["id"], quantity, least - 1) == "price_below_list"
    assert told(hub_shop.item, 40 * ONE, 40 * PRICE) == "accepted"
    assert told(hub_shop.item, 40 * ONE, 40 * PRICE - 1) == "price_below_list"


def test_a_cashier_books_no_other_kind(hub_shop: HubShop, pc: Pc) -> None:
    """Every other kind of document, and every other kind of row, with everything else right."""
    cashier, item = hub_shop.people["kasir"], hub_shop.item
    line = sold(item, hub_shop.place, ONE, PRICE)
    kinds = ("receipt", "supplier_return", "transfer", "adjustment", "stocktake", "opening")
    rows = [pc.document(cashier, kind, [replace_ids(line)]) for kind in kinds]
    rows += [
        pc.document(cashier, "adjustment", [replace_ids(line)], reason="merge"),
        pc.document(cashier, "sale", [replace_ids(line)], reverses=new_id()),
        pc.created(cashier, "item", item_fields("Kopi")),
        pc.created(cashier, "barcode", {"id": new_id(), "item": item, "code": "1"}),
        pc.changed(cashier, "item", item, "sale_price", PRICE, 1),
        pc.deleted(cashier, "item", item),
        pc.row(cashier, "history_added", new_id(), {}),
    ]
    assert hub_shop.verdicts(*rows, by="kasir", pc=pc) == ["right_missing"] * len(rows)


def replace_ids(line: Any) -> Any:
    """The same line as a new one."""
    return replace(line, id=new_id(), movement=new_id())


def test_an_approval_is_of_somebody_who_holds_the_right(hub_shop: HubShop, pc: Pc) -> None:
    """Not of the cashier, a viewer, a stranger, somebody sent away long ago, or no id at all."""
    cashier, owner, clerk = (hub_shop.people[each] for each in ("kasir", "owner", "gudang"))
    second = Person(new_id(), "siti", OWNER)
    made = pc.created(owner, "account", second.fields())
    gone = pc.changed(owner, "account", second.account, "role", OWNER.hex(), VIEWER.hex())
    assert hub_shop.verdicts(made, gone, pc=pc) == ["accepted", "accepted"]
    with hub_shop.server.admin(hub_shop.database) as connection:
        connection.execute("UPDATE hub.account_role SET until = until - interval '31 days'")
    for approver in (cashier.account, clerk.account, new_id(), second.account, None):
        line = sold(hub_shop.item, hub_shop.place, ONE, PRICE - 1)
        row = pc.document(cashier, "sale", [line], approved_by=approver)
        assert hub_shop.verdicts(row, by="kasir", pc=pc) == ["price_below_list"]


@pytest.mark.parametrize(
    "day", ["-infinity", "0001-01-01 BC", "31.01.2026", "2026-1-31", "today", "", None, 20260131]
)
def test_a_day_is_spelt_as_every_pc_reads_it(hub_shop: HubShop, pc: Pc, day: object) -> None:
    """Whatever PostgreSQL would take for a day, in whatever style a session has."""
    hub_shop.hub("kasir", pc)._connection.execute("SET datestyle = 'German'")
    line = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    row = pc.document(hub_shop.people["kasir"], "sale", [line], business_date=day)
    assert hub_shop.verdicts(row, by="kasir", pc=pc)[0] in ("head_differs", "row_unreadable")


@pytest.mark.parametrize("kind", ["merge", "reversal", "cashier", ""])
def test_a_document_is_of_a_kind_that_there_is(hub_shop: HubShop, pc: Pc, kind: str) -> None:
    """A word that is some act's and no kind's would have no places and prices to hold to."""
    owner = hub_shop.people["owner"]
    row = pc.document(owner, kind, [sold(hub_shop.item, hub_shop.place, ONE, PRICE)])
    if kind in ("merge", "reversal"):
        assert hub_shop.verdicts(row, pc=pc) == ["head_differs"]
    else:
        with pytest.raises(HubError, match="hub_too_old"):
            hub_shop.push(row, pc=pc)


def test_what_cannot_be_reckoned_with_stops_nothing(hub_shop: HubShop, pc: Pc) -> None:
    """Numbers that are none, or too large, in whatever row: those behind it are taken."""
    owner = hub_shop.people["owner"]
    unit, count = new_id(), new_id()
    counting = {"id": count, "location": hub_shop.place, "category": None, "state": "open"}
    line = {"id": new_id(), "count": count, "item": hub_shop.item, "location": hub_shop.place}
    base = {"table": "item", "field": "name", "base": 10**30, "before": "Beras", "after": "x"}
    rows = [
        pc.created(owner, "item", item_fields("Kopi", "much")),  # type: ignore[arg-type]
        pc.row(owner, "field_changed", hub_shop.item, base),
        pc.changed(owner, "item", hub_shop.item, "sale_price", PRICE, "much"),
        pc.created(owner, "account", {"id": new_id(), "login": "x"}),
        pc.created(owner, "unit", {"id": unit, "code": "x", "decimals": "many"}),
        pc.created(owner, "stock_count", counting),
        pc.created(owner, "count_line", {**line, "counted": "many", "recorded": 0, "adds": 1}),
        pc.changed(owner, "stock_count", count, "state", "open", "closed"),
        pc.document(owner, "sale", [sold(hub_shop.item, hub_shop.place, ONE, PRICE)]),
    ]
    told = hub_shop.verdicts(*rows, pc=pc)
    assert told[:4] == ["row_unreadable"] * 4
    assert told[-2:] == ["row_unreadable", "accepted"]


def test_a_time_zone_that_nobody_knows_stops_no_sale(hub_shop: HubShop, pc: Pc) -> None:
    """What day it is in the shop is asked of every document."""
    owner, zone = hub_shop.people["owner"], fixed_id("setting/timezone")
    changed = pc.changed(owner, "setting", zone, "value", TODAY_IN, "Mars/Olympus")
    sale = pc.document(owner, "sale", [sold(hub_shop.item, hub_shop.place, ONE, PRICE)])
    assert hub_shop.verdicts(changed, sale, pc=pc) == ["accepted", "accepted"]


@pytest.mark.parametrize("part", range(11))
def test_a_row_without_one_of_its_parts_is_none(hub_shop: HubShop, pc: Pc, part: int) -> None:
    """Not even behind a good one: a sale of nobody's needs no signature of anybody's."""
    cashier, owner = hub_shop.people["kasir"], hub_shop.people["owner"]
    lines = [sold(hub_shop.item, hub_shop.place, ONE, PRICE)]
    good = pc.document(cashier, "sale", lines)
    lines = [sold(hub_shop.item, hub_shop.place, ONE, PRICE)]
    row = pc.document(cashier, "sale", lines, approved_by=owner.account, actor=None)
    entry = json.loads(row.entry)
    entry[part] = None
    spelt = json.dumps(entry, separators=(",", ":"), ensure_ascii=False)
    lame = replace(row, entry=spelt, signature=None)
    hub = hub_shop.hub("kasir", pc)
    with pytest.raises(HubError, match="push_unreadable"):
        hub.push([good, lame])
    assert hub.push([good]).seqs


def test_nobody_rules_in_the_name_of_who_never_signed(hub_shop: HubShop, pc: Pc) -> None:
    """An owner who never was at the hub has no key: what is unsigned changes no people then."""
    cashier, role = hub_shop.people["kasir"], new_id()
    keyless = Person(new_id(), "siti", OWNER)
    assert hub_shop.verdicts(
        pc.created(hub_shop.people["owner"], "account", keyless.fields()), pc=pc
    ) == ["accepted"]
    unsigned: dict[str, Any] = {"signed": False}
    rights = {"version": 1, "permissions": {"people.manage": "all"}}
    made = {"id": role, "name": "Kios", "built_in": 0, "version": 1}
    before, after = cashier.role.hex(), OWNER.hex()
    tries = [
        pc.changed(keyless, "account", cashier.account, "role", before, after, **unsigned),
        pc.created(keyless, "account", Person(new_id(), "budi", OWNER).fields(), **unsigned),
        pc.created(keyless, "role", made, **unsigned),
        pc.row(keyless, "role_permissions_set", role, rights, **unsigned),
    ]
    assert hub_shop.verdicts(*tries, by="kasir", pc=pc) == ["signature_wrong"] * len(tries)
    own = {"table": "account", "field": "password_hash", "base": 1}
    line = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    rows = [
        pc.row(keyless, "field_changed", keyless.account, own, **unsigned),
        pc.document(keyless, "sale", [line], row=unsigned),
    ]
    told = hub_shop.push(*rows, by="kasir", pc=pc)
    assert [each.verdict.details["review"] for each in told] == [["unsigned"]] * 2


def forgeries(shop: HubShop, pc: Pc, row: Offered) -> dict[str, Offered]:
    """A signed row with one of its parts changed, and all hashes and proofs made to fit."""
    assert row.body is not None
    other = shop.new_pc()
    body = row.body.replace(f'"amount":{PRICE}', '"amount":1')
    entry = row.entry.replace(
        sha256(row.body.encode()).hexdigest(), sha256(body.encode()).hexdigest()
    )
    thief = shop.people["gudang"].key_on(pc.device)
    head = sha256(row.entry.encode()).digest()
    return {
        "another person's signature": replace(row, signature=sign(thief, head, None)),
        "another device's key": replace(
            row, signature=sign(shop.people["kasir"].key_on(other.device), head, None)
        ),
        "changed body and hash": replace(row, entry=entry, body=body),
        "changed costs": replace(row, costs='[["00",1]]'),
        "a signature of nothing": replace(row, signature=bytes(32)),
        "no signature": replace(row, signature=None),
        "a short signature": replace(row, signature=b"\0"),
    }


@pytest.mark.parametrize("part", range(7))
def test_a_forged_row_is_refused(hub_shop: HubShop, pc: Pc, part: int) -> None:
    """Bob pushes Ann's sale with something changed: her signature does not fit any more."""
    line = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    row = pc.document(hub_shop.people["kasir"], "sale", [line])
    name, forged = list(forgeries(hub_shop, pc, row).items())[part]
    assert hub_shop.verdicts(forged, by="gudang", pc=pc) == ["signature_wrong"], name


def test_a_replayed_row_is_the_same_row(hub_shop: HubShop, pc: Pc) -> None:
    """By anybody, on any PC, as often as they like: nothing is booked twice."""
    line = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    row = pc.document(hub_shop.people["kasir"], "sale", [line])
    (first,) = hub_shop.push(row, by="kasir", pc=pc)
    for login in ("kasir", "gudang", "pengamat", "owner"):
        assert hub_shop.hub(login, pc).push([row, row]).seqs == (first.seq, first.seq)
    assert hub_shop.hub("owner", hub_shop.new_pc()).push([row]).seqs == (first.seq,)
    assert hub_shop.hub("owner", pc).epoch().last_seq == first.seq


def test_more_than_was_sold_never_comes_back(hub_shop: HubShop, pc: Pc) -> None:
    """Not by many returns in one push, nor of what was never sold."""
    cashier = hub_shop.people["kasir"]
    sale = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    never = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    assert hub_shop.verdicts(pc.document(cashier, "sale", [sale]), by="kasir", pc=pc) == [
        "accepted"
    ]
    tries = ((never, PRICE), (sale, PRICE + 1), (sale, PRICE), (sale, PRICE))
    rows = [
        pc.document(cashier, "customer_return", [given_back(line, ONE, amount)])
        for line, amount in tries
    ]
    told = hub_shop.verdicts(*rows, by="kasir", pc=pc)
    assert told == ["return_unnamed", "returned_too_much", "accepted", "returned_too_much"]
