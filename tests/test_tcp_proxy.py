"""The proxy between tests and a server cuts, holds, delays and tears connections as told."""

import socket
import threading
import time
from collections.abc import Iterator
from socketserver import StreamRequestHandler, ThreadingTCPServer

import pytest

from tests.tcp_proxy import HERE, End, Proxy

PATIENCE = 30.0


class Echo(StreamRequestHandler):
    """Sends back every line."""

    def handle(self) -> None:
        """Until the client says no more."""
        try:
            for line in self.rfile:
                self.wfile.write(line)
        except OSError:
            return


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    """One before a server that sends back every line."""
    with ThreadingTCPServer((HERE, 0), Echo) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            with Proxy((HERE, server.server_address[1])) as proxy:
                yield proxy
        finally:
            server.shutdown()
            thread.join()


def connected(proxy: Proxy) -> socket.socket:
    """A client that came in through the proxy."""
    return socket.create_connection((HERE, proxy.port), PATIENCE)


def answer(client: socket.socket, text: bytes) -> bytes:
    """What comes back for a line, as far as it comes."""
    client.sendall(text)
    got = b""
    while len(got) < len(text) and (piece := client.recv(1_000)):
        got += piece
    return got


def torn(proxy: Proxy, text: bytes, got: bytearray) -> None:
    """Says something on a connection of its own and collects, byte for byte, what comes back."""
    with connected(proxy) as client:
        client.sendall(text)
        while piece := client.recv(1):
            got += piece


def test_carries_both_ways_and_counts(proxy: Proxy) -> None:
    """Large and small, up to the end of what a client sends, and the end itself."""
    with connected(proxy) as client:
        assert answer(client, b"beras\n") == b"beras\n"
        large = b"x" * 300_000 + b"\n"
        assert answer(client, large) == large
        client.shutdown(socket.SHUT_WR)
        assert client.recv(10) == b""
    assert proxy.carried == {"server": 300_007, "client": 300_007}
    assert proxy.accepted == 1


def test_a_cut_resets_who_is_there_and_who_comes(proxy: Proxy) -> None:
    """Until it is healed; then new connections are carried again."""
    with connected(proxy) as client:
        answer(client, b"before\n")
        proxy.cut()
        with pytest.raises(ConnectionError):
            answer(client, b"after\n")
    with pytest.raises(ConnectionError):
        torn(proxy, b"still cut\n", bytearray())
    proxy.heal()
    with connected(proxy) as healed:
        assert answer(healed, b"healed\n") == b"healed\n"


def test_break_off_spares_who_comes_later(proxy: Proxy) -> None:
    """One reset, no outage."""
    with connected(proxy) as client:
        answer(client, b"before\n")
        proxy.break_off()
        with pytest.raises(ConnectionError):
            answer(client, b"after\n")
    with connected(proxy) as later:
        assert answer(later, b"later\n") == b"later\n"


def test_hushed_bytes_arrive_when_it_heals(proxy: Proxy) -> None:
    """Nothing arrives and nothing is closed meanwhile."""
    with connected(proxy) as client:
        answer(client, b"before\n")
        proxy.hush()
        client.sendall(b"waits\n")
        client.settimeout(0.2)
        with pytest.raises(TimeoutError):
            client.recv(10)
        client.settimeout(PATIENCE)
        proxy.heal()
        assert client.recv(10) == b"waits\n"


def test_a_delay_holds_each_direction(proxy: Proxy) -> None:
    """A question and its answer come that much later each."""
    with connected(proxy) as client:
        proxy.delay(0.1)
        began = time.monotonic()
        assert answer(client, b"slow\n") == b"slow\n"
        assert time.monotonic() - began >= 0.2
        proxy.heal()
        assert answer(client, b"quick\n") == b"quick\n"


@pytest.mark.parametrize(("towards", "seen"), [("client", b"halv"), ("server", b"")])
def test_halve_tears_one_message(proxy: Proxy, towards: End, seen: bytes) -> None:
    """Exactly so many bytes come through, once; the server answers whole lines alone."""
    proxy.halve(4, towards)
    got = bytearray()
    with pytest.raises(ConnectionError):
        torn(proxy, b"halved\n", got)
    assert got == seen
    assert proxy.carried[towards] == 4
    with connected(proxy) as next_one:
        assert answer(next_one, b"whole\n") == b"whole\n"


def test_without_a_server_connections_are_reset() -> None:
    """What is behind the proxy may be dead."""
    with socket.create_server((HERE, 0)) as probe:
        nobody = probe.getsockname()[1]
    with Proxy((HERE, nobody)) as proxy, pytest.raises(ConnectionError):
        torn(proxy, b"hello?\n", bytearray())
