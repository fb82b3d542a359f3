"""Two real PostgreSQL servers, one the other's streaming replica, that tests make fail over."""

import signal
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Self

import pytest

from tests.postgres import (
    ADMIN,
    HOST,
    Server,
    configure,
    make_server,
    require_server,
    server_folder,
)

REPLICA = "replica"
NEEDED = {"full_page_writes": "on", "wal_log_hints": "on"}  # by pg_rewind


class Pair:
    """A primary and its standby, each in a folder of its own, started; a context manager.

    While `synchronous`, a commit on the primary returns when the standby has it on its disk. After
    `fail_over` the new primary goes on alone until `rebuild` brings the other one back.
    """

    def __init__(self, settings: Mapping[str, str] | None = None, *, synchronous: bool = True):
        self.synchronous = synchronous
        self.standby: Server | None = None
        self._settings = {**NEEDED, **(settings or {})}
        self._servers: list[Server] = []
        self._lost: Server | None = None
        self._open = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as opening:
            self._open = opening
            self.primary = self._kept(make_server(self._folder(), self._settings))
            self.primary.start()
            self._accompany(self._kept(self.primary.standby(self._folder())))
            self._open = opening.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def dsn(self, database: str, user: str, password: str, **more: str) -> str:
        """For people over TLS: both hosts, whichever takes writes now."""
        ports = ",".join(str(server.port) for server in self._servers)
        settings = {
            "host": ",".join(HOST for _ in self._servers),
            "hostaddr": ",".join("127.0.0.1" for _ in self._servers),
            "port": ports,
            "dbname": database,
            "user": user,
            "password": password,
            "sslmode": "verify-full",
            "sslrootcert": str(self.primary.authority.certificate),
            "target_session_attrs": "read-write",
            "connect_timeout": "5",
            **more,
        }
        return " ".join(f"{name}={value}" for name, value in settings.items())

    def admin_dsn(self, database: str = "postgres") -> str:
        """For the superuser through the sockets: both, whichever takes writes now."""
        folders = ",".join(str(server.folder) for server in self._servers)
        ports = ",".join(str(server.port) for server in self._servers)
        return (
            f"host={folders} port={ports} user={ADMIN} dbname={database} "
            "target_session_attrs=read-write connect_timeout=5"
        )

    def kill_primary(self) -> None:
        """kill -9 of the primary and all its processes, as a power cut."""
        self.primary.kill()

    def crash_primary(self) -> None:
        """Stops the primary at once ("immediate"); it recovers when it is started again."""
        self.primary.stop(signal.SIGQUIT)

    def promote(self) -> None:
        """The standby becomes the primary; the old one must be dead, and waits for `rebuild`."""
        assert self.standby is not None, "nobody to promote"
        self.standby.promote()
        self._lost, self.primary, self.standby = self.primary, self.standby, None

    def fail_over(self) -> None:
        """The primary dies, the standby takes over."""
        self.kill_primary()
        self.promote()

    def rebuild(self, *, rewind: bool = True) -> None:
        """The lost server comes back as the standby: rewound to where they parted, or copied anew.

        What it had committed alone is gone from it then.
        """
        assert self._lost is not None, "nobody is lost"
        lost, self._lost = self._lost, None
        if rewind:
            self._rewind(lost)
            lost.start()
            self._accompany(lost)
            return
        self._servers.remove(lost)
        self._accompany(self._kept(self.primary.standby(self._folder())))

    def lose_standby(self) -> None:
        """kill -9 of the standby: while `synchronous`, commits wait until it is back."""
        assert self.standby is not None
        self.standby.kill()

    def bring_back_standby(self) -> None:
        """Starts the killed standby again; it catches up by itself."""
        assert self.standby is not None
        self.standby.start()

    def go_on_alone(self) -> None:
        """The primary no longer waits for a standby."""
        self._require("")

    def _folder(self) -> Path:
        return self._open.enter_context(server_folder())

    def _kept(self, server: Server) -> Server:
        self._servers.append(server)
        self._open.callback(server.stop, signal.SIGQUIT)
        return server

    def _accompany(self, standby: Server) -> None:
        self.standby = standby
        if self.synchronous:
            self._require(REPLICA)
            self._wait_until_synchronous()

    def _require(self, names: str) -> None:
        with self.primary.admin() as connection:
            connection.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{names}'")
            connection.execute("SELECT pg_reload_conf()")

    def _wait_until_synchronous(self) -> None:
        state = "SELECT sync_state FROM pg_stat_replication WHERE application_name = %s"
        with self.primary.admin() as connection:
            while connection.execute(state, (REPLICA,)).fetchone() != ("sync",):
                connection.execute("SELECT pg_sleep(0.02)")

    def _rewind(self, lost: Server) -> None:
        """Lets the primary's files replace what the lost server alone has, its settings too.

        Before the primary's first checkpoint pg_rewind takes both for the same timeline and does
        nothing.
        """
        with self.primary.admin() as connection:
            connection.execute("CHECKPOINT")
        source = f"{self.primary.admin_dsn()} application_name={REPLICA}"
        lost.run("pg_rewind", "-D", str(lost.data), "--source-server", source, "-R")
        configure(lost)


@pytest.fixture
def postgres_pair() -> Iterator[Pair]:
    """Two servers that a test may kill; every commit waits for both."""
    require_server()
    with Pair() as pair:
        yield pair
