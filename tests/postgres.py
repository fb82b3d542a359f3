"""A real PostgreSQL for tests: started from the installed binaries, on loopback with TLS."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.certificates import Authority, make_authority, sign_server

HOST = "localhost"  # what the server's certificate is for; 127.0.0.1 is a wrong name
ADMIN = "postgres"
OLDEST = 15
PROGRAMS = ("postgres", "initdb", "pg_basebackup", "psql")
PATIENCE = 60.0  # seconds
FAST: dict[str, str] = {  # a test's server survives its processes, not the machine
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "on",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "max_wal_senders": "6",
    "wal_level": "replica",
    "wal_keep_size": "256MB",
    "autovacuum_naptime": "10s",
}
HBA = f"""
local   replication  {ADMIN}                trust
local   all          {ADMIN}                trust
local   all          all                    scram-sha-256
hostssl all          all      127.0.0.1/32  scram-sha-256
hostssl replication  all      127.0.0.1/32  scram-sha-256
"""


@cache
def binaries() -> Path | None:
    """The folder of the newest installed server's programs; None where there is no server."""
    found = {path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/postgres")}
    if asked := shutil.which("pg_config"):
        printed = subprocess.run([asked, "--bindir"], capture_output=True, text=True, check=True)
        found.add(Path(printed.stdout.strip()))
    if beside := shutil.which("postgres"):
        found.add(Path(beside).resolve().parent)
    servers = [folder for folder in found if all((folder / each).exists() for each in PROGRAMS)]
    return max(servers, key=_major, default=None)


def missing() -> str:
    """Why no server can be started here; "" when one can."""
    folder = binaries()
    if folder is None:
        return "no PostgreSQL server is installed"
    if _major(folder) < OLDEST:
        return f"the installed PostgreSQL is older than {OLDEST}"
    if os.name != "posix":
        return "servers are started for tests on POSIX systems alone"
    return "" if shutil.which("openssl") else "no openssl for certificates"


@dataclass
class Server:
    """One cluster in a folder of its own; `data`, socket, certificates and log are in there."""

    folder: Path
    port: int
    authority: Authority
    settings: Mapping[str, str] = field(default_factory=dict)
    _process: "subprocess.Popen[bytes] | None" = None

    @property
    def data(self) -> Path:
        """The cluster's data directory."""
        return self.folder / "data"

    @property
    def log(self) -> str:
        """What the server said so far."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    @property
    def pid(self) -> int:
        """The postmaster's process id."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Starts it and waits until it answers."""
        options = {**FAST, **self.settings, "port": str(self.port)}
        arguments = [argument for item in options.items() for argument in ("-c", "=".join(item))]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._program("postgres"), "-D", self.data, *arguments],
                **self._as_owner(),
                stdout=log,
                stderr=log,
            )
        self._wait_until_ready()

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stops it: SIGINT is "fast", SIGQUIT "immediate" (a crash), SIGTERM waits for sessions."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(how)
        self._process.wait(PATIENCE)

    def kill(self) -> None:
        """The postmaster and all its processes at once, as a power cut would."""
        assert self._process is not None
        children = _children(self.pid)
        for pid in (self.pid, *children):
            _kill(pid)
        self._process.wait(PATIENCE)
        deadline = time.monotonic() + PATIENCE
        while any(_is_alive(pid) for pid in children) and time.monotonic() < deadline:
            time.sleep(0.01)
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def restart(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stopped and started again, on the same port."""
        self.stop(how)
        self.start()

    def kill_backend(self, pid: int) -> None:
        """One session's process is killed; the server then restarts all others, as it does.

        Returns once the server has noticed.
        """
        assert pid in _children(self.pid), "not a process of this server"
        _kill(pid)
        while pid in _children(self.pid):
            time.sleep(0.005)

    def promote(self) -> None:
        """Makes a standby the primary, and waits until it takes writes."""
        with self.admin() as connection:
            connection.execute("SELECT pg_promote(true, 60)")

    def standby(self, folder: Path, *, synchronous: bool = False) -> "Server":
        """A streaming replica of this server, started, in a folder of its own.

        A synchronous one holds back every commit here until it has it too.
        """
        replica = _prepared(folder, self.authority, self.settings)
        source = f"host={self.folder} port={self.port} user={ADMIN} application_name=replica"
        copy = ["-d", source, "-D", str(replica.data), "-R", "-X", "stream", "-c", "fast"]
        self.run("pg_basebackup", *copy)
        configure(replica)
        replica.start()
        if synchronous:
            self._require_replica()
        return replica

    def run(self, program: str, *arguments: str) -> None:
        """One of PostgreSQL's own programs, as the user who runs this server."""
        command = [self._program(program), *arguments]
        subprocess.run(command, **self._as_owner(), check=True, capture_output=True)

    def admin(self, database: str = "postgres") -> "psycopg.Connection":
        """A superuser's connection through the socket, committing each statement."""
        return psycopg.connect(self.admin_dsn(database), autocommit=True)

    def admin_dsn(self, database: str = "postgres") -> str:
        """Where `admin` connects to."""
        return f"host={self.folder} port={self.port} user={ADMIN} dbname={database}"

    def environment(self, **more: str) -> dict[str, str]:
        """For `psql` as anybody else: over TCP, checking the server's certificate."""
        return {
            **os.environ,
            "PGHOST": HOST,
            "PGHOSTADDR": "127.0.0.1",
            "PGPORT": str(self.port),
            "PGSSLMODE": "verify-full",
            "PGSSLROOTCERT": str(self.authority.certificate),
            "PGCONNECT_TIMEOUT": "20",
            "PSQLRC": os.devnull,
            **more,
        }

    def psql(self, sql: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        """Runs statements as `PGUSER`, `PGPASSWORD`, `PGDATABASE` say; stops at the first error."""
        return subprocess.run(
            [self._program("psql"), "-X", "-w", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql],
            env=self.environment(**environment),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    def _require_replica(self) -> None:
        with self.admin() as connection:
            connection.execute("ALTER SYSTEM SET synchronous_standby_names = 'replica'")
            connection.execute("SELECT pg_reload_conf()")

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while True:
            assert self._process is not None
            if self._process.poll() is not None:
                raise RuntimeError(f"PostgreSQL did not start:\n{self.log}")
            try:
                self.admin().close()
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
            else:
                return

    def _program(self, name: str) -> str:
        folder = binaries()
        assert folder is not None
        return str(folder / name)

    def _as_owner(self) -> dict[str, Any]:
        return _as(_owner(self.data))


def make_server(folder: Path, settings: Mapping[str, str] | None = None) -> Server:
    """A new cluster in a folder, with an authority of its own; not started yet."""
    server = _prepared(folder, make_authority(folder / "authority"), settings or {})
    kind = ("--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust", "--no-sync")
    server.run("initdb", "-D", str(server.data), "-U", ADMIN, *kind)
    configure(server)
    return server


@contextmanager
def server_folder() -> Iterator[Path]:
    """A short one (a socket's path has room for 107 bytes) that the server's user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="lumbung-pg-"))
    if os.geteuid() == 0:
        os.chown(folder, *_server_user())
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running_server(settings: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A server of one's own, to crash or to measure; skips where none can be started."""
    require_server()
    with server_folder() as folder:
        server = make_server(folder, settings)
        try:
            server.start()
            yield server
        finally:
            server.stop(signal.SIGQUIT)


@contextmanager
def running_standby(server: Server, *, synchronous: bool = False) -> Iterator[Server]:
    """A streaming replica of a server; see `Server.standby`."""
    with server_folder() as folder:
        replica = server.standby(folder, synchronous=synchronous)
        try:
            yield replica
        finally:
            replica.stop(signal.SIGQUIT)


def require_server() -> None:
    """Skips the test, with the reason, where no server can be started."""
    if reason := missing():
        pytest.skip(reason)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The server of this test process; every test makes databases of its own there."""
    with running_server() as server:
        yield server


@pytest.fixture
def empty_database(postgres: Server) -> Iterator[str]:
    """The name of an empty database; it and the roles named after it go with the test."""
    name = f"toko{next(_NUMBERS)}"
    with postgres.admin() as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    yield name
    drop_database(postgres, name)


def drop_database(server: Server, name: str) -> None:
    """Drops a database with whoever is connected, and all roles that begin with its name."""
    with server.admin() as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        found = connection.execute(
            "SELECT quote_ident(rolname) FROM pg_roles WHERE starts_with(rolname, %s)",
            (f"{name}_",),
        ).fetchall()
        for (role,) in found:
            connection.execute(f"DROP OWNED BY {role}")
        for (role,) in found:
            connection.execute(f"DROP ROLE {role}")


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


_NUMBERS = count(1)


def _prepared(folder: Path, authority: Authority, settings: Mapping[str, str]) -> Server:
    server = Server(folder, free_port(), authority, settings)
    server.data.mkdir(mode=0o700)
    sign_server(authority, folder, HOST)
    if os.geteuid() == 0:
        for path in (server.data, folder / "server.key", folder / "server.crt"):
            os.chown(path, *_server_user())
    (folder / "server.key").chmod(0o600)
    return server


def configure(server: Server) -> None:
    """Says where the server listens and who may come in."""
    (server.data / "pg_hba.conf").write_text(HBA, encoding="ascii")
    configuration = server.data / "postgresql.auto.conf"
    kept = configuration.read_text(encoding="utf-8") if configuration.exists() else ""
    configuration.write_text(
        f"{kept}\n"
        "listen_addresses = '127.0.0.1'\n"
        f"unix_socket_directories = '{server.folder}'\n"
        "ssl = on\n"
        f"ssl_cert_file = '{server.folder / 'server.crt'}'\n"
        f"ssl_key_file = '{server.folder / 'server.key'}'\n"
        "password_encryption = 'scram-sha-256'\n"
        + "".join(f"{name} = '{value}'\n" for name, value in {**FAST, **server.settings}.items()),
        encoding="utf-8",
    )
    if os.geteuid() == 0:
        for name in ("pg_hba.conf", "postgresql.auto.conf"):
            os.chown(server.data / name, *_server_user())


@cache
def _server_user() -> tuple[int, int]:
    """Who runs the server when the tests run as root, which PostgreSQL refuses to."""
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return found.pw_uid, found.pw_gid
    raise RuntimeError("no user to run PostgreSQL as")


def _owner(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_uid, status.st_gid


def _as(owner: tuple[int, int]) -> dict[str, Any]:
    if os.geteuid() != 0:
        return {"cwd": "/"}
    return {"user": owner[0], "group": owner[1], "extra_groups": (), "cwd": "/"}


def _children(pid: int) -> list[int]:
    printed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True)
    return [int(each) for each in printed.stdout.split()]


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _is_alive(pid: int) -> bool:
    """Whether it can still do something: who is dead may wait long for its new parent to notice."""
    printed = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True)
    return printed.stdout.strip()[:1] not in ("", "Z")


def _major(folder: Path) -> int:
    printed = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True)
    return int(printed.stdout.split()[2].split(".")[0])
