"""On the way to a hub: which servers a PC trusts, and whom a hub lets in, how, and until when."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import psycopg
import pytest

from db.errors import HubError, InvalidInput
from db.sharing.hub.login import HubAddress, connect
from tests.certificates import make_authority, sign_server
from tests.db.sharing.hubs import PRICE, HubShop
from tests.db.sharing.intruder import DENIED, DONE, rewritten, role, said, session, tried
from tests.db.sharing.rows import ONE, sold
from tests.postgres import HBA, HOST

ASK = ["SELECT current_user"]


def coming_in(shop: HubShop, **environment: str) -> str:
    """What `psql` says when the cashier comes in."""
    return said(shop, "kasir", ASK, **environment)


def why_not(address: HubAddress) -> str:
    """The code with which our own client does not come in."""
    return refusal(address).code


def refusal(address: HubAddress, login: str = "kasir") -> HubError:
    """What our own client is refused with."""
    with pytest.raises(HubError) as caught, closing(connect(address, login, "x")):
        pass
    return caught.value


def test_a_server_of_another_authority_is_not_trusted(hub_shop: HubShop, tmp_path: Path) -> None:
    """Nor is one whose authority nobody named."""
    stranger = make_authority(tmp_path / "authority").certificate
    assert "certificate verify failed" in coming_in(hub_shop, PGSSLROOTCERT=str(stranger))
    missing = coming_in(hub_shop, PGSSLROOTCERT=str(tmp_path / "none"))
    assert "does not exist" in missing
    assert why_not(replace(hub_shop.address, authority=stranger)) == "hub_not_trusted"


def test_a_server_of_another_name_is_not_trusted(hub_shop: HubShop) -> None:
    """The certificate is for one name, whoever answers at the address."""
    assert "does not match host name" in coming_in(hub_shop, PGHOST="127.0.0.1", PGHOSTADDR="")
    hosts = (f"127.0.0.1:{hub_shop.server.port}",)
    assert why_not(replace(hub_shop.address, hosts=hosts)) == "hub_not_trusted"


def test_a_certificate_that_has_ended_is_not_trusted(hub_shop: HubShop, tmp_path: Path) -> None:
    """Of the right authority, for the right name."""
    sign_server(hub_shop.server.authority, tmp_path, HOST, days="-1")
    folder = hub_shop.server.folder
    key, certificate = ((tmp_path / f"server.{part}").read_bytes() for part in ("key", "crt"))
    with (
        rewritten(hub_shop, folder / "server.key", key),
        rewritten(hub_shop, folder / "server.crt", certificate),
    ):
        assert "certificate verify failed" in coming_in(hub_shop)
        assert why_not(hub_shop.address) == "hub_not_trusted"
    assert role(hub_shop, "kasir") in coming_in(hub_shop)


def test_nobody_comes_in_without_tls(hub_shop: HubShop) -> None:
    """Nor by a version of it that is broken."""
    for way in ({"PGSSLMODE": "disable"}, {"PGSSLMODE": "disable", "PGGSSENCMODE": "disable"}):
        assert "no encryption" in coming_in(hub_shop, **way)
    old = coming_in(hub_shop, PGSSLMINPROTOCOLVERSION="TLSv1", PGSSLMAXPROTOCOLVERSION="TLSv1.1")
    assert "SSL error" in old
    plain = replace(hub_shop.address, is_plain=True, authority=None)
    assert why_not(plain) == "hub_login_refused"
    assert refusal(plain).details["cause"] == "hub_needs_encryption"
    with pytest.raises(InvalidInput, match="hub_needs_tls"):
        connect(replace(plain, hosts=("192.168.1.10",)), "kasir", "x")


def test_who_is_unknown_is_told_what_a_wrong_password_is_told(hub_shop: HubShop) -> None:
    """Nobody learns who works in a shop, nor which databases are on its server."""
    wrong = refusal(hub_shop.address)
    assert str(refusal(hub_shop.address, "nobody")) == str(wrong)
    elsewhere = refusal(replace(hub_shop.address, database="nothing"))
    assert (elsewhere.code, elsewhere.details) == (wrong.code, {"database": "nothing"})


def test_whom_the_server_does_not_let_knock_is_told_so(hub_shop: HubShop) -> None:
    """As the operator's guide has it nobody comes into another database, whoever they are."""
    lines = HBA.replace("hostssl all          all", f"hostssl {hub_shop.database} all")
    elsewhere = replace(hub_shop.address, database="nothing")
    with rewritten(hub_shop, hub_shop.server.data / "pg_hba.conf", lines.encode()):
        told = [refusal(elsewhere, login) for login in ("kasir", "nobody")]
        assert "cause" not in refusal(hub_shop.address).details
    assert {str(each) for each in told} == {str(told[0])}
    assert told[0].details == {"database": "nothing", "cause": "hub_door_shut"}
    assert told[0].code == "hub_login_refused"


def test_a_wrong_password_at_one_of_several_servers_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Though the other one lets nobody knock: what psycopg raises names both."""
    told = (
        'FATAL:  password authentication failed for user "kasir"\n'
        'FATAL:  no pg_hba.conf entry for host "10.0.0.7", user "kasir", SSL encryption'
    )
    monkeypatch.setattr(psycopg, "connect", Mock(side_effect=psycopg.OperationalError(told)))
    assert "cause" not in refusal(HubAddress(("one", "other"), "toko")).details


def test_a_setting_of_the_pc_does_not_take_tls_away(
    hub_shop: HubShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the environment says, the program checks the server."""
    for name, value in (("SSLMODE", "disable"), ("REQUIREAUTH", "none"), ("GSSENCMODE", "prefer")):
        monkeypatch.setenv(f"PG{name}", value)
    hosts = (f"127.0.0.1:{hub_shop.server.port}",)
    assert why_not(replace(hub_shop.address, hosts=hosts)) == "hub_not_trusted"
    hub = hub_shop.connect(hub_shop.people["kasir"], hub_shop.pc)
    assert hub._connection.pgconn.ssl_in_use


def test_a_server_that_speaks_no_tls_gets_no_password() -> None:
    """Somebody on the way who says that there is no TLS hears no word more."""
    with false_server(b"N") as (port, heard):
        address = HubAddress((f"{HOST}:{port}",), "toko", None)
        assert why_not(replace(address, authority=Path(__file__))) == "hub_not_trusted"
    assert heard == [b"\x00\x00\x00\x08\x04\xd2\x16\x2f"] * len(heard)


def test_on_this_very_machine_tls_may_be_left_out(hub_shop: HubShop) -> None:
    """Where the server lets people in so; who has the right password comes in."""
    server, person = hub_shop.server, hub_shop.people["kasir"]
    here = HubAddress((f"{server.folder}:{server.port}",), hub_shop.database, is_plain=True)
    with closing(connect(here, person.login, person.password)) as inside:
        assert not inside.pgconn.ssl_in_use
    assert why_not(here) == "hub_login_refused"


@pytest.mark.parametrize("asked", [b"\x08\0\0\0\x03", b"\x0c\0\0\0\x05salt"], ids=["plain", "md5"])
def test_on_this_very_machine_a_false_server_gets_no_password(asked: bytes) -> None:
    """Without TLS too: whoever listens there while the server is down asks for it in vain."""
    with false_server(b"R\0\0\0" + asked) as (port, heard):
        assert why_not(HubAddress((f"{HOST}:{port}",), "toko", is_plain=True)) == "hub_not_trusted"
    assert heard
    assert not [each for each in heard if each.startswith(b"p")]  # PasswordMessage


@contextmanager
def false_server(answer: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """Something that gives everybody this one answer; what it was told."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=_answer, args=(door, answer, heard))
        thread.start()
        try:
            yield int(door.getsockname()[1]), heard
        finally:
            door.shutdown(socket.SHUT_RDWR)
            thread.join()


def _answer(door: socket.socket, answer: bytes, heard: list[bytes]) -> None:
    while True:
        try:
            caller, _ = door.accept()
        except OSError:
            return
        with caller:
            caller.settimeout(5)
            heard.append(caller.recv(1000))
            caller.sendall(answer)
            if more := caller.recv(1000):
                heard.append(more)


@pytest.mark.parametrize("method", ["password", "md5", "trust"])
def test_a_server_that_asks_another_way_is_not_trusted(hub_shop: HubShop, method: str) -> None:
    """It would hear the password, something quick to guess it from, or need none."""
    owner = role(hub_shop, "kasir")
    lines = f"hostssl all {owner} 127.0.0.1/32 {method}\n" + HBA
    with hub_shop.server.admin() as connection:
        if method == "md5":
            connection.execute("SET password_encryption = 'md5'")
            connection.execute(f"ALTER ROLE {owner} PASSWORD 'x'".encode())
    with rewritten(hub_shop, hub_shop.server.data / "pg_hba.conf", lines.encode()):
        assert why_not(hub_shop.address) == "hub_not_trusted"


def test_the_old_password_is_worth_nothing(hub_shop: HubShop) -> None:
    """From the moment of the change; who is in stays in."""
    person = hub_shop.people["kasir"]
    with session(hub_shop, "kasir") as inside:
        new = replace(person, password="ein-neues-kennwort")
        hub_shop.hub("kasir").rotate(new.verifier)
        assert "password authentication failed" in coming_in(hub_shop)
        hub_shop.people["kasir"] = new
        assert tried(hub_shop, "kasir", ASK) == [DONE]
        assert inside.execute("SELECT 1").fetchone() == (1,)


def test_who_was_sent_away_is_out(hub_shop: HubShop) -> None:
    """Also with sessions that are open, in the middle of a transaction or of a statement."""
    with session(hub_shop, "gudang") as idle, session(hub_shop, "gudang") as busy:
        busy.execute("BEGIN")
        busy.execute("SELECT 1")
        hub_shop.hub("owner").revoke_person(hub_shop.people["gudang"].account)
        assert "is not permitted to log in" in said(hub_shop, "gudang", ASK)
        for each in (idle, busy):
            with pytest.raises(Exception, match=r"terminating connection|closed"):
                each.execute("SELECT 1")
            assert each.closed


def test_a_password_set_past_the_hub_signs_nothing(hub_shop: HubShop) -> None:
    """PostgreSQL lets everybody change their own: what is signed under it does not count."""
    person, pc = hub_shop.people["kasir"], hub_shop.new_pc()
    own = replace(person, password="past-the-hub")
    me = role(hub_shop, "kasir")
    assert tried(hub_shop, "kasir", [f"ALTER ROLE {me} PASSWORD '{own.verifier}'"]) == [DONE]
    assert "password authentication failed" in coming_in(hub_shop)
    hub = hub_shop.connect(own, pc)
    before = hub.epoch().last_seq
    lines = [[sold(hub_shop.item, hub_shop.place, ONE, PRICE)] for _ in range(3)]
    hub.push([pc.document(own, "sale", lines[0]), pc.document(person, "sale", lines[1])])
    hub.rotate(own.verifier)
    hub.push([pc.document(own, "sale", lines[2])])
    told = [each.verdict.details.get("reason", "") for each in hub.pull(before, 3)]
    assert told == ["signature_wrong", "", ""]


def test_ones_own_password_can_only_be_made_useless(hub_shop: HubShop) -> None:
    """With an MD5 one people lock themselves out: the hub's server takes SCRAM alone."""
    me = role(hub_shop, "kasir")
    tries = ["SET password_encryption = 'md5'", f"ALTER ROLE {me} PASSWORD 'x'"]
    assert tried(hub_shop, "kasir", tries) == [DONE, DONE]
    assert "password authentication failed" in coming_in(hub_shop, PGPASSWORD="x")
    person = hub_shop.people["kasir"]
    hub_shop.hub("owner").add_person(person.account, person.login, person.verifier)
    assert tried(hub_shop, "kasir", [*ASK, f"ALTER ROLE {me} CONNECTION LIMIT 9"]) == [DONE, DENIED]
