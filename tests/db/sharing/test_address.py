"""Where the hub is: what can be typed, what is kept."""

from pathlib import Path

import pytest

from db.connection import ShopDatabase
from db.errors import InvalidInput
from db.sharing.address import (
    Address,
    checked_address,
    keep_address,
    kept_address,
    reached,
    read_certificate,
    split_host,
)

CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"


def test_a_joined_copy_keeps_where_the_hub_is(shop_database: ShopDatabase) -> None:
    """With its certificate; a shop of one PC knows none."""
    assert kept_address(shop_database) is None
    address = Address(("10.0.0.2:5433", "10.0.0.3:5432"), "toko", CERTIFICATE)
    shop_database.execute_sql(
        "INSERT INTO hub_link (one, state, hub, system, timeline, device_key)"
        " VALUES (1, 'joined', '', '', '', ?)",
        (b"k" * 32,),
    )
    keep_address(shop_database, address)
    assert kept_address(shop_database) == address


def test_several_hosts_are_typed_with_commas() -> None:
    """Spaces and empty places between them are nothing."""
    typed = " hub-1, hub-2:5555 , 2001:db8::2, [2001:db8::3]:5433,"
    address = checked_address(hosts=typed, port=" 5444", certificate=CERTIFICATE)
    hosts = ("hub-1:5444", "hub-2:5555", "[2001:db8::2]:5444", "[2001:db8::3]:5433")
    assert address.hosts == hosts
    assert [split_host(host)[1] for host in hosts] == ["5444", "5555", "5444", "5433"]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "/var/run/postgresql"])
def test_only_on_this_pc_there_may_be_no_certificate(host: str) -> None:
    """Nobody can listen on the way."""
    assert checked_address(hosts=host).certificate == ""


def test_a_certificate_that_is_known() -> None:
    """It is kept where one is needed and none was named."""
    assert checked_address(hosts="hub-1", known=CERTIFICATE).certificate == CERTIFICATE
    other = CERTIFICATE.replace("MIIB", "MIIC")
    named = checked_address(hosts="hub-1", certificate=other, known=CERTIFICATE)
    assert named.certificate == other
    assert checked_address(hosts="localhost", known=CERTIFICATE).certificate == ""


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"hosts": " , "}, "hub_host_missing"),
        ({"hosts": "localhost", "port": "no"}, "hub_port_wrong"),
        ({"hosts": "localhost", "port": "70000"}, "hub_port_wrong"),
        ({"hosts": "localhost", "port": "²"}, "hub_port_wrong"),
        ({"hosts": "10.0.0.2"}, "hub_certificate_missing"),
        ({"hosts": "127.0.0.1, 10.0.0.2"}, "hub_certificate_missing"),
        ({"hosts": "127.0.0.1.example.com"}, "hub_certificate_missing"),
        ({"hosts": "10.0.0.2", "certificate": "hello"}, "hub_certificate_unreadable"),
    ],
)
def test_what_cannot_be_an_address(typed: dict[str, str], code: str) -> None:
    """Each has a code of its own."""
    with pytest.raises(InvalidInput) as refused:
        checked_address(**typed)
    assert refused.value.code == code


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"x" * 300_000])
def test_a_file_that_is_no_certificate(tmp_path: Path, content: bytes | None) -> None:
    """Missing, no text, or far too long."""
    file = tmp_path / "ca.crt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(InvalidInput) as refused:
        read_certificate(file)
    assert refused.value.code == "hub_certificate_unreadable"


def test_a_certificate_is_a_file_while_it_is_needed() -> None:
    """libpq reads no text."""
    with reached(Address(("hub",), certificate=CERTIFICATE)) as address:
        file = address.authority
        assert file is not None
        assert file.read_text() == CERTIFICATE
    assert not file.exists()
