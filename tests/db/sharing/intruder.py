"""A person with `psql` and their own password, who tries statement after statement."""

import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from tests.db.sharing.hubs import HubShop
from tests.db.sharing.rows import Person
from tests.postgres import HOST, binaries

LOGINS = ("owner", "gudang", "kasir", "pengamat")
TABLES = """
SELECT c.oid::regclass::text, array_agg(quote_ident(attname) ORDER BY attnum)
FROM pg_class AS c JOIN pg_attribute ON attrelid = c.oid AND attnum > 0
WHERE relnamespace = 'hub'::regnamespace AND relkind = 'r' GROUP BY 1
"""
DENIED = "42501"  # insufficient_privilege
OURS = "LB000"  # an error that the hub raises itself
DONE = "00000"
MARK = "@@ "
PATIENCE = 120.0


def role(shop: HubShop, login: str) -> str:
    """The name of a person's login on the server."""
    return f"{shop.database}_{login}"


def settings(shop: HubShop, person: Person, **more: str) -> dict[str, str]:
    """What `psql` needs to be them."""
    return {
        "PGUSER": role(shop, person.login),
        "PGPASSWORD": person.password,
        "PGDATABASE": shop.database,
        **more,
    }


def tried(shop: HubShop, login: str, statements: Iterable[str], **more: str) -> list[str]:
    """The SQLSTATE of each statement, one after the other in one session of `psql`."""
    told = said(shop, login, statements, **more).splitlines()
    return [line.removeprefix(MARK) for line in told if line.startswith(MARK)]


def said(shop: HubShop, login: str, statements: Iterable[str], **more: str) -> str:
    """What `psql` prints, errors among it."""
    script = "".join(f"{each}\n;\n\\echo {MARK}:SQLSTATE\n" for each in statements)
    folder = binaries()
    assert folder is not None
    ended = subprocess.run(
        [folder / "psql", "-X", "-w", "-q", "-A", "-t", "-f", "-"],
        env=shop.server.environment(**settings(shop, shop.people[login], **more)),
        input=script,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=PATIENCE,
    )
    return ended.stdout


def allowed(shop: HubShop, login: str, statements: Iterable[str], code: str = DENIED) -> list[str]:
    """Those of many statements that did not fail with a code, each with what came of it."""
    asked = [*statements]
    found = tried(shop, login, asked)
    assert len(found) == len(asked), "the session ended before its time"
    return [f"{each} -> {told}" for each, told in zip(asked, found, strict=True) if told != code]


@contextmanager
def rewritten(shop: HubShop, path: Path, content: bytes) -> Iterator[None]:
    """One of the server's files with another content for a while, which it has read."""
    before = path.read_bytes()
    try:
        path.write_bytes(content)
        reload(shop)
        yield
    finally:
        path.write_bytes(before)
        reload(shop)


def reload(shop: HubShop) -> None:
    """The server reads its files anew; waits until new sessions are under them."""
    with shop.server.admin() as connection:
        (before,) = connection.execute("SELECT clock_timestamp()").fetchone() or ()
        connection.execute("SELECT pg_reload_conf()")
    deadline = time.monotonic() + PATIENCE
    while True:
        with shop.server.admin() as connection:
            (read_at,) = connection.execute("SELECT pg_conf_load_time()").fetchone() or ()
        if read_at > before:
            return
        assert time.monotonic() < deadline


@contextmanager
def session(shop: HubShop, login: str) -> Iterator["psycopg.Connection[Any]"]:
    """A session that stays open, to hold something in."""
    person = shop.people[login]
    with psycopg.connect(
        host=HOST,
        port=shop.server.port,
        user=role(shop, login),
        password=person.password,
        dbname=shop.database,
        sslmode="verify-full",
        sslrootcert=str(shop.server.authority.certificate),
        autocommit=True,
    ) as connection:
        yield connection
