"""Who the hub lets in and what it takes of whom: people, roles, devices, signatures, approvals."""

from dataclasses import replace
from typing import Any

import pytest

from db.errors import HubError
from db.ids import CASHIER, NOBODY, OWNER, VIEWER, WAREHOUSE, new_id
from db.rules.signatures import sign
from db.sharing.hub.server import PostgresHub
from db.sharing.protocol import Agreed, Offered
from tests.db.sharing.hubs import PRICE, HubShop
from tests.db.sharing.rows import ONE, Pc, Person, sold


@pytest.fixture
def pc(hub_shop: HubShop) -> Pc:
    """A PC that is enrolled."""
    return hub_shop.new_pc()


def sale(shop: HubShop, pc: Pc, by: Person | None = None, **row: Any) -> Offered:
    """A sale, by the cashier when nobody is named."""
    lines = [sold(shop.item, shop.place, ONE, PRICE)]
    return pc.document(by or shop.people["kasir"], "sale", lines, row=row)


def reviewed(agreed: Agreed) -> list[str]:
    """Why an owner should look at an accepted row."""
    assert agreed.verdict.outcome == "accepted", agreed.verdict
    return list(agreed.verdict.details.get("review", []))


def refused(call: Any, *arguments: Any) -> str:
    """The code with which the hub refuses a call."""
    with pytest.raises(HubError) as caught:
        call(*arguments)
    return caught.value.code


def test_bob_carries_anns_sales_but_cannot_forge_them(hub_shop: HubShop, pc: Pc) -> None:
    """Whoever is signed in pushes what the PC has; what counts is who signed it."""
    anns = sale(hub_shop, pc)
    unsigned = sale(hub_shop, pc, signed=False)
    forged = sale(hub_shop, pc)
    bob = hub_shop.people["gudang"]
    lines = [sold(hub_shop.item, hub_shop.place, ONE, PRICE)]
    under_bobs_key = pc.document(replace(hub_shop.people["kasir"], password="x"), "sale", lines)
    forged = replace(forged, signature=anns.signature)
    told = hub_shop.verdicts(anns, unsigned, forged, under_bobs_key, by=bob.login, pc=pc)
    assert told == ["accepted", *["signature_wrong"] * 3]


def test_costs_are_signed_too(hub_shop: HubShop, pc: Pc) -> None:
    """What goods were said to cost cannot be changed on the way."""
    row = sale(hub_shop, pc)
    assert hub_shop.verdicts(replace(row, costs="[]"), by="kasir", pc=pc) == ["signature_wrong"]


def test_a_signature_is_for_one_device(hub_shop: HubShop, pc: Pc) -> None:
    """A key that was learnt on one PC is worth nothing on another."""
    other = hub_shop.new_pc()
    row = sale(hub_shop, pc)
    key = hub_shop.people["kasir"].key_on(other.device)
    stolen = replace(row, signature=sign(key, pc.head, None))
    assert hub_shop.verdicts(stolen, by="kasir", pc=pc) == ["signature_wrong"]


def test_the_programs_own_notes_need_no_signature(hub_shop: HubShop, pc: Pc) -> None:
    """A wrong password is noted by nobody; what somebody does is not a note."""
    note = pc.row(NOBODY, "sign_in_failed", new_id(), {})
    life = pc.row(NOBODY, "backup_restored", pc.device, {"file": "x", "heads": []})
    device = {"id": pc.device, "incarnation": 1, "code": "K2", "name": ""}
    made = pc.row(NOBODY, "row_created", pc.device, {"table": "device", "fields": device})
    changed = {"table": "device", "field": "incarnation", "base": 1, "before": 1, "after": 2}
    anew = pc.row(NOBODY, "field_changed", pc.device, changed)
    others = pc.row(NOBODY, "field_changed", hub_shop.pc.device, changed)
    mine = pc.row(NOBODY, "row_created", new_id(), {"table": "setting", "fields": {}})
    told = hub_shop.verdicts(note, life, made, anew, others, mine, pc=pc)
    assert told == ["accepted"] * 4 + ["note_wrong", "right_missing"]


def test_rows_of_an_account_without_a_key_are_looked_at(hub_shop: HubShop, pc: Pc) -> None:
    """Somebody who was never at the hub: taken unsigned, and marked."""
    person = Person(new_id(), "siti", CASHIER)
    made = pc.created(hub_shop.people["owner"], "account", person.fields())
    (_, agreed) = hub_shop.push(made, sale(hub_shop, pc, person, signed=False), pc=pc)
    assert reviewed(agreed) == ["unsigned"]


def test_a_new_password_leaves_the_old_key_a_while(hub_shop: HubShop, pc: Pc) -> None:
    """What was signed before counts, marked as late; after 30 days it does not."""
    before = hub_shop.people["kasir"]
    after = replace(before, password="another-password")
    waiting = [sale(hub_shop, pc), sale(hub_shop, pc)]
    hub_shop.hub("kasir", pc).rotate(after.verifier)
    assert refused(hub_shop.connect, before, pc) == "hub_login_refused"
    hub_shop.people["kasir"] = after
    hub = hub_shop.connect(after, pc)
    start = hub.epoch().last_seq
    hub.push([waiting[0]])
    with hub_shop.server.admin(hub_shop.database) as connection:
        connection.execute("UPDATE hub.signing_key SET until = now() WHERE until IS NOT NULL")
    hub.push([waiting[1], sale(hub_shop, pc)])
    first, second, third = hub.pull(start, 5)
    assert reviewed(first) == ["late"]
    assert second.verdict.details == {"reason": "signature_wrong"}
    assert reviewed(third) == []


def test_who_was_away_too_long_is_looked_at(hub_shop: HubShop, pc: Pc) -> None:
    """A booking of a person whom the hub had not seen there for 30 days is late."""
    hub_shop.hub("kasir", pc).epoch()
    with hub_shop.server.admin(hub_shop.database) as connection:
        connection.execute(
            "UPDATE hub.lease SET first_at = first_at - interval '90 days',"
            " last_at = last_at - interval '40 days'"
        )
    late = sale(hub_shop, pc)
    hub_shop.hub("kasir", pc).epoch()
    fresh = sale(hub_shop, pc)
    told = [reviewed(agreed) for agreed in hub_shop.push(late, fresh, by="kasir", pc=pc)]
    assert told == [[], []]  # seen now: both were made within a day of it
    old = sale(hub_shop, pc, at=1)
    assert [reviewed(each) for each in hub_shop.push(old, by="kasir", pc=pc)] == [["late"]]


def test_a_right_that_ended_counts_for_30_days(hub_shop: HubShop, pc: Pc) -> None:
    """What a person did with the role that they had is taken, marked; later it is refused."""
    clerk, owner = hub_shop.people["gudang"], hub_shop.people["owner"]
    demoted = pc.changed(owner, "account", clerk.account, "role", WAREHOUSE.hex(), VIEWER.hex())
    assert hub_shop.verdicts(demoted, pc=pc) == ["accepted"]
    (agreed,) = hub_shop.push(sale(hub_shop, pc, clerk), by="gudang", pc=pc)
    assert reviewed(agreed) == ["right_ended"]
    with hub_shop.server.admin(hub_shop.database) as connection:
        connection.execute("UPDATE hub.account_role SET until = until - interval '31 days'")
    assert hub_shop.verdicts(sale(hub_shop, pc, clerk), by="gudang", pc=pc) == ["right_missing"]


def test_a_role_counts_in_the_version_that_a_row_names(hub_shop: HubShop, pc: Pc) -> None:
    """A PC that has not heard of the new version acts by the old one; the hub marks it."""
    owner, role = hub_shop.people["owner"], new_id()
    person = Person(new_id(), "siti", role)
    rows = [
        pc.created(owner, "role", {"id": role, "name": "Kios", "built_in": 0, "version": 1}),
        permissions(pc, owner, role, 1, {"stock.sell": "all"}),
        pc.created(owner, "account", person.fields()),
    ]
    assert hub_shop.verdicts(*rows, pc=pc) == ["accepted"] * 3
    hub_shop.hub("owner").add_person(person.account, person.login, person.verifier)
    hub_shop.people["siti"] = person
    hub_shop.hub("siti", pc).epoch()
    assert hub_shop.verdicts(permissions(pc, owner, role, 2, {"item.view": "all"}), pc=pc) == [
        "accepted"
    ]
    old, new = sale(hub_shop, pc, person), sale(hub_shop, pc, person, role_version=2)
    first, second = hub_shop.push(old, new, by="siti", pc=pc)
    assert reviewed(first) == ["right_ended"]
    assert second.verdict.details["reason"] == "right_missing"


def permissions(
    pc: Pc, actor: Person, role: bytes, version: int, granted: dict[str, str]
) -> Offered:
    """A role's permissions in a version."""
    payload = {"version": version, "permissions": granted}
    return pc.row(actor, "role_permissions_set", role, payload)


def test_two_owners_change_a_role_at_once(hub_shop: HubShop, pc: Pc) -> None:
    """The second set of the same version is a conflict; the built-in roles never change."""
    owner, role = hub_shop.people["owner"], new_id()
    rows = [
        pc.created(owner, "role", {"id": role, "name": "Kios", "built_in": 0, "version": 1}),
        permissions(pc, owner, role, 1, {"stock.sell": "all"}),
        permissions(pc, owner, role, 1, {"item.view": "all"}),
        permissions(pc, owner, role, 1, {"stock.sell": "all"}),
        permissions(pc, owner, CASHIER, 2, {"item.view": "all"}),
    ]
    told = hub_shop.verdicts(*rows, pc=pc)
    assert told == ["accepted", "accepted", "conflict", "accepted", "role_built_in"]


def test_nobody_gives_rights_that_they_do_not_hold(hub_shop: HubShop, pc: Pc) -> None:
    """A person who manages people alone makes no owner, touches none, and widens no role."""
    owner, role = hub_shop.people["owner"], new_id()
    manager = Person(new_id(), "siti", role)
    rows = [
        pc.created(owner, "role", {"id": role, "name": "HRD", "built_in": 0, "version": 1}),
        permissions(pc, owner, role, 1, {"people.manage": "all"}),
        pc.created(owner, "account", manager.fields()),
    ]
    assert hub_shop.verdicts(*rows, pc=pc) == ["accepted"] * 3
    hub_shop.hub("owner").add_person(manager.account, manager.login, manager.verifier)
    hub_shop.people["siti"] = manager
    hub = hub_shop.hub("siti", pc)
    hub.epoch()
    tries = [
        pc.created(manager, "account", Person(new_id(), "budi", OWNER).fields()),
        pc.changed(manager, "account", manager.account, "role", role.hex(), OWNER.hex()),
        pc.changed(manager, "account", owner.account, "disabled_at", None, 1),
        permissions(pc, manager, role, 2, {"people.manage": "all", "cost.view": "all"}),
        pc.created(manager, "account", Person(new_id(), "budi", role).fields()),
    ]
    told = hub_shop.verdicts(*tries, by="siti", pc=pc)
    beyond = "rights_beyond_own"
    assert told == [beyond, beyond, "last_owner", beyond, "accepted"]
    for call in (hub.revoke_person, lambda who: hub.add_person(who, "owner", owner.verifier)):
        assert refused(call, owner.account) == "rights_beyond_own"
    assert refused(hub.status) == "right_missing"
    assert refused(hub.revoke_device, pc.device) == "right_missing"


def test_the_last_owner_stays(hub_shop: HubShop, pc: Pc) -> None:
    """Neither demoted nor disabled nor sent away."""
    owner = hub_shop.people["owner"]
    rows = [
        pc.changed(owner, "account", owner.account, "role", OWNER.hex(), CASHIER.hex()),
        pc.changed(owner, "account", owner.account, "disabled_at", None, 1),
    ]
    assert hub_shop.verdicts(*rows, pc=pc) == ["last_owner", "last_owner"]
    assert refused(hub_shop.hub("owner").revoke_person, owner.account) == "last_owner"


def test_what_a_person_does_to_their_own_account(hub_shop: HubShop, pc: Pc) -> None:
    """A cashier changes their own password, not another's; secrets do not travel."""
    cashier, clerk = hub_shop.people["kasir"], hub_shop.people["gudang"]
    told = []
    for account in (cashier.account, clerk.account):
        payload = {"table": "account", "field": "password_hash", "base": 1}
        row = pc.row(cashier, "field_changed", account, payload)
        told += hub_shop.verdicts(row, by="kasir", pc=pc)
    assert told == ["accepted", "right_missing"]


def test_a_disabled_person_is_out(hub_shop: HubShop, pc: Pc) -> None:
    """At once: the hub takes nothing in their session, and lets them in again when enabled."""
    owner, clerk = hub_shop.people["owner"], hub_shop.people["gudang"]
    hub = hub_shop.hub("gudang", pc)
    hub.epoch()
    gone = pc.changed(owner, "account", clerk.account, "disabled_at", None, 1)
    assert hub_shop.verdicts(gone, pc=pc) == ["accepted"]
    assert refused(hub.epoch) == "person_revoked"
    back = pc.changed(owner, "account", clerk.account, "disabled_at", 1, None, base=2)
    assert hub_shop.verdicts(back, pc=pc) == ["accepted"]
    assert hub.epoch().last_seq > 0


def test_a_revoked_person_is_sent_away(hub_shop: HubShop, pc: Pc) -> None:
    """Their session ends, their login is refused; added again they come in anew."""
    clerk = hub_shop.people["gudang"]
    hub = hub_shop.hub("gudang", pc)
    hub.epoch()
    hub_shop.hub("owner").revoke_person(clerk.account)
    assert refused(hub.epoch) in ("hub_unreachable", "person_revoked")
    assert refused(hub_shop.connect, clerk, pc) == "person_revoked"
    again = replace(clerk, password="neues-kennwort")
    hub_shop.hub("owner").add_person(again.account, again.login, again.verifier)
    assert hub_shop.connect(again, pc).epoch().last_seq > 0


def test_a_revoked_device_is_out(hub_shop: HubShop, pc: Pc) -> None:
    """Whoever sits at it; it cannot join again either."""
    hub = hub_shop.hub("owner", pc)
    hub.epoch()
    hub_shop.hub("owner").revoke_device(pc.device)
    assert refused(hub.epoch) == "device_revoked"
    assert refused(hub.push, [sale(hub_shop, pc)]) == "device_revoked"
    assert refused(hub.join, "again") == "device_revoked"


def test_devices_get_codes_of_their_own(hub_shop: HubShop) -> None:
    """K1 was the first; a wish for a code that is taken gets another; asked twice, the same."""
    pc = Pc()
    hub = hub_shop.connect(hub_shop.people["owner"], pc)
    assert (hub.join("Kasir 2", "K1"), hub.join("Kasir 2")) == ("K2", "K2")
    assert hub.whoami().code == "K2"
    assert refused(hub_shop.connect(hub_shop.people["kasir"], Pc()).join, "x") == "right_missing"


def test_the_status_tells_of_devices_and_people(hub_shop: HubShop, pc: Pc) -> None:
    """With what PCs reported of themselves."""
    hub_shop.hub("kasir", pc).report(5, 2, "abc")
    status = hub_shop.hub("owner").status()
    (device,) = [each for each in status["devices"] if each["id"] == pc.device.hex()]
    assert (device["code"], device["cursor"], device["waiting"], device["digest"]) == (
        *("K2", 5, 2, "abc"),
    )
    assert {each["login"] for each in status["people"]} == {*hub_shop.people}


def test_an_approval_lends_a_right_once(hub_shop: HubShop, pc: Pc) -> None:
    """Of somebody who holds it; what nobody can lend is not lent."""
    cashier, owner = hub_shop.people["kasir"], hub_shop.people["owner"]
    viewer = hub_shop.people["pengamat"].account
    change = partial_change(hub_shop, pc, cashier)
    assert change(approved_by=owner.account) == "accepted"
    assert change(approved_by=viewer) == "right_missing"
    setting = {"table": "setting", "fields": {"id": new_id()}, "approved_by": owner.account}
    row = pc.row(cashier, "row_created", setting["fields"]["id"], setting)  # type: ignore[index]
    assert hub_shop.verdicts(row, by="kasir", pc=pc) == ["right_missing"]


def partial_change(shop: HubShop, pc: Pc, actor: Person) -> Any:
    """Tries to rename the item, with an approval or without."""
    names = iter("abcdef")
    state = {"name": "Beras", "base": 1}

    def change(**approval: bytes) -> str:
        name = next(names)
        payload = {"table": "item", "field": "name", "base": state["base"]}
        payload |= {"before": state["name"], "after": name, **approval}
        told = shop.verdicts(pc.row(actor, "field_changed", shop.item, payload), pc=pc)[0]
        if told == "accepted":
            state.update(name=name, base=int(str(state["base"])) + 1)
        return told

    return change


def test_a_stranger_finds_no_door(hub_shop: HubShop) -> None:
    """A device that never joined, or with another key."""
    assert refused(hub_shop.connect(hub_shop.people["owner"], Pc()).epoch) == "device_unknown"
    thief = Pc(hub_shop.pc.device)
    assert refused(hub_shop.connect(hub_shop.people["kasir"], thief).epoch) == "device_unknown"


def test_an_empty_hub_waits_for_its_founder(hub_shop: HubShop) -> None:
    """Once it is open nobody uploads again."""
    hub: PostgresHub = hub_shop.hub("owner")
    assert refused(hub.begin_upload) == "hub_not_empty"
    hub.end_upload("again")
