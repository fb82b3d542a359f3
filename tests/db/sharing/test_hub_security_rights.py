"""Every role with every object of a hub's database and every verb, as `hub_rights.txt` says it.

A new object or a new grant without its line there fails. What PostgreSQL gives to everybody is
compared with a database that is no hub.
"""

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from db.ids import VIEWER, new_id
from db.sharing.hub.grants import FOR_KEEPER, FOR_PEOPLE
from db.sharing.hub.schema import init
from tests.db.sharing.hubs import HubShop
from tests.db.sharing.rights import catalog, changes, matrix
from tests.db.sharing.rows import Person
from tests.postgres import Server, drop_database

TABLE = Path(__file__).with_name("hub_rights.txt")
LISTED_FOR = 15  # of newer servers' own functions more are taken
CALLED = {  # logins of the shop
    "owner": "owner",
    "gudang": "warehouse",
    "kasir": "cashier",
    "pengamat": "viewer",
    "pulang": "revoked",
}
GROUPS = ("keeper", "registrar", "person")


@pytest.fixture
def neighbour(postgres: Server, hub_shop: HubShop) -> Iterator[str]:
    """Another shop's hub on the same server, with its founder; and an empty database beside it."""
    name = f"{hub_shop.database}b"
    with postgres.admin() as connection:
        for database in (name, f"{name}plain"):
            connection.execute(f"CREATE DATABASE {database} TEMPLATE template0")
    with postgres.admin(name) as connection:
        init(connection)
        founder = Person(new_id(), "owner", VIEWER)
        connection.execute(
            "SELECT hub.found(%s, %s, %s)", (founder.account.hex(), "owner", founder.verifier)
        )
    yield name
    for database in (f"{name}plain", name):
        drop_database(postgres, database)


@pytest.fixture
def roles(hub_shop: HubShop, neighbour: str) -> dict[str, str]:
    """Every kind of role that there is, by its name: what it is called in the table."""
    gone = Person(new_id(), "pulang", VIEWER)
    hub_shop.push(hub_shop.pc.created(hub_shop.people["owner"], "account", gone.fields()))
    hub = hub_shop.hub("owner")
    hub.add_person(gone.account, gone.login, gone.verifier)
    hub.revoke_person(gone.account)
    ours = {f"{hub_shop.database}_{group}": group for group in GROUPS}
    people = {f"{hub_shop.database}_{login}": called for login, called in CALLED.items()}
    theirs = {f"{neighbour}_{group}": f"neighbour's-{group}" for group in (*GROUPS, "owner")}
    return ours | people | theirs | {"pg_monitor": "anybody"}


def is_same(told: list[str], listed: list[str]) -> str:
    """How two lists differ; "" when they do not."""
    return "\n".join(difflib.unified_diff(listed, told, "hub_rights.txt", "the hub", "", "", 0, ""))


def test_every_right_is_in_the_table(
    postgres: Server, hub_shop: HubShop, neighbour: str, roles: dict[str, str]
) -> None:
    """With `LUMBUNG_WRITE_RIGHTS=1` the table is written anew, to be read before it is kept."""
    with postgres.admin(hub_shop.database) as connection:
        told = list(matrix(connection, roles))
        of_hub = catalog(connection, roles)
        version = connection.info.server_version // 10_000
    with postgres.admin(f"{neighbour}plain") as connection:
        told += changes(catalog(connection, roles), of_hub)
    if os.environ.get("LUMBUNG_WRITE_RIGHTS"):
        TABLE.write_text("\n".join(told) + "\n", encoding="utf-8")
    listed = TABLE.read_text(encoding="utf-8").splitlines()
    if version > LISTED_FOR:
        told = [line for line in told if not line.startswith("taken: ") or line in listed]
    assert not is_same(told, listed), is_same(told, listed)


@pytest.mark.parametrize(
    "planted",
    [
        "GRANT SELECT ON hub.journal TO PUBLIC",
        "GRANT SELECT (login) ON hub.person TO {kasir}",
        "CREATE TABLE hub.more (id int)",
        "CREATE FUNCTION hub.more() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "GRANT EXECUTE ON FUNCTION hub.judge_rights TO {kasir}",
        "GRANT TEMPORARY ON DATABASE {database} TO PUBLIC",
        "GRANT CREATE ON SCHEMA public TO PUBLIC",
        "GRANT EXECUTE ON FUNCTION pg_read_file(text) TO {kasir}",
        "GRANT SELECT ON pg_authid TO PUBLIC",
        "ALTER ROLE {kasir} CREATEROLE",
        "ALTER ROLE {kasir} CONNECTION LIMIT 99",
        "GRANT {keeper} TO {kasir}",
        "CREATE SEQUENCE hub.counted",
        "SELECT lo_create(0)",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA hub GRANT SELECT ON TABLES TO PUBLIC",
        "GRANT SET ON PARAMETER log_statement TO {kasir}",
    ],
)
def test_a_new_grant_or_object_is_noticed(
    postgres: Server, hub_shop: HubShop, planted: str
) -> None:
    """What nobody wrote into the table changes the matrix."""
    names = {each: f"{hub_shop.database}_{each}" for each in ("kasir", "keeper")}
    ours = {role: each for each, role in names.items()}
    with (
        postgres.admin(hub_shop.database) as connection,
        connection.transaction(force_rollback=True),
    ):
        before = [*matrix(connection, ours), *map(str, catalog(connection, ours))]
        connection.execute(planted.format(database=hub_shop.database, **names).encode())
        after = [*matrix(connection, ours), *map(str, catalog(connection, ours))]
    assert sorted(before) != sorted(after)


def test_nobody_in_the_hub_is_a_superuser(hub_shop: HubShop) -> None:
    """Nor is anybody of its roles a member of PostgreSQL's own, but for what the keeper needs."""
    with hub_shop.server.admin(hub_shop.database) as connection:
        found = connection.execute(
            "SELECT roleid::regrole::text, member::regrole::text FROM pg_auth_members"
            " WHERE roleid::regrole::text ~ '^pg_' AND starts_with(member::regrole::text, %s)",
            (f"{hub_shop.database}_",),
        ).fetchall()
    keeper = f"{hub_shop.database}_keeper"
    assert {*found} == {("pg_read_all_stats", keeper), ("pg_signal_backend", keeper)}


def test_the_keepers_functions_pin_where_they_look(hub_shop: HubShop) -> None:
    """Every function that runs with more rights than its caller has a search path of its own."""
    with hub_shop.server.admin(hub_shop.database) as connection:
        found: list[tuple[str, list[str] | None]] = connection.execute(
            "SELECT proname, proconfig FROM pg_proc WHERE prosecdef"
            " AND pronamespace <> 'pg_catalog'::regnamespace"
        ).fetchall()
    paths = ("search_path=hub, pg_catalog, pg_temp", "search_path=pg_catalog, pg_temp")
    assert {name for name, _ in found} == {*FOR_PEOPLE, *FOR_KEEPER}
    assert all(any(path in (settings or ()) for path in paths) for _, settings in found)


def test_the_source_of_functions_holds_no_secret(hub_shop: HubShop) -> None:
    """Everybody can read it: no key, no verifier, no password is in there."""
    secrets = [hub_shop.pc.key.hex(), *(each.verifier for each in hub_shop.people.values())]
    with hub_shop.server.admin(hub_shop.database) as connection:
        found = connection.execute(
            "SELECT string_agg(pg_get_functiondef(oid), '') FROM pg_proc"
            " WHERE pronamespace = 'hub'::regnamespace"
        ).fetchone()
        keys = connection.execute("SELECT encode(server_key, 'hex') FROM hub.person").fetchall()
    assert found is not None
    assert not any(secret in found[0] for secret in (*secrets, *(key for (key,) in keys)))


def test_a_plain_person_cannot_make_a_hub(hub_shop: HubShop) -> None:
    """`init` under a person's login changes nothing."""
    hub = hub_shop.hub("owner")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        init(hub._connection)
