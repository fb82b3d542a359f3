"""A connection to a real hub as the link uses it: heard, broken off, wrong in every way."""

import select
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from psycopg.errors import DiskFull, IoError, OutOfMemory, TooManyConnections

from db.errors import HubError
from db.sharing.address import Address
from db.sharing.hub.errors import hub_errors
from db.sharing.hub.server_line import ServerLine, open_line
from db.sharing.way import Way
from tests.certificates import make_authority
from tests.db.sharing.fake_hub import PATIENCE
from tests.db.sharing.hubs import PRICE, HubShop
from tests.db.sharing.rows import ONE, sold
from tests.postgres import HOST


@pytest.fixture
def way(hub_shop: HubShop) -> Way:
    """The owner's from the shop's first PC."""
    server, owner = hub_shop.server, hub_shop.people["owner"]
    certificate = server.authority.certificate.read_text()
    address = Address((f"{HOST}:{server.port}",), hub_shop.database, certificate)
    return Way(address, owner.login, owner.password, hub_shop.pc.device, hub_shop.pc.key)


@pytest.fixture
def line(way: Way) -> Iterator[ServerLine]:
    """A connection on it."""
    with closing(open_line(way)) as line:
        yield line


def test_what_others_push_is_heard(hub_shop: HubShop, line: ServerLine) -> None:
    """The socket can be read then; once heard there is silence."""
    assert not line.heard()
    sale = [sold(hub_shop.item, hub_shop.place, ONE, PRICE)]
    pc = hub_shop.new_pc()
    hub_shop.push(pc.document(hub_shop.people["kasir"], "sale", sale), by="kasir", pc=pc)
    assert select.select([line.fileno()], [], [], PATIENCE)[0]
    assert line.heard()
    assert not line.heard()


def test_a_word_while_another_answer_was_awaited_is_heard(
    hub_shop: HubShop, line: ServerLine
) -> None:
    """It has been read from the socket by then."""
    sale = [sold(hub_shop.item, hub_shop.place, ONE, PRICE)]
    pc = hub_shop.new_pc()
    hub_shop.push(pc.document(hub_shop.people["kasir"], "sale", sale), by="kasir", pc=pc)
    line.epoch()
    assert line.heard()


def test_a_line_can_be_broken_off_while_the_server_works(line: ServerLine) -> None:
    """Whoever waits for the answer hears at once that there will be none."""
    asked, ended = threading.Event(), threading.Event()

    def wait() -> None:
        asked.set()
        with pytest.raises(HubError, match="hub_unreachable"):
            line.wait(PATIENCE * 10)
        ended.set()

    thread = threading.Thread(target=wait)
    thread.start()
    assert asked.wait(PATIENCE)
    line.abort()
    assert ended.wait(PATIENCE)
    thread.join()
    line.close()
    line.abort()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"password": "salah-sekali"}, "hub_login_refused"),
        ({"login": "nobody"}, "hub_login_refused"),
    ],
)
def test_a_wrong_person_is_told_apart(way: Way, change: dict[str, str], code: str) -> None:
    """From a server that is not there."""
    with pytest.raises(HubError, match=code):
        open_line(replace(way, **change))  # type: ignore[arg-type]  # texts all


def test_a_wrong_server_is_told_apart(way: Way, tmp_path: Path) -> None:
    """Nobody there, another database, another authority, another name."""
    stranger = make_authority(tmp_path / "authority").certificate.read_text()
    port = way.address.hosts[0].rpartition(":")[2]
    for address, code in (
        (replace(way.address, hosts=("localhost:1",)), "hub_unreachable"),
        (replace(way.address, database="nothing"), "hub_login_refused"),
        (replace(way.address, certificate=stranger), "hub_not_trusted"),
        (replace(way.address, hosts=(f"127.0.0.1:{port}",)), "hub_not_trusted"),
    ):
        with pytest.raises(HubError, match=code):
            open_line(replace(way, address=address))


@pytest.mark.parametrize("answer", [b"", b"\x16\x03\x03\x00\x7a\x02\x00"])
def test_a_server_that_ends_amid_the_handshake_is_not_there(tmp_path: Path, answer: bytes) -> None:
    """It crashed, and is tried again soon; nobody has to look after a certificate."""
    certificate = make_authority(tmp_path / "authority").certificate.read_text()

    def crash(listener: socket.socket) -> None:
        client, _ = listener.accept()
        with client:
            client.recv(8)
            client.sendall(b"S")  # yes, TLS
            client.recv(4096)
            client.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listener, ThreadPoolExecutor() as threads:
        crashed = threads.submit(crash, listener)
        address = Address((f"localhost:{listener.getsockname()[1]}",), "toko", certificate)
        with pytest.raises(HubError, match="hub_unreachable"):
            open_line(Way(address, "kasir", "rahasia", bytes(16), bytes(32)))
        crashed.result(PATIENCE)


def test_of_several_hosts_the_one_that_answers_is_taken(way: Way) -> None:
    """The others may be down."""
    hosts = ("localhost:1", *way.address.hosts)
    with closing(open_line(replace(way, address=replace(way.address, hosts=hosts)))) as line:
        assert line.epoch().last_seq > 0


@pytest.mark.parametrize("trouble", [DiskFull, OutOfMemory, TooManyConnections, IoError])
def test_a_server_in_trouble_is_asked_again(trouble: type[psycopg.Error]) -> None:
    """What it lacks is no fault of this program."""
    with pytest.raises(HubError) as told, hub_errors():
        raise trouble
    assert told.value.code == "hub_busy"
