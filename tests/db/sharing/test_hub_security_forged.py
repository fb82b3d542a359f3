"""Rows written by hand by somebody with a PC's key, to get more than they may or to hurt others."""

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

import psycopg
import pytest

from db.errors import HubError
from db.ids import new_id
from db.rules.journal import canonical
from db.rules.signatures import sign
from db.sharing.protocol import Offered
from tests.db.sharing.hubs import PRICE, HubShop
from tests.db.sharing.intruder import session
from tests.db.sharing.rows import ONE, Pc, Person, given_back, opposite, sold

KEYS = "SELECT count(*) FROM hub.signing_key WHERE until IS {} NULL"


@pytest.fixture
def pc(hub_shop: HubShop) -> Pc:
    """A PC that is enrolled, where owner and cashier have signed in."""
    pc = hub_shop.new_pc()
    for login in ("owner", "kasir"):
        hub_shop.hub(login, pc).epoch()
    return pc


def sale_of(shop: HubShop, pc: Pc, price: int = PRICE, **head: Any) -> Offered:
    """The cashier sells one piece."""
    line = sold(shop.item, shop.place, ONE, price)
    return pc.document(shop.people["kasir"], "sale", [line], **head)


def reviewed(shop: HubShop, *rows: Offered, pc: Pc, by: str = "kasir") -> list[list[str]]:
    """For which reasons an owner is asked to look at rows, all of them accepted."""
    taken = shop.push(*rows, by=by, pc=pc)
    assert [agreed.verdict.outcome for agreed in taken] == ["accepted"] * len(rows)
    return [agreed.verdict.details.get("review", []) for agreed in taken]


def counted(shop: HubShop, query: str) -> int:
    """How many there are."""
    with shop.server.admin(shop.database) as connection:
        (number,) = connection.execute(query.encode()).fetchone() or (0,)
    return int(number)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ('"returns":', r'"\u0072eturns":'),
        ('"returns":"', '"returns": "'),
        ('"returns":', '"returns" :'),
        ('"quantity":', '"quantity":1,"quantity":\t'),
        ('"quantity":1000', '"quantity":1e3'),
        ('"amount":100000', '"amount":100000.0'),
        ('"quantity":1000', f'"quantity":{10**18}'),
        ('"note":""', r'"note":"\ud83d\ude00"'),
    ],
)
def test_a_document_is_spelt_as_every_pc_spells_it(
    hub_shop: HubShop, pc: Pc, text: str, instead: str
) -> None:
    """Or goods would come back twice, and PCs read another document than the hub."""
    cashier, line = hub_shop.people["kasir"], sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    hub_shop.push(pc.document(cashier, "sale", [line]), by="kasir", pc=pc)
    rows = [
        pc.body_row(cashier, body_of(pc, cashier, line).replace(text, instead)) for _ in range(2)
    ]
    assert text in body_of(pc, cashier, line)
    after = sale_of(hub_shop, pc)
    told = hub_shop.verdicts(*rows, after, by="kasir", pc=pc)
    assert told == ["row_unreadable", "row_unreadable", "accepted"]


def body_of(pc: Pc, person: Person, line: Any) -> str:
    """What a return of a line says; the PC goes on as if it had not been written."""
    row = pc.clone().document(person, "customer_return", [given_back(line, ONE, PRICE)])
    return row.body or ""


@pytest.mark.parametrize("value", ["1.5", "1e3", str(10**30), r'"\u0061"', r'"\ud800"', " 1"])
def test_a_row_is_spelt_as_every_pc_spells_it(hub_shop: HubShop, pc: Pc, value: str) -> None:
    """A number that no column holds, or a letter written as its number, is not taken."""
    note = spelt(pc, hub_shop.people["kasir"], f'{{"why":{value}}}')
    assert hub_shop.verdicts(note, sale_of(hub_shop, pc), by="kasir", pc=pc) == [
        "row_unreadable",
        "accepted",
    ]


def spelt(pc: Pc, person: Person, payload: str) -> Offered:
    """A note of the program with whatever text as its payload."""
    row = pc.clone().row(person, "refused", new_id(), {})
    entry = json.loads(row.entry)
    entry[6] = payload
    text = canonical(entry)
    pc.seq, pc.head = pc.seq + 1, sha256(text.encode()).digest()
    return replace(row, entry=text, signature=sign(person.key_on(pc.device), pc.head, None))


@pytest.mark.parametrize(
    "deep",
    ["[" * 3_000 + "]" * 3_000, '{"a":' * 3_000 + "1" + "}" * 3_000, '"' + "x" * 10**6 + '"'],
)
def test_what_no_pc_can_read_never_gets_to_one(hub_shop: HubShop, pc: Pc, deep: str) -> None:
    """It would end every program that reads it; its author's queue alone stops."""
    hub = hub_shop.hub("kasir", pc)
    before = hub.epoch().last_seq
    with pytest.raises(HubError, match="push_unreadable"):
        hub.push([spelt(pc.clone(), hub_shop.people["kasir"], f'{{"a":{deep}}}')])
    assert hub.epoch().last_seq == before
    assert hub.push([sale_of(hub_shop, pc)]).seqs


def test_only_documents_have_a_text_beside_the_row(hub_shop: HubShop, pc: Pc) -> None:
    """In that of another row, which nobody signs, an approval would be hidden."""
    said = canonical({"header": {"approved_by": hub_shop.people["owner"].account}, "lines": []})
    payload = {"table": "item", "field": "sale_price", "base": 1, "before": PRICE, "after": 1}
    row = pc.row(hub_shop.people["kasir"], "field_changed", hub_shop.item, payload, body=said)
    with pytest.raises(HubError, match="push_unreadable"):
        hub_shop.hub("kasir", pc).push([row])


def approval(pc: Pc, shop: HubShop, **more: Any) -> Offered:
    """The row that the program writes when the owner allows the cashier a price."""
    fields = {
        "id": new_id(),
        "permission": "price.override",
        "asked_by": shop.people["kasir"].account,
        "approved_by": shop.people["owner"].account,
        "means": "pin",
        "subject": None,
        "at": 1,
        "confirmed_by": None,
        "confirmed_at": None,
        **more,
    }
    return pc.created(shop.people["kasir"], "approval", fields, at=fields["at"])


def test_an_approval_without_its_row_is_looked_at(hub_shop: HubShop, pc: Pc) -> None:
    """With it, it waits for an owner to confirm it: one of the two tells them in any case."""
    owner = hub_shop.people["owner"].account
    bare = sale_of(hub_shop, pc, PRICE - 1, approved_by=owner)
    asked = sale_of(hub_shop, pc, PRICE - 1, approved_by=owner)
    document = bytes.fromhex(json.loads(asked.entry)[5])
    proved = approval(pc, hub_shop, subject=document, at=json.loads(asked.entry)[9])
    again = sale_of(hub_shop, pc, PRICE - 1, approved_by=owner)
    assert reviewed(hub_shop, bare, asked, proved, again, pc=pc) == [
        ["approval_unproved"],
        [],
        [],
        ["approval_unproved"],
    ]


def test_an_approval_of_somebody_who_never_was_there_is_looked_at(hub_shop: HubShop) -> None:
    """PINs and badges are learnt where their owner has signed in."""
    pc = hub_shop.new_pc()
    hub_shop.hub("kasir", pc).epoch()
    with hub_shop.server.admin(hub_shop.database) as connection:
        connection.execute("DELETE FROM hub.lease WHERE device = %s", (pc.device.hex(),))
    row = sale_of(hub_shop, pc, PRICE - 1, approved_by=hub_shop.people["owner"].account)
    document, at = bytes.fromhex(json.loads(row.entry)[5]), json.loads(row.entry)[9]
    found = reviewed(hub_shop, row, approval(pc, hub_shop, subject=document, at=at), pc=pc)
    assert "approval_unproved" in found[0]


@pytest.mark.parametrize("forged", ["asked_by", "confirmed_by", "confirmed_at", "at"])
def test_an_approval_is_asked_by_its_author_and_confirmed_by_nobody(
    hub_shop: HubShop, pc: Pc, forged: str
) -> None:
    """Or no owner would ever see it."""
    owner = hub_shop.people["owner"].account
    row = approval(pc, hub_shop, subject=new_id())
    fields = json.loads(json.loads(row.entry)[6])["fields"]
    fields[forged] = 2 if forged.endswith("at") else owner.hex()
    wrong = pc.clone()
    wrong.seq, wrong.head = pc.seq - 1, bytes(32)
    bad = wrong.row(
        hub_shop.people["kasir"],
        "row_created",
        bytes.fromhex(fields["id"]),
        {"table": "approval", "fields": fields},
        at=1,
    )
    assert hub_shop.verdicts(bad, by="kasir", pc=pc) == ["row_differs"]


def test_nobody_counts_or_oversells_in_anothers_name(hub_shop: HubShop, pc: Pc) -> None:
    """The columns that say who did it name who signed it."""
    clerk, owner = hub_shop.people["gudang"], hub_shop.people["owner"]
    counting = new_id()
    count = {"id": counting, "location": hub_shop.place, "category": None, "state": "open"}
    mine = pc.created(clerk, "stock_count", {**count, "opened_by": clerk.account})
    line = {"count": counting, "item": hub_shop.item, "location": hub_shop.place, "adds": 1}
    lines = [
        pc.created(
            clerk,
            "count_line",
            {"id": new_id(), **line, "counted": 1, "recorded": 0, "counted_by": person.account},
        )
        for person in (clerk, owner)
    ]
    other = pc.created(clerk, "stock_count", {**count, "id": new_id(), "opened_by": owner.account})
    ended = pc.changed(clerk, "stock_count", counting, "ended_by", None, owner.account.hex())
    sale = pc.document(
        owner, "sale", [sold(hub_shop.item, hub_shop.place, ONE, PRICE)], oversell_by=clerk.account
    )
    assert hub_shop.verdicts(mine, *lines, other, ended, sale, by="gudang", pc=pc) == [
        *("accepted", "accepted", "row_differs", "row_differs", "row_differs"),
        "head_differs",
    ]


def test_a_sale_of_an_earlier_day_is_taken_back_under_the_owners_eyes(
    hub_shop: HubShop, pc: Pc
) -> None:
    """A cashier may take back what they sold on the same day; what day that is they say."""
    cashier, line = hub_shop.people["kasir"], sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    sale = pc.document(cashier, "sale", [line])
    document = bytes.fromhex(json.loads(sale.entry)[5])
    back = pc.document(cashier, "sale", [opposite(line)], reverses=document)
    assert reviewed(hub_shop, sale, back, pc=pc) == [[], ["earlier_day"]]


def test_rows_of_a_pc_that_nobody_enrolled_are_signed_too(hub_shop: HubShop, pc: Pc) -> None:
    """In a chain of its own nobody books for another; and it leaves no keys behind."""
    cashier, owner = hub_shop.people["kasir"], hub_shop.people["owner"]
    before = counted(hub_shop, KEYS.format(""))
    mine, stranger = Pc(), Pc()
    line = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    forged = stranger.document(owner, "sale", [line], row={"signed": False})
    wrong = replace(forged, signature=bytes(32))
    own = mine.document(cashier, "sale", [sold(hub_shop.item, hub_shop.place, ONE, PRICE)])
    hub = hub_shop.hub("kasir", pc)
    assert hub.push([forged]).seqs == hub.push([wrong]).seqs == (0,)
    assert hub_shop.verdicts(own, by="kasir", pc=pc) == ["accepted"]
    assert counted(hub_shop, KEYS.format("")) == before


def test_an_earlier_password_is_good_again_when_its_owner_goes_back_to_it(
    hub_shop: HubShop, pc: Pc
) -> None:
    """What is signed with it is not late then, nor wrong a month later."""
    cashier = hub_shop.people["kasir"]
    hub = hub_shop.hub("kasir", pc)
    hub.rotate(replace(cashier, password="lain-sekali").verifier)
    hub.rotate(cashier.verifier)
    with hub_shop.server.admin(hub_shop.database) as connection:
        connection.execute("UPDATE hub.signing_key SET until = until - interval '31 days'")
    assert reviewed(hub_shop, sale_of(hub_shop, pc), pc=pc) == [[]]


def test_passwords_that_change_all_day_fill_nothing(hub_shop: HubShop, pc: Pc) -> None:
    """Every row of a person is tried with each of their keys."""
    hub = hub_shop.hub("kasir", pc)
    for number in range(30):
        hub.rotate(replace(hub_shop.people["kasir"], password=f"lain-{number}").verifier)
    assert counted(hub_shop, KEYS.format("NOT")) <= 20 * 2


def test_whoever_holds_on_to_their_login_is_sent_away_all_the_same(
    hub_shop: HubShop, pc: Pc
) -> None:
    """A transaction that keeps their row and their role locked ends with them."""
    cashier = hub_shop.people["kasir"]
    held = hub_shop.connect(cashier, pc)
    held._connection.execute("SET idle_in_transaction_session_timeout = 0")
    held._connection.execute("BEGIN")
    held.rotate(replace(cashier, password="lain-sekali").verifier)
    with session(hub_shop, "kasir") as other:
        hub_shop.hub("owner").revoke_person(cashier.account)
        with pytest.raises(psycopg.OperationalError):
            other.execute("SELECT 1")
    with pytest.raises(HubError, match="hub_unreachable"):
        held.epoch()
    with pytest.raises(HubError, match="person_revoked"):
        hub_shop.connect(cashier, pc)


def test_what_a_person_set_for_their_login_ends_with_their_password(hub_shop: HubShop) -> None:
    """Everybody may set their own sessions' settings for good, with somebody's open session too."""
    cashier, me = hub_shop.people["kasir"], f"{hub_shop.database}_kasir"
    with session(hub_shop, "kasir") as own:
        own.execute(f"ALTER ROLE {me} SET statement_timeout = 1".encode())
        here = f"ALTER ROLE {me} IN DATABASE {hub_shop.database}"
        own.execute(f"{here} SET local_preload_libraries = 'x'".encode())
    hub_shop.hub("owner").add_person(cashier.account, cashier.login, cashier.verifier)
    with hub_shop.server.admin(hub_shop.database) as connection:
        found = connection.execute(
            "SELECT setconfig FROM pg_db_role_setting WHERE setrole = %s::regrole", (me,)
        ).fetchall()
    assert found == [(["idle_in_transaction_session_timeout=30s"],)]
