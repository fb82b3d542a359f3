"""The hub's functions called by hand: without proofs, with others', with arguments that hurt."""

import time
from typing import Any

import pytest

from db.ids import CASHIER, new_id
from db.rules.signatures import prove
from db.sharing.hub.server import CHANNEL
from db.sharing.protocol import Offered
from tests.db.sharing.hubs import PRICE, HubShop
from tests.db.sharing.intruder import DONE, OURS, role, said, session, tried
from tests.db.sharing.rows import ONE, Pc, Person, sold

LIMIT = 30.0  # seconds: the statement timeout of our own PCs
STATE = "SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM hub.{} AS t"
KEPT = ("journal", "person", "device", "account_role", "shared_row", "movement", "hub_info")
REQUESTS: dict[str, tuple[str, ...]] = {  # what each function is asked, as psql spells it
    "add_person": ("'{account}'", "'owner'", "'SCRAM-SHA-256$10000:x'"),
    "begin_upload": (),
    "costs": ("0", "10"),
    "digests": ("0", "10", "4096"),
    "end_upload": ("'digest'",),
    "epoch": (),
    "pull": ("0", "10"),
    "reap": (),
    "report": ("0", "0", "'digest'"),
    "revoke_device": ("'{device}'",),
    "revoke_person": ("'{account}'",),
    "rotate": ("'SCRAM-SHA-256$10000:x'",),
    "status": (),
    "whoami": (),
    "withdraw_device": (),
}


def call(name: str, pc: Pc, key: bytes, login: str, *values: str) -> str:
    """A call with its proof, made under a device's key."""
    said = [each.strip("'") for each in values]
    proof = prove(key, "|".join((name, login, *said))).hex()
    arguments = (f"'{pc.device.hex()}'", f"'\\x{proof}'", *values)
    return f"SELECT hub.{name}({', '.join(arguments)})"


def requests(shop: HubShop, pc: Pc, key: bytes, login: str) -> list[str]:
    """Every function of `REQUESTS`, about the owner and the first PC."""
    known = {"account": shop.people["owner"].account.hex(), "device": shop.pc.device.hex()}
    return [
        call(name, pc, key, login, *(each.format(**known) for each in values))
        for name, values in REQUESTS.items()
    ]


def state_of(shop: HubShop, *tables: str) -> list[Any]:
    """A digest of what the hub keeps."""
    with shop.server.admin(shop.database) as connection:
        return [
            connection.execute(STATE.format(table).encode()).fetchone() for table in tables or KEPT
        ]


@pytest.mark.parametrize("login", ["owner", "kasir"])
def test_nothing_is_answered_without_the_devices_proof(hub_shop: HubShop, login: str) -> None:
    """No proof, a wrong one, another device's, another person's: one and the same refusal."""
    other = hub_shop.new_pc()
    me, ours = role(hub_shop, login), hub_shop.pc
    before = state_of(hub_shop)
    tries = [
        *requests(hub_shop, ours, bytes(32), me),
        *requests(hub_shop, ours, other.key, me),
        *requests(hub_shop, ours, ours.key, role(hub_shop, "gudang")),
        *requests(hub_shop, Pc(), ours.key, me),
        f"SELECT hub.push('{ours.device.hex()}', NULL, NULL)",
        f"SELECT hub.push('{ours.device.hex()}', '', '')",
        f"SELECT hub.push('{ours.device.hex()}', NULL, '{{}}')",
    ]
    told = said(hub_shop, login, tries)
    assert told.count("ERROR:  device_unknown") == len(tries)
    assert state_of(hub_shop) == before


def test_what_a_right_device_may_not_a_person_may_not(hub_shop: HubShop) -> None:
    """At an enrolled PC, with its key, a cashier is still a cashier."""
    me = role(hub_shop, "kasir")
    before = state_of(hub_shop, "person", "device", "hub_info")
    owner, device = hub_shop.people["owner"], hub_shop.pc
    tries = [
        call("status", device, device.key, me),
        call("costs", device, device.key, me, "0", "10"),
        call("revoke_device", device, device.key, me, f"'{device.device.hex()}'"),
        call("revoke_person", device, device.key, me, f"'{owner.account.hex()}'"),
        call("begin_upload", device, device.key, me),
        call("withdraw_device", device, device.key, me),
        call(
            *("add_person", device, device.key, me, f"'{owner.account.hex()}'"),
            *("'owner'", f"'{owner.verifier}'"),
        ),
        f"SELECT hub.join_device('{new_id().hex()}', '\\x{device.key.hex()}', 'x', NULL)",
    ]
    told = said(hub_shop, "kasir", tries)
    assert told.count("ERROR:  right_missing") == len(tries)
    assert state_of(hub_shop, "person", "device", "hub_info") == before


def test_a_request_that_is_replayed_does_no_harm(hub_shop: HubShop) -> None:
    """It is good for the same person alone, and does once more what was done."""
    pc, owner, clerk = hub_shop.new_pc(), hub_shop.people["owner"], hub_shop.people["gudang"]
    me = role(hub_shop, "owner")
    lost = hub_shop.new_pc()
    once = [
        call("revoke_device", pc, pc.key, me, f"'{lost.device.hex()}'"),
        call("revoke_person", pc, pc.key, me, f"'{clerk.account.hex()}'"),
        call("end_upload", pc, pc.key, me, "'another'"),
        call("pull", pc, pc.key, me, "0", "10"),
    ]
    assert tried(hub_shop, "owner", once) == [DONE] * len(once)
    before = state_of(hub_shop)
    assert tried(hub_shop, "owner", once * 3) == [DONE] * 3 * len(once)
    assert tried(hub_shop, "kasir", once) == [OURS] * len(once)
    assert state_of(hub_shop) == before
    hub_shop.hub("owner").add_person(clerk.account, clerk.login, clerk.verifier)
    hub_shop.hub("owner").revoke_device(pc.device)
    assert tried(hub_shop, "owner", once) == [OURS] * len(once)
    assert owner.login in hub_shop.people


def test_a_key_put_in_place_of_anothers_opens_no_signature(hub_shop: HubShop) -> None:
    """Who may enrol PCs can take one over, and still books in no other name."""
    taken = hub_shop.new_pc()
    thief = Pc(taken.device)
    hub_shop.connect(hub_shop.people["owner"], thief).join("mine")
    line = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    row = thief.document(
        Person(hub_shop.people["kasir"].account, "kasir", CASHIER, "guessed"), "sale", [line]
    )
    assert hub_shop.verdicts(row, by="owner", pc=thief) == ["signature_wrong"]


HOSTILE = {
    "nothing": "NULL",
    "negative": "-1",
    "the least": "'-9223372036854775808'",
    "the most": "'9223372036854775807'",
    "more": "'99999999999999999999999999'",
    "words": "'x'' OR true; DROP SCHEMA hub CASCADE; --'",
    "format": "'%s%I%L%1$s'",
    "escapes": "E'\\\\x00\\\\''\\\"\\u2028'",
    "deep": "repeat('[', 200000)",
    "deep object": "repeat('{\"a\":', 50000)",
    "deep and whole": "repeat('[', 5000) || repeat(']', 5000)",
    "wide": "'[' || repeat('[0,\"x\"],', 1000000) || '0]'",
    "long": "repeat('x', 100000000)",
    "a long number": "'[[' || repeat('9', 100000) || ',\"x\"]]'",
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_arguments_that_hurt_end_soon(hub_shop: HubShop, hostile: str) -> None:
    """In every place of every function: an error, in time, and nothing is changed."""
    before = state_of(hub_shop)
    pc = f"'{hub_shop.pc.device.hex()}'"
    tries = [
        f"SELECT hub.{name}({', '.join(values)})"
        for name, count in (*((each, len(of)) for each, of in REQUESTS.items()), ("push", 1))
        for values in argued(pc, count, hostile)
    ]
    begun = time.monotonic()
    told = tried(hub_shop, "kasir", tries)
    assert len(told) == len(tries), "the session ended before its time"
    assert time.monotonic() - begun < LIMIT
    assert DONE not in told
    assert not [code for code in told if code[:2] not in ("LB", "22", "42", "54")], told
    assert state_of(hub_shop) == before


def argued(pc: str, count: int, hostile: str) -> list[list[str]]:
    """The arguments of a call with the hostile one in each place."""
    plain = [pc, "''", *["NULL"] * count]
    return [[*plain[:at], hostile, *plain[at + 1 :]] for at in range(len(plain))]


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_batch_that_hurts_ends_soon(hub_shop: HubShop, hostile: str) -> None:
    """Also with the right proof, which somebody who has the PC can make."""
    before = state_of(hub_shop)
    with hub_shop.server.admin() as connection:
        found = connection.execute(f"SELECT ({hostile})::text".encode()).fetchone()
    text = (found or [None])[0] or ""
    hub = hub_shop.hub("kasir")
    begun = time.monotonic()
    for batch in (
        text,
        "\n".join(('{"protocol": 1}', new_id().hex(), text, text, text, "")),
    ):
        with pytest.raises(Exception, match="push_unreadable"), hub._errors():
            hub._connection.execute(
                "SELECT hub.push(%s, %s, %s)",
                (hub._device, prove(hub_shop.pc.key, batch), batch),
            )
    assert time.monotonic() - begun < LIMIT
    assert state_of(hub_shop) == before


@pytest.mark.parametrize(
    "login",
    [
        'x"; DROP SCHEMA hub CASCADE; --',
        "x' OR true --",
        "%I%L",
        "a\\b",
        "$1",
        "keeper",
        "a_b",
        "é",
    ],
)
def test_no_name_is_taken_for_a_statement(hub_shop: HubShop, login: str) -> None:
    """A sign-in name goes into statements that make roles: it stays a name."""
    person = Person(new_id(), login, CASHIER)
    made = hub_shop.pc.created(hub_shop.people["owner"], "account", person.fields())
    assert hub_shop.verdicts(made) == ["accepted"]
    hub_shop.hub("owner").add_person(person.account, person.login, person.verifier)
    with hub_shop.server.admin(hub_shop.database) as connection:
        found = connection.execute(
            "SELECT role_name FROM hub.person WHERE account = %s", (person.account.hex(),)
        ).fetchone()
        assert found is not None
        known = connection.execute(
            "SELECT rolsuper, rolconnlimit FROM pg_roles WHERE rolname = %s", found
        ).fetchone()
    assert known == (False, 4)
    assert found[0] not in {role(hub_shop, each) for each in ("keeper", "registrar", "person")}


@pytest.mark.parametrize(
    "verifier",
    [
        "x",
        "md5d41d8cd98f00b204e9800998ecf8427e",
        "SCRAM-SHA-256$1:AAAAAAAAAAAAAAAAAAAAAA==$" + "A" * 43 + "=:" + "A" * 43 + "=",
        "SCRAM-SHA-256$10000:AAAAAAAAAAAAAAAAAAAAAA==$"
        + "A" * 43
        + "=:"
        + "A" * 43
        + "=' SUPERUSER",
        "SCRAM-SHA-256$10000:AAAAAAAAAAAAAAAAAAAAAA==$" + "A" * 43 + "=:" + "A" * 43 + "=\n",
    ],
)
def test_only_verifiers_are_passwords(hub_shop: HubShop, verifier: str) -> None:
    """No plain one, no MD5, none that is quick to guess, none with something behind it."""
    with pytest.raises(Exception, match="verifier_malformed"):
        hub_shop.hub("kasir").rotate(verifier)


def test_a_flood_of_notifications_stops_nobody(hub_shop: HubShop) -> None:
    """Everybody can notify: others push and pull meanwhile, and what is said is not believed."""
    pc = hub_shop.new_pc()
    hub = hub_shop.hub("owner", pc)
    hub.listen()
    with session(hub_shop, "kasir") as flood, session(hub_shop, "kasir") as deaf:
        deaf.execute(f"LISTEN {CHANNEL}")
        deaf.execute("BEGIN")
        deaf.execute("SELECT 1")
        for number in range(300):
            flood.execute(f"NOTIFY {CHANNEL}, '{number}{'x' * 7_900}'".encode())
        line = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
        row = pc.document(hub_shop.people["owner"], "sale", [line])
        assert hub_shop.verdicts(row, by="owner", pc=pc) == ["accepted"]
        assert hub.wait(1)


def test_a_full_queue_of_notifications_stops_nobody(hub_shop: HubShop) -> None:
    """A commit with a word for a full queue would fail: the hub says none then."""
    pc = hub_shop.new_pc()
    with hub_shop.server.admin(hub_shop.database) as connection:
        connection.execute(
            "CREATE FUNCTION hub.pg_notification_queue_usage() RETURNS float8"
            " LANGUAGE sql AS 'SELECT 0.6'"
        )
    line = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    listening = hub_shop.hub("gudang", pc)
    listening.listen()
    row = pc.document(hub_shop.people["kasir"], "sale", [line])
    assert hub_shop.verdicts(row, by="kasir", pc=pc) == ["accepted"]
    assert not listening.wait(0.5)


def test_sessions_that_hold_what_they_can_stop_no_push(hub_shop: HubShop) -> None:
    """Transactions left open, with every lock and snapshot that a person may have."""
    pc = hub_shop.new_pc()
    with session(hub_shop, "kasir") as one, session(hub_shop, "pengamat") as two:
        for connection in (one, two):
            connection.execute("SET idle_in_transaction_session_timeout = 0")
            connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
            connection.execute("LOCK TABLE pg_class, pg_proc, pg_index IN ACCESS SHARE MODE")
            connection.execute("SELECT count(*) FROM pg_proc")
            connection.execute("SAVEPOINT here")
            with pytest.raises(Exception, match="hub_login_refused"):
                connection.execute("SELECT hub.push(gen_random_uuid(), '', '')")
            connection.execute("ROLLBACK TO here")
        line = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
        row = pc.document(hub_shop.people["owner"], "sale", [line])
        assert hub_shop.verdicts(row, by="owner", pc=pc) == ["accepted"]


def test_who_keeps_the_counter_is_reaped(hub_shop: HubShop) -> None:
    """A push that is not committed holds others up until one of them asks for the end of it."""
    pc, other = hub_shop.new_pc(), hub_shop.new_pc()

    def sale(of: Pc) -> Offered:
        lines = [sold(hub_shop.item, hub_shop.place, ONE, PRICE)]
        return of.document(hub_shop.people["kasir"], "sale", lines)

    hog = hub_shop.connect(hub_shop.people["kasir"], pc)
    hog._connection.execute("SET idle_in_transaction_session_timeout = 0")
    hog._connection.execute("BEGIN")
    hog.push([sale(pc)])
    hub = hub_shop.hub("owner", other)
    hub._connection.execute("SET lock_timeout = '200ms'")
    with pytest.raises(Exception, match="hub_busy"):
        hub.push([sale(other)])
    deadline = time.monotonic() + LIMIT
    while hub.reap() == 0:
        assert time.monotonic() < deadline
    assert hub.push([sale(other)]).seqs
